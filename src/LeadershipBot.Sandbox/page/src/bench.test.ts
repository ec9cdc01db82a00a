import { beforeEach, expect, test, vi } from "vitest";
import { Administrator } from "./administrator";
import type { Campaign, Person } from "./api";
import { Bench } from "./bench";
import { outcomeLines, progressWords } from "./campaigns";
import { lines } from "./received";

const administrator: Person = { id: "a1", name: "Ada", role: "administrator", timeZone: "UTC", language: "en" };
const sending: Campaign = {
  id: "pulse-20261005.invite",
  kind: "pulseInvitation",
  title: "Monthly pulse",
  date: "2026-10-05",
  state: "sending",
  targeted: 151,
  delivered: 40,
  failed: 3,
  excluded: 2,
  pending: 100,
  sending: 6,
  failedBy: { appNotInstalled: 1, blockedByUser: 2, somethingNew: 0 },
  excludedBy: { ownSettings: 2 },
  ambiguous: 1,
  perSecond: 48.4,
  secondsLeft: 2,
};
const finished: Campaign = { ...sending, state: "finished", delivered: 146, pending: 0, sending: 0, perSecond: null, secondsLeft: null };

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** A server of a few addresses that notes what it was asked. */
class Stub {
  readonly asked: { readonly path: string; readonly token: string | null; readonly body: unknown }[] = [];
  readonly answers = new Map<string, Answer>();
  private held = "";
  private release: Promise<void> = Promise.resolve();

  constructor() {
    this.set("/sandbox/api/people/a1/token", { token: "t1" });
    this.set("/api/admin/campaigns", { campaigns: [sending] });
    this.set("/sandbox/api/faults", faults({}));
    this.set("/sandbox/api/limits", { on: true, retryAfter: true, passed: 1203, refused: 14 });
    this.set("/sandbox/api/receipts", { messages: 90, titles: [{ day: "2026-10-05", title: "Monthly pulse", once: 38, twiceOrMore: 1 }] });
    vi.stubGlobal("fetch", (path: string, options: RequestInit) => {
      const headers = options.headers as Record<string, string>;
      this.asked.push({ path, token: headers["authorization"] ?? null, body: options.body === undefined ? null : JSON.parse(String(options.body)) });
      const answer = this.answers.get(path) ?? { status: 404, body: {} };
      const response = new Response(JSON.stringify(answer.body), { status: answer.status });
      return path === this.held && options.body === undefined ? this.release.then(() => response) : Promise.resolve(response);
    });
  }

  set(path: string, body: unknown, status = 200): void {
    this.answers.set(path, { status, body });
  }

  /** Keeps what is read from an address back until the function is called. */
  hold(path: string): () => void {
    this.held = path;
    let open = (): void => undefined;
    this.release = new Promise((resolve) => {
      open = resolve;
    });
    return open;
  }

  times(path: string): number {
    return this.asked.filter((request) => request.path === path).length;
  }
}

const faults = (rates: Record<string, number>, injected: Record<string, number> = {}): unknown => ({
  seed: 7,
  rates,
  people: {},
  injected,
  refused: {},
  affectedPeople: { blockedByUser: 3, notInstalled: 1 },
});

let stub: Stub;
let words: string[];
let bench: Bench;

beforeEach(() => {
  stub = new Stub();
  words = [];
  bench = new Bench(new Administrator([administrator]), (progress) => words.push(progress));
  document.body.innerHTML = '<div id="announcer"></div>';
  document.body.append(bench.button, bench.element);
});

const settle = async (): Promise<void> => {
  for (let i = 0; i < 10; i++) {
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
};
const open = async (): Promise<void> => {
  bench.button.click();
  await settle();
};
const text = (selector: string): string => bench.element.querySelector(selector)?.textContent ?? "";
const named = (name: string): HTMLButtonElement => {
  const button = [...bench.element.querySelectorAll("button")].find((candidate) => candidate.textContent === name);
  if (!button) {
    throw new Error(`There is no button "${name}".`);
  }

  return button;
};
const announced = (): string => document.getElementById("announcer")?.textContent ?? "";

test("A closed panel asks nothing", async () => {
  await bench.refresh(false);

  expect(stub.asked).toEqual([]);
});

test("An open panel says how far a send is and what became of it, to the eye and to a screen reader", async () => {
  await open();

  expect(bench.button.getAttribute("aria-expanded")).toBe("true");
  expect(text(".campaign-facts")).toBe("45 of 151 done · 48 a second · 2 s left");
  expect(text(".campaign-lines")).toBe(
    "Could not be delivered: 2 blocked by the person, 1 app not installed.Not sent on purpose: 2 own settings.May have arrived twice, because an answer was lost: 1.",
  );
  const bar = bench.element.querySelector("[role=progressbar]");
  expect(bar?.getAttribute("aria-label")).toBe("Monthly pulse, Mon, Oct 5");
  expect([bar?.getAttribute("aria-valuenow"), bar?.getAttribute("aria-valuemax"), bar?.getAttribute("aria-valuetext")]).toEqual([
    "45",
    "151",
    "45 of 151 done · 48 a second · 2 s left",
  ]);
  expect(stub.asked.find((request) => request.path === "/api/admin/campaigns")?.token).toBe("Bearer t1");
});

test("It asks each second while a send runs and no longer once it has finished", async () => {
  await open();
  await bench.refresh(false);
  expect(stub.times("/api/admin/campaigns")).toBe(2);
  stub.set("/api/admin/campaigns", { campaigns: [finished] });
  await bench.refresh(false);
  expect(announced()).toBe("Monthly pulse: finished, 151 of 151 done.");

  await bench.refresh(false);
  await bench.refresh(false);

  expect(stub.times("/api/admin/campaigns")).toBe(3);
  bench.showNow(new Date("2026-10-06T15:00:00Z"));
  await bench.refresh(false);
  expect(stub.times("/api/admin/campaigns")).toBe(4);
});

test("While the clock waits for a send its progress is told even with the panel closed", async () => {
  await bench.refresh(true);
  stub.set("/api/admin/campaigns", { campaigns: [finished] });
  await bench.refresh(true);

  expect(words).toEqual(["Sending Monthly pulse: 45 of 151 done · 48 a second · 2 s left", ""]);
  expect(stub.times("/sandbox/api/faults")).toBe(0);
});

test("Cancelling asks once more, and the keyboard stays where the question is", async () => {
  await open();
  const path = "/api/admin/campaigns/pulse-20261005.invite/cancel";
  stub.set(path, { ...finished, state: "cancelled", excludedBy: { cancelled: 100 }, excluded: 102 });

  named("Cancel what is not yet sent").click();
  expect(document.activeElement).toBe(named("Yes, cancel 100"));
  expect(stub.times(path)).toBe(0);
  await bench.refresh(false);
  expect(document.activeElement).toBe(named("Yes, cancel 100"));
  named("Yes, cancel 100").click();
  await settle();

  expect(stub.times(path)).toBe(1);
  expect(text(".chip")).toBe("Cancelled");
  expect(announced()).toContain("what was not yet sent is cancelled");
  expect(bench.element.querySelector<HTMLElement>(".campaign-actions")?.hidden).toBe(true);
});

test("A token that has expired is replaced once", async () => {
  await open();
  stub.set("/api/admin/campaigns", {}, 401);

  await bench.refresh(false);

  expect(stub.times("/sandbox/api/people/a1/token")).toBe(2);
  expect(text(".bench-hint")).toBe("The bot did not let the administrator of this roster in, so its sends can't be shown.");
});

test("Where there is no list, or nobody who may see it, a sentence says so", async () => {
  stub.set("/api/admin/campaigns", {}, 404);
  await open();
  expect(text(".bench-hint")).toBe("This bot keeps no list of what it sends.");

  bench = new Bench(new Administrator([]), () => undefined);
  await open();
  expect(text(".bench-hint")).toBe("Nobody in this roster is an administrator, and only they may see what is sent.");
});

test("A preset sets the faults, shows itself as pressed and is announced", async () => {
  await open();
  stub.set("/sandbox/api/faults", faults({ "429": 0.025, dropAfter: 0.025 }, { dropAfter: 4, slow: 0 }));

  named("5 % of requests fail").click();
  await settle();

  expect(stub.asked.find((request) => request.path === "/sandbox/api/faults" && request.body !== null)?.body).toEqual({ seed: 7, rate: 0.05, people: {} });
  expect(named("5 % of requests fail").getAttribute("aria-pressed")).toBe("true");
  expect(named("No faults").getAttribute("aria-pressed")).toBe("false");
  expect(bench.element.querySelector("input[type=range]")?.getAttribute("aria-valuetext")).toBe("5 %");
  expect(text(".fault-counts")).toBe("message arrived, answer lost4bot blocked by the person3 peopleapp not installed1 person");
  expect(announced()).toContain("5 % of requests fail");
});

test("What was asked before a change does not undo it on the page", async () => {
  await open();
  const release = stub.hold("/sandbox/api/faults");
  const late = bench.refresh(false);
  await settle();
  stub.set("/sandbox/api/faults", { ...(faults({}) as object), people: { blockedByUser: 0.02 } });
  named("A few people blocked").click();
  const slider = bench.element.querySelector<HTMLInputElement>("input[type=range]")!;
  slider.value = "10";
  slider.dispatchEvent(new Event("change", { bubbles: true }));
  await settle();
  release();
  await late;

  const sent = stub.asked.filter((request) => request.path === "/sandbox/api/faults" && request.body !== null);
  expect(sent.map(({ body }) => [(body as { rate: number }).rate, Object.keys((body as { people: object }).people).length > 0])).toEqual([
    [0, true],
    [0.1, true],
  ]);
  expect(bench.element.querySelector<HTMLInputElement>("input[type=checkbox]")?.checked).toBe(true);
});

test("What the server says about a wrong setting is shown", async () => {
  await open();
  stub.set("/sandbox/api/faults", { error: "rate is a number from 0 to 1." }, 400);

  named("A few people blocked").click();
  await settle();

  expect(text(".is-error")).toBe("rate is a number from 0 to 1.");
});

test("A title is told with its day, and a card without words is told as one", () => {
  const title = (words: string, once: number, twiceOrMore: number): { day: string; title: string; once: number; twiceOrMore: number } => ({
    day: "2026-10-12",
    title: words,
    once,
    twiceOrMore,
  });

  expect(lines([title("Monthly pulse: results", 2, 1), title("", 2, 0)])).toEqual([
    { words: "Monthly pulse: results (Mon, Oct 12)", once: 2, more: 1 },
    { words: "A card (Mon, Oct 12)", once: 2, more: 0 },
  ]);
});

test("Times are told in the unit that fits, and an unknown reason in its own words", () => {
  expect(progressWords({ ...sending, secondsLeft: 95, perSecond: null })).toBe("45 of 151 done · 2 min left");
  expect(progressWords({ ...sending, secondsLeft: 7300, perSecond: null })).toBe("45 of 151 done · 2 h 2 min left");
  expect(outcomeLines({ ...finished, failed: 0, ambiguous: 0, excludedBy: { outOfOffice: 2 } })).toEqual(["Not sent on purpose: 2 out of office."]);
});
