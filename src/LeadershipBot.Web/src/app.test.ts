import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { agency, resultWords } from "../test/fixtures/agency";
import { director, json, words } from "../test/view";
import { ApiClient } from "./api/client";
import { App } from "./app";
import { defineElements } from "./view/elements";

const made = agency({ units: 20, rounds: 3 });
let root: HTMLElement;
let announcer: HTMLElement;
const started: AbortController[] = [];

beforeEach(async () => {
  defineElements();
  root = document.createElement("div");
  announcer = document.createElement("div");
  document.body.replaceChildren(root, announcer);
  location.hash = "#/";

  // The window tells of the new hash a moment later, before a test begins to move the clock.
  await settled();
});

afterEach(() => started.splice(0).forEach((one) => one.abort()));

/** Windows of earlier tests must not follow the address any longer. */
function begin(send: (path: string, init?: RequestInit) => Promise<Response>, locale = "en-US"): App {
  const listening = new AbortController();
  started.push(listening);
  const add = window.addEventListener.bind(window);
  window.addEventListener = ((type: string, listener: EventListener) => add(type, listener, { signal: listening.signal })) as typeof window.addEventListener;
  const app = new App(root, announcer, new ApiClient(() => Promise.resolve("token"), (input, init) => send(String(input).slice("/api/v1".length), init)), { theme: "default", locale, subPage: undefined });
  app.start();
  window.addEventListener = add;
  return app;
}

function answers(path: string): Response {
  switch (path) {
    case "/me":
      return json(director);
    case "/results/overview":
      return json(made.overview);
    case "/results/words":
      return json(resultWords);
    case "/actions":
      return json(made.board);
    case "/results/rounds":
      return json(made.rounds);
    case "/results/rounds/latest/units":
      return json(made.heatMap);
    default:
      return json({ code: "not-found" }, { status: 404 });
  }
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

async function goTo(hash: string): Promise<void> {
  location.hash = hash;
  window.dispatchEvent(new Event("hashchange"));
  await settled();
}

test("A page shows its skeleton, then its answer, and says so", async () => {
  begin((path) => Promise.resolve(answers(path)));
  expect(root.querySelector(".skeleton")).not.toBeNull();
  expect(root.querySelector("main")?.getAttribute("aria-busy")).toBe("true");
  await settled();
  expect(words(root.querySelector("h1"))).toBe("Overview");
  expect(document.title).toBe("Overview · LeadershipBot");
  expect(announcer.textContent).toBe("Overview. Loaded.");
  expect(root.querySelector("main")?.hasAttribute("aria-busy")).toBe(false);
});

test("On another page the focus is on its heading", async () => {
  begin((path) => Promise.resolve(answers(path)));
  await settled();
  await goTo("#/actions");
  expect(document.activeElement?.tagName).toBe("H1");
  expect(words(document.activeElement)).toBe("Actions");
  expect(words(root.querySelector("[aria-current]"))).toBe("Actions");
});

test.each([
  [401, undefined, "Please sign in again", true],
  [403, "not-in-roster", "You are not on the list yet", false],
  [404, "not-found", "We could not find that", false],
  [429, "too-many", "It is busy right now", true],
  [503, "store", "The results are out of reach right now", true],
  [500, undefined, "Something went wrong", true],
] as const)("Refused with %i, the page says “%s”: %s", async (status, code, title, mayTryAgain) => {
  begin((path) => Promise.resolve(path === "/me" && status !== 404 ? json({ code }, { status }) : path === "/me" ? answers(path) : json({ code }, { status })));
  await settled();
  expect(words(root.querySelector("h1"))).toBe(title);
  expect(root.querySelector("fluent-button") !== null).toBe(mayTryAgain);
  expect(announcer.textContent).toBe(`${title}. ${words(root.querySelector(".state p"))}`);
  expect(announcer.textContent).not.toContain("Loaded");
});

test("Without a connection people may try again", async () => {
  let isDown = true;
  begin((path) => (isDown ? Promise.reject(new TypeError("down")) : Promise.resolve(answers(path))));
  await settled();
  expect(words(root.querySelector("h1"))).toBe("No connection");
  isDown = false;
  root.querySelector<HTMLElement>("fluent-button")?.click();
  await settled();
  expect(words(root.querySelector("h1"))).toBe("Overview");
});

test("Whoever waits is told so after some seconds, and may ask again when nothing comes", async () => {
  vi.useFakeTimers();
  try {
    let isHung = true;
    begin((path) => (isHung ? new Promise(() => undefined) : Promise.resolve(answers(path))));
    await vi.advanceTimersByTimeAsync(4900);
    expect(words(root)).not.toContain("longer than usual");
    await vi.advanceTimersByTimeAsync(200);
    expect(words(root.querySelector("main"))).toContain("This is taking longer than usual.");
    expect(announcer.textContent).toBe("This is taking longer than usual.");
    await vi.advanceTimersByTimeAsync(25_000);
    expect(words(root.querySelector("h1"))).toBe("This takes too long");
    expect(announcer.textContent).not.toContain("Loaded");
    isHung = false;
    root.querySelector<HTMLElement>("fluent-button")?.click();
    await vi.advanceTimersByTimeAsync(100);
    expect(words(root.querySelector("h1"))).toBe("Overview");
    await vi.advanceTimersByTimeAsync(10_000);
    expect(announcer.textContent).toBe("Overview. Loaded.");
  } finally {
    vi.useRealTimers();
  }
});

test("Whoever goes on to a page waits for that one alone, however long they waited before", async () => {
  vi.useFakeTimers();
  try {
    begin(() => new Promise(() => undefined));
    await vi.advanceTimersByTimeAsync(3000);
    window.dispatchEvent(new Event("hashchange"));
    await vi.advanceTimersByTimeAsync(4000);
    expect(words(root)).not.toContain("longer than usual");
    await vi.advanceTimersByTimeAsync(2000);
    expect(words(root)).toContain("This is taking longer than usual.");
  } finally {
    vi.useRealTimers();
  }
});

test("Hand-made addresses lead nowhere", async () => {
  begin((path) => Promise.resolve(answers(path)));
  await settled();
  await goTo("#/unit/..%2f..%2fme");
  expect(words(root.querySelector("h1"))).toBe("We could not find that");
});

test("A page that was left while it was asked for never shows", async () => {
  let release: (response: Response) => void = () => undefined;
  begin((path) => (path === "/results/overview" ? new Promise((resolve) => (release = resolve)) : Promise.resolve(answers(path))));
  await settled();
  await goTo("#/actions");
  release(json(made.overview));
  await settled();
  expect(words(root.querySelector("h1"))).toBe("Actions");
});

test("The report is not found by those who do not see everything", async () => {
  location.hash = "#/report";
  begin((path) => Promise.resolve(path === "/me" ? json({ ...director, breadth: "ownTeam" }) : answers(path)));
  await settled();
  expect(words(root.querySelector("h1"))).toBe("We could not find that");
  expect([...root.querySelectorAll("nav a")].map(words)).toEqual(["Overview", "Units", "Actions"]);
});

test("Another language is followed at once", async () => {
  const app = begin((path) => Promise.resolve(answers(path)));
  await settled();
  app.follow({ theme: "dark", locale: "es-MX", subPage: undefined });
  expect(words(root.querySelector("h1"))).toBe("Resumen");
  expect(document.documentElement.lang).toBe("es");
  expect(document.title).toBe("Resumen · LeadershipBot");
});

test("No figure is ever part of an address", async () => {
  const asked: string[] = [];
  begin((path) => {
    asked.push(path);
    return Promise.resolve(answers(path));
  });
  await settled();
  await goTo("#/units");
  expect(asked.every((path) => /^\/(?:me|actions|results\/(?:overview|words|rounds|rounds\/latest\/units))$/u.test(path))).toBe(true);
});

test("Whoever chooses a round goes on from the choice", async () => {
  begin((path) => Promise.resolve(path.endsWith("/units") ? json(made.heatMap) : answers(path)));
  await settled();
  await goTo("#/units");
  const choice = root.querySelector<HTMLSelectElement>("#round-choice")!;
  choice.value = made.rounds.rounds[1]!.id;
  choice.dispatchEvent(new Event("change"));
  await settled();
  expect(document.activeElement?.id).toBe("round-choice");
  await goTo("#/actions");
  expect(document.activeElement?.tagName).toBe("H1");
});

test("A tab left open learns what is new when it comes back, and keeps what it has where that fails", async () => {
  const asked: string[] = [];
  let status = 200;
  begin((path) => {
    asked.push(path);
    return Promise.resolve(status === 200 ? answers(path) : json({ code: "store" }, { status }));
  });
  await settled();
  const back = async (minutes: number): Promise<readonly string[]> => {
    const before = asked.length;
    const now = Date.now();
    const clock = vi.spyOn(Date, "now").mockReturnValue(now + minutes * 60_000);
    document.dispatchEvent(new Event("visibilitychange"));
    await settled();
    clock.mockRestore();
    return asked.slice(before);
  };
  expect(await back(9)).toEqual([]);
  expect(await back(11)).toEqual(expect.arrayContaining(["/me", "/results/rounds", "/results/overview"]));
  status = 503;
  expect(await back(30)).toContain("/results/overview");
  expect(words(root.querySelector("h1"))).toBe("Overview");
  status = 403;
  await back(60);
  expect(words(root.querySelector("h1"))).toBe("This is not open to you");
});

test("A link that Teams opens while the tab is open leads to its page", async () => {
  const app = begin((path) => Promise.resolve(answers(path)));
  await settled();
  app.follow({ theme: "default", locale: "en-US", subPage: "actions" });
  window.dispatchEvent(new Event("hashchange"));
  await settled();
  expect(words(root.querySelector("h1"))).toBe("Actions");
});
