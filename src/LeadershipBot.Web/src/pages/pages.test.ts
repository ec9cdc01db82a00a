import { render } from "lit";
import { beforeAll, describe, expect, test } from "vitest";
import { agency } from "../../test/fixtures/agency";
import { json, viewFor, words } from "../../test/view";
import type { Me } from "../api/model";
import { defineElements } from "../view/elements";
import type { View } from "../view/view";
import { actionsPage } from "./actions";
import { nudgesPage } from "./nudges";
import { overviewPage } from "./overview";
import type { Page } from "./page";
import { reportPage } from "./report";
import { unitPage } from "./unit";
import { unitsPage } from "./units";

const made = agency({ units: 40, rounds: 6 });
const own = agency({ units: 40, rounds: 6 }, "ownTeam");
const unit = made.unitPage(made.heatMap.units[1]!.unit)!;
const report = { ...made.overview, promised: made.regionPromises.actions };

beforeAll(defineElements);

async function shown<T>(page: Page<T>, value: T, view: View = viewFor()): Promise<HTMLElement> {
  const place = document.createElement("main");
  document.body.replaceChildren(place);
  render(page.render(view, value), place);
  await Promise.all([...place.querySelectorAll<HTMLElement & { updateComplete?: Promise<unknown> }>("lb-trend, lb-note, lb-heat-map")].map((element) => element.updateComplete));
  return place;
}

const all: readonly (readonly [string, () => Promise<HTMLElement>])[] = [
  ["overview", () => shown(overviewPage, made.overview)],
  ["units", () => shown(unitsPage, made.heatMap)],
  ["unit", () => shown(unitPage, unit)],
  ["actions", () => shown(actionsPage, made.board)],
  ["nudges", () => shown(nudgesPage, made.participation)],
  ["report", () => shown(reportPage, report)],
];

describe.each(all)("%s", (name, draw) => {
  test("has one main heading, and no level is left out", async () => {
    const page = await draw();
    expect(page.querySelectorAll("h1")).toHaveLength(1);
    const levels = [...page.querySelectorAll("h1, h2, h3")].filter((heading) => !heading.closest("dialog")).map((heading) => Number(heading.tagName[1]));
    levels.slice(1).forEach((level, index) => expect(level - levels[index]!).toBeLessThanOrEqual(1));
  });

  test("needs no style attribute, which the host's policy would refuse", async () => {
    expect([...(await draw()).querySelectorAll("[style]")].filter((element) => !element.closest(".chart"))).toEqual([]);
  });

  test("names every part that scrolls, and lets the keyboard reach it", async () => {
    const regions = (await draw()).querySelectorAll("[role=region]");
    expect(regions.length).toBeGreaterThanOrEqual(["overview", "units", "report"].includes(name) ? 1 : 0);
    for (const region of regions) {
      expect(region.getAttribute("aria-label")).toBeTruthy();
      expect(region.getAttribute("tabindex")).toBe("0");
    }
  });

  test("uses no id twice", async () => {
    const ids = [...(await draw()).querySelectorAll("[id]")].map((element) => element.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test("The overview tells a team that it is not shown by itself, and what is", async () => {
  const page = await shown(overviewPage, own.overview);
  expect(words(page)).toContain("Team Cedar is not shown by itself this time: not enough answers to protect everyone. This is the nearest group that is: Region 1.");
  expect(page.querySelectorAll("[role=meter]")).toHaveLength(2);
});

test("Where the overall score is not shown, the questions that are stand in its place", async () => {
  const page = await shown(unitPage, made.unitPage(made.fewShown)!);
  const card = page.querySelector(".score-card");
  expect(words(card?.querySelector("h2"))).toBe("The questions that are shown");
  expect([...card!.querySelectorAll(".headline .item-question")].map(words)).toEqual(["In my team, it is easy to ask for help.", "In the last four weeks, my supervisor told us what came of what we had said."]);
  expect(words(card)).toContain("Climate: not shown. Shown where all its questions are.");
  expect(card?.querySelector("[role=meter]")).toBeNull();
  expect(words(page.querySelector("lb-trend caption"))).toBe("Over time: Asking for help");
});

test("The trend begins with the scale where it is shown, in whatever order the trends come", async () => {
  const page = await shown(unitPage, unit);
  expect(words(page.querySelector("lb-trend caption"))).toBe("Over time: Climate");
  expect([...page.querySelectorAll("lb-trend option")].map(words).slice(0, 2)).toEqual(["Climate", "Speaking up"]);
});

test("A group that no round showed has no line and no column", async () => {
  const [first, second] = own.overview.trends;
  const gone = { ...first!, points: first!.points.map((point) => ({ ...point, mean: null, value: null, low: null, high: null })) };
  const page = await shown(overviewPage, { ...own.overview, trends: [gone, second!] });
  expect(words(page.querySelector("lb-trend"))).not.toContain(gone.name);
  const alone = await shown(overviewPage, { ...own.overview, trends: [gone] });
  expect(words(alone.querySelector("lb-trend"))).toContain("This group was not shown in any round.");
});

test("Below half of the people the overview says what that means", async () => {
  expect(words(await shown(overviewPage, made.overview))).toContain("Fewer than half answered, so this may not represent everyone.");
});

test("The gauge says its number, its interval and its verdict", async () => {
  const meter = (await shown(overviewPage, own.overview)).querySelector("[role=meter]");
  const score = own.overview.focus!.scores[0]!;
  expect(meter?.getAttribute("aria-valuenow")).toBe(String(score.value));
  expect(meter?.getAttribute("aria-valuetext")).toContain(`${score.mean} on a scale from 1 to 5. Likely between`);
});

test("The numbers of a chart are in a table, always", async () => {
  const table = (await shown(overviewPage, own.overview)).querySelector("lb-trend table");
  expect(table?.querySelectorAll("tbody tr")).toHaveLength(6);
  expect(words(table)).toContain("Not shown");
});

test("Before the first results the overview says when there will be some", async () => {
  const page = await shown(overviewPage, { ...made.overview, round: null, focus: null, agency: null, regions: [], trends: [], reliability: null, promises: null });
  expect(words(page)).toContain("No results yet");
  expect(page.querySelector(".downloads")).toBeNull();
});

test("The overview says in words what was promised, whoever reads it", async () => {
  const card = (page: Element): Element | null | undefined => page.querySelector('a[href="#/actions"]')?.closest("section");
  const staff = words(card(await shown(overviewPage, { ...own.overview, promises: null })));
  expect(staff).toContain("Every question from the town hall gets an answer in writing. Agency · Going · due November 15, 2026");
  expect(staff).toContain("Nobody drives alone to a first visit. Agency · Done on October 25, 2026");
  expect(staff).not.toContain("promises in all");
  expect(words(card(await shown(overviewPage, made.overview)))).toContain("promises in all");
  expect(words(card(await shown(overviewPage, { ...own.overview, promises: null, latestPromises: [] })))).toBe("What we promisedSee all actions Nothing is open, and nothing was done in the last year.");
  const none = { ...made.overview.promises!, promised: 0, barriersRaised: 0 };
  expect(words(await shown(overviewPage, { ...made.overview, promises: none, latestPromises: [] }))).toContain("Nothing has been promised yet.");
});

test("The report says in words what the agency and its regions were promised, as far as there is room", async () => {
  expect([...(await shown(reportPage, report)).querySelectorAll(".promised .hint")].map(words)).toEqual(["Region 1 · Going · due November 15, 2026", "Region 2 · Done on October 25, 2026"]);
  const first = report.promised[0]!;
  const many = { ...report, promised: Array.from({ length: 30 }, (_, index) => ({ ...first, id: String(index), text: "We meet every week. ".repeat(25) })) };
  const page = await shown(reportPage, many);
  expect(page.querySelectorAll(".promised li").length).toBeLessThan(12);
  expect(words(page)).toMatch(/And \d+ more promises\./u);
  expect(words(page.querySelector(".promised p")).length).toBeLessThan(150);
  expect(words(await shown(reportPage, { ...report, promised: null, promises: null }))).not.toContain("promised");
});

test("Only those who see everything are led to the report", async () => {
  const manager: Me = { ...viewFor().me!, breadth: "ownTeam" };
  expect(words(await shown(overviewPage, made.overview))).toContain("Report to print");
  expect(words(await shown(overviewPage, own.overview, viewFor({ me: manager })))).not.toContain("Report to print");
});

test("The report has the agency and its regions, and nothing below them", async () => {
  const page = await shown(reportPage, report);
  const regions = made.overview.regions.map((region) => region.name);
  expect([...page.querySelectorAll(".report-table tbody th")].map(words)).toEqual([made.overview.agency!.name, ...regions]);
  expect(page.querySelectorAll(".sheet")).toHaveLength(2);
  for (const name of made.heatMap.units.filter((candidate) => candidate.depth > 1).map((candidate) => candidate.name)) {
    expect(words(page)).not.toContain(name);
  }
});

test("Regions that are left out are counted, on screen and on paper, and it is said where they are", async () => {
  expect(words(await shown(overviewPage, { ...made.overview, regionsLeftOut: 3 }))).toContain("And 3 more regions. All are on the map of units.");
  const regions = Array.from({ length: 40 }, (_, index) => ({ ...made.overview.regions[0]!, unit: String(index), name: `Region ${index}` }));
  const page = await shown(reportPage, { ...report, regions, regionsLeftOut: 3 });
  expect(page.querySelectorAll(".report-table tbody tr")).toHaveLength(21);
  expect(words(page)).toContain("And 23 more regions. All are on the map of units.");
  expect(words(await shown(reportPage, report))).not.toContain("more region");
});

test("A verdict of the report is a few words, whatever it is", async () => {
  const verdictOf = async (verdict: "tooEarly" | "madeUpDifferently", answers: string): Promise<string> => {
    const region = made.overview.regions[0]!;
    const scores = region.scores.map((score) => ({ ...score, answers, change: { ...score.change!, verdict } }));
    return words([...(await shown(reportPage, { ...report, regions: [{ ...region, scores }] })).querySelectorAll(".verdict-short")].at(-1));
  };
  expect(await verdictOf("tooEarly", "10–19")).toBe("too early");
  expect(await verdictOf("tooEarly", "10+")).toBe("too early");
  expect(await verdictOf("madeUpDifferently", "20–49")).toBe("not compared");
});

test("A unit that is not shown gives the one reason there is", async () => {
  const key = made.heatMap.units.find((candidate) => candidate.cells[0] === null)!.unit;
  const page = await shown(unitPage, made.unitPage(key)!);
  expect(words(page.querySelector(".hidden-score"))).toBe("Not shown. Not enough answers to protect everyone.");
  const withoutWords = await shown(unitPage, made.unitPage(key)!, viewFor({ words: null }));
  expect(words(withoutWords.querySelector(".hidden-score"))).toBe("Not shown. Not enough answers to protect everyone.");
});

test("The band of a trend is explained where there is one", async () => {
  const band = "The shaded band shows where the average of everybody asked likely lies.";
  const bare = unit.trends.map((trend) => ({ ...trend, points: trend.points.map((point) => ({ ...point, low: null, high: null })) }));
  expect(words(await shown(unitPage, unit))).toContain(band);
  expect(words(await shown(unitPage, { ...unit, trends: bare }))).not.toContain(band);
});

test("The report has one trend of the agency, however many there are", async () => {
  const { trends } = made.unitPage("agency")!;
  expect(trends.length).toBeGreaterThan(1);
  const page = await shown(reportPage, { ...report, trends });
  expect([...page.querySelectorAll(".report-columns table thead th")].map(words)).toEqual(["Closed", "Agency"]);
});

test("In the report too a score that belongs elsewhere says where it is", async () => {
  const page = await shown(reportPage, { ...report, regions: [made.unitPage(made.fewShown)!.unit] });
  expect([...page.querySelectorAll(".report-table tbody tr:last-child .visually-hidden")].map(words)).toContain("Not shown. Shown where all its questions are.");
});

test("The report has four promises at least, and one more for three regions that are not there", async () => {
  const promised = Array.from({ length: 30 }, (_, index) => ({ ...report.promised[0]!, id: String(index) }));
  const promises = async (count: number): Promise<string> => {
    const regions = Array.from({ length: count }, (_, index) => ({ ...made.overview.regions[0]!, unit: String(index) }));
    const page = await shown(reportPage, { ...report, regions, promised });
    return `${page.querySelectorAll(".promised li").length}, ${/And \d+ more promises/u.exec(words(page))?.[0] ?? ""}`;
  };
  expect(await promises(40)).toBe("4, And 26 more promises");
  expect(await promises(18)).toBe("4, And 26 more promises");
  expect(await promises(17)).toBe("5, And 25 more promises");
});

test("A note that several questions share is said once above them, and another stays with its question", async () => {
  const climate = unit.measures.filter((measure) => measure.kind === "item" && !measure.seen);
  const measures = unit.measures.map((measure) =>
    climate.includes(measure) ? { ...measure, note: measure === climate[0] ? { en: "Only here.", es: "Solo aquí." } : { en: "Read it with care.", es: "Léalo con cuidado." } } : measure);
  const card = [...(await shown(unitPage, { ...unit, measures })).querySelectorAll(".card")].find((one) => words(one).includes("Only here."));
  expect(climate.length).toBeGreaterThan(2);
  expect([...card!.querySelectorAll(".hint")].map(words).filter((text) => text === "Read it with care.")).toHaveLength(1);
  expect(words(card!.querySelector("h2 + .hint"))).toBe("Read it with care.");
  expect(words(card!.querySelector(".items .hint"))).toBe("Only here.");
});

test("The report shows without its promises where these cannot be read", async () => {
  const send: typeof fetch = (input) => Promise.resolve(String(input).endsWith("/results/overview") ? json(made.overview) : json({ code: "store" }, { status: 503 }));
  const answer = await reportPage.load(viewFor({ send }).api, { round: "latest", unit: "" }, new AbortController().signal);
  expect(answer).toMatchObject({ ok: true, value: { promised: null, agency: { name: "Agency" } } });
});

test("A unit's page has what was promised to that unit, whoever reads it", async () => {
  const page = await shown(unitPage, unit, viewFor({ me: { ...viewFor().me!, unit: "agency" } }));
  expect([...page.querySelectorAll(".note-card .eyebrow")].map(words)).toEqual([unit.unit.name, unit.unit.name]);
  expect([...page.querySelectorAll(".note-card .note-main")].map(words)).toEqual(["Two quiet hours a week for notes.", "A shared calendar for court days."]);
  expect(words(await shown(unitPage, { ...unit, actions: [] }))).toContain("No actions yet.");
});

test("A page that stands for a hidden team names that team without a link to itself", async () => {
  const team = unit.beneath[0]!;
  const page = await shown(unitPage, { ...unit, insteadOf: team });
  expect(words(page.querySelector(".beneath"))).toContain(team.name);
  expect(page.querySelector(`.beneath a[href="#/unit/${team.unit}"]`)).toBeNull();
  expect((await shown(unitPage, unit)).querySelector(`.beneath a[href="#/unit/${team.unit}"]`)).not.toBeNull();
});

test("A region that shows other questions says why its overall score is missing", async () => {
  const few = made.unitPage(made.fewShown)!.unit;
  const row = (await shown(overviewPage, { ...made.overview, regions: [few] })).querySelector(".region-table tbody tr");
  expect(words(row)).toContain("Not shown. Shown where all its questions are.");
});

test("Beside a group the agency shows the same measures, and the trend begins with the group's own", async () => {
  const few = made.unitPage(made.fewShown)!;
  const questions = few.unit.scores.map((score) => score.measure);
  const trends = [...few.trends.filter((trend) => questions.includes(trend.measure)), ...made.unitPage("agency")!.trends.filter((trend) => ["climate", ...questions].includes(trend.measure))];
  const page = await shown(overviewPage, { ...own.overview, focus: few.unit, agency: made.overview.agency, trends });
  const cards = [...page.querySelectorAll(".score-card")].map((card) => [...card.querySelectorAll(".headline .item-question")].map(words));
  expect(cards[0]).toHaveLength(2);
  expect(cards[1]).toEqual(cards[0]);
  expect(words(page.querySelectorAll(".score-card")[1])).not.toContain("Climate");
  expect(words(page.querySelector("lb-trend caption"))).toBe("Over time: Asking for help");
  expect([...page.querySelectorAll("lb-trend thead th")].map(words)).toEqual(["Closed", few.unit.name, "Agency"]);
  const apart = { ...made.overview.agency!, scores: made.overview.agency!.scores.filter((score) => !questions.includes(score.measure)) };
  const other = await shown(overviewPage, { ...own.overview, focus: few.unit, agency: apart, trends });
  expect(words(other.querySelectorAll(".score-card")[1])).toContain("Climate");
});

test("Where nothing stands out it is said why", async () => {
  const none = { ...made.overview, agency: { ...made.overview.agency!, strongest: [], weakest: [] } };
  expect(words(await shown(overviewPage, { ...none, focus: none.agency }))).toContain("None stands out: the questions are too close to each other.");
  const three = { ...none.agency, scores: none.agency.scores.filter((score) => ["climate", "VM-2", "SP-14", "PM-7"].includes(score.measure)) };
  expect(words(await shown(overviewPage, { ...none, focus: three, agency: three }))).toContain("Too few questions are shown to compare them.");
});

test("The first of several rounds is not said to be the only one", async () => {
  const once = { ...unit, trends: unit.trends.map((trend) => ({ ...trend, points: trend.points.slice(-1) })) };
  expect(words(await shown(unitPage, once))).toContain("One round so far.");
  expect(words(await shown(unitPage, once, viewFor({ round: "monthly-2026-01-16" })))).toContain("This was the first round of its kind.");
  const overview = { ...made.overview, trends: made.overview.trends.map((trend) => ({ ...trend, points: trend.points.slice(-1) })) };
  expect(words(await shown(overviewPage, overview, viewFor({ round: "monthly-2026-01-16" })))).toContain("One round so far.");
});

test.each(all)("On %s no sentence is said twice", async (_, draw) => {
  const sentences = [...(await draw()).querySelectorAll("p, dd, li:not(:has(p))")].filter((element) => !element.closest(".items, .note-card, .promised, .ranked, .headline, .facts, .counts, td, .legend"))
    .map(words).filter((text) => text.length > 30);
  expect(sentences.filter((text, index) => sentences.indexOf(text) !== index)).toEqual([]);
});

test("Each question shows its share of “can't tell” where there is one", async () => {
  expect(words((await shown(unitPage, unit)).querySelector(".items"))).not.toBe("");
  const page = words(await shown(unitPage, unit));
  expect(page).toContain("30% can’t tell");
  expect(page).not.toContain("20%− can’t tell");
});

test("An action of which nothing was heard is promised, the others are going, done or dropped", async () => {
  const lanes = async (board: typeof made.board): Promise<readonly string[]> =>
    [...(await shown(actionsPage, board)).querySelectorAll(".lane:not(.barriers) h2")].map(words);
  expect(await lanes(made.board)).toEqual(["Promised 2", "Going 1", "Done 1", "Dropped 1"]);
  expect(await lanes({ ...made.board, actions: [{ ...made.board.actions[0]!, hasHistory: true }] })).toEqual(["Promised 0", "Going 1", "Done 0"]);
});

test("A closed action says when it was closed, and an open one how long it has been open", async () => {
  const page = await shown(actionsPage, made.board);
  expect(words(page.querySelector(".lane-done"))).toContain("Done on October 25, 2026 · promised on October 1, 2026");
  expect(words(page.querySelector(".lane-promised"))).toContain("open for 24 days · due November 15, 2026");
  expect(words(page.querySelector(".lane-promised"))).toContain("We also heard from: foster families");
});

test("The figures of the whole agency are told apart from the list beneath them", async () => {
  const top = words((await shown(actionsPage, made.board)).querySelector(".card"));
  expect(top).toContain("These figures count the whole agency with all its teams.");
  expect(top).not.toContain("above it");
  const team: Me = { ...viewFor().me!, unit: "0123456789abcdef" };
  expect(words((await shown(actionsPage, made.board, viewFor({ me: team }))).querySelector(".card"))).toContain("to your unit and to those above it");
});

test("Shares are written in one way, with the space of the reader's language or without", async () => {
  for (const [locale, share] of [["en-US", "83%"], ["es-US", "83%"], ["es-ES", "83\u00a0%"]] as const) {
    const page = await shown(overviewPage, made.overview, viewFor({ locale }));
    expect(page.textContent).toContain(`${share} `);
    expect((page.textContent ?? "").match(/\d\s?%/gu)?.filter((found) => found.slice(1) !== share.slice(2))).toEqual([]);
  }
});

test("What an action says is plain text", async () => {
  const action = { ...made.board.actions[0]!, text: "<img src=x onerror=alert(1)>" };
  const page = await shown(actionsPage, { ...made.board, actions: [action] });
  expect(page.querySelector("img")).toBeNull();
  expect(words(page)).toContain(action.text);
});

test("Counts are the host's words, and none stands where a number would", async () => {
  const page = await shown(nudgesPage, made.participation);
  const counts = [...page.querySelectorAll(".counts dd")];
  expect(counts.map(words)).toEqual(["50 or more", "20 to 49", "not shown, too few either way"]);
  expect(counts.map((count) => count.className)).toEqual(["", "", "few"]);
  expect(words(page).split("Not counted yet.")).toHaveLength(2);
});

test("What is said above all questions of a kind is not said again beneath one of them", async () => {
  const seen = made.overview.measures.find((measure) => measure.seen && measure.kind === "item")!;
  const view = viewFor();
  const said = view.words!.seen;
  const about = { ...unit, measures: [{ ...seen, note: said }], unit: { ...unit.unit, scores: [{ ...unit.unit.scores[0]!, measure: seen.id }] } };
  expect([...(await shown(unitPage, about, view)).querySelectorAll(".hint")].filter((hint) => words(hint) === said.en)).toHaveLength(1);
  const other = { en: "Only your own team sees this.", es: "Solo su propio equipo ve esto." };
  expect(words(await shown(unitPage, { ...about, measures: [{ ...seen, note: other }] }, view))).toContain(other.en);
});

test("Both sheets of the report say what they are of, should they come apart", async () => {
  const [first, second] = (await shown(reportPage, report)).querySelectorAll(".sheet");
  for (const words of [`${report.agency!.name}: how it is to work here`, report.round!.title.en, "Closed October 16, 2026"]) {
    expect(first?.textContent).toContain(words);
    expect(second?.querySelector(".on-paper")?.textContent).toContain(words);
  }
});

test("Every page speaks Spanish", async () => {
  const view = viewFor({ locale: "es-US" });
  expect(words(await shown(overviewPage, made.overview, view))).toContain("Cerró el 16 de octubre de 2026");
  expect(words(await shown(actionsPage, made.board, view))).toContain("Prometido");
});
