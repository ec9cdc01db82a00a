import { render } from "lit";
import { beforeAll, describe, expect, test } from "vitest";
import { agency } from "../../test/fixtures/agency";
import { viewFor, words } from "../../test/view";
import type { Me } from "../api/model";
import { defineElements } from "../view/elements";
import type { View } from "../view/view";
import { actionsPage, columnOf } from "./actions";
import { nudgesPage } from "./nudges";
import { overviewPage } from "./overview";
import type { Page } from "./page";
import { reportPage } from "./report";
import { unitPage } from "./unit";
import { unitsPage } from "./units";

const made = agency({ units: 40, rounds: 6 });
const own = agency({ units: 40, rounds: 6 }, "ownTeam");
const unit = { ...made.unitPage(made.heatMap.units[1]!.unit)!, board: made.board };

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
  ["report", () => shown(reportPage, made.overview)],
];

describe.each(all)("%s", (_, draw) => {
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
    for (const region of (await draw()).querySelectorAll("[role=region]")) {
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
  const page = await shown(unitPage, { ...made.unitPage(made.fewShown)!, board: null });
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

test("Whoever may not see the figures of the promises is led to the actions, and nothing is said about how many there are", async () => {
  const page = await shown(overviewPage, { ...own.overview, promises: null });
  const card = page.querySelector('a[href="#/actions"]')?.closest("section");
  expect(words(card)).toBe("What we promisedSee all actions");
  const none = { ...made.overview.promises!, promised: 0, barriersRaised: 0 };
  expect(words(await shown(overviewPage, { ...made.overview, promises: none }))).toContain("Nothing has been promised yet.");
  expect(words(await shown(reportPage, { ...made.overview, promises: null }))).not.toContain("promised");
});

test("Only those who see everything are led to the report", async () => {
  const manager: Me = { ...viewFor().me!, breadth: "ownTeam" };
  expect(words(await shown(overviewPage, made.overview))).toContain("Report to print");
  expect(words(await shown(overviewPage, own.overview, viewFor({ me: manager })))).not.toContain("Report to print");
});

test("The report has the agency and its regions, and nothing below them", async () => {
  const page = await shown(reportPage, made.overview);
  const regions = made.overview.regions.map((region) => region.name);
  expect([...page.querySelectorAll(".report-table tbody th")].map(words)).toEqual([made.overview.agency!.name, ...regions]);
  expect(page.querySelectorAll(".sheet")).toHaveLength(2);
  for (const name of made.heatMap.units.filter((candidate) => candidate.depth > 1).map((candidate) => candidate.name)) {
    expect(words(page)).not.toContain(name);
  }
});

test("Regions that are left out are counted, on screen and on paper", async () => {
  const many = { ...made.overview, regionsLeftOut: 3 };
  expect(words(await shown(overviewPage, many))).toContain("And 3 more regions.");
  expect(words(await shown(reportPage, many))).toContain("And 3 more regions.");
  expect(words(await shown(reportPage, made.overview))).not.toContain("more region");
});

test("A unit that is not shown gives the one reason there is", async () => {
  const key = made.heatMap.units.find((candidate) => candidate.cells[0] === null)!.unit;
  const page = await shown(unitPage, { ...made.unitPage(key)!, board: null });
  expect(words(page.querySelector(".hidden-score"))).toBe("Not shown. Not enough answers to protect everyone.");
});

test("A unit's page has its own actions only", async () => {
  const page = await shown(unitPage, unit);
  const teams = [...page.querySelectorAll(".note-card .eyebrow")].map(words);
  expect(new Set(teams)).toEqual(new Set([unit.unit.name]));
});

test("Each question shows its share of “can't tell” where there is one", async () => {
  expect(words((await shown(unitPage, unit)).querySelector(".items"))).not.toBe("");
  const page = words(await shown(unitPage, unit));
  expect(page).toContain("30 % can’t tell");
  expect(page).not.toContain("20 %− can’t tell");
});

test("An action of which nothing was heard is promised, the others are going, done or dropped", () => {
  expect(made.board.actions.map(columnOf)).toEqual(["promised", "going", "done", "dropped", "promised"]);
  expect(columnOf({ ...made.board.actions[0]!, hasHistory: true })).toBe("going");
});

test("A closed action says when it was closed, and an open one how long it has been open", async () => {
  const page = await shown(actionsPage, made.board);
  expect(words(page.querySelector(".lane-done"))).toContain("Done on October 25, 2026 · promised on October 1, 2026");
  expect(words(page.querySelector(".lane-promised"))).toContain("open for 24 days · due November 15, 2026");
  expect(words(page.querySelector(".lane-promised"))).toContain("We also heard from: foster families");
});

test("The figures of the whole agency are told apart from the list beneath them", async () => {
  expect(words((await shown(actionsPage, made.board)).querySelector(".card"))).toContain("These figures count the whole agency.");
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
  expect(counts.map(words)).toEqual(["Not counted yet.", "Not counted yet.", "Not counted yet.", "50 or more", "20 to 49", "not shown, too few either way"]);
  expect(counts.map((count) => count.className)).toEqual(["few", "few", "few", "", "", "few"]);
});

test("Every page speaks Spanish", async () => {
  const view = viewFor({ locale: "es-US" });
  expect(words(await shown(overviewPage, made.overview, view))).toContain("Cerró el 16 de octubre de 2026");
  expect(words(await shown(actionsPage, made.board, view))).toContain("Prometido");
});
