import { expect, test } from "vitest";
import { TabHost, type TabContext, type TabHostActions } from "./tabHost";

const origin = "http://127.0.0.1:5080";
const context: TabContext = {
  personId: "p-1",
  name: "Dana Elm",
  tenantId: "t-1",
  appId: "a-1",
  timeZone: "America/Denver",
  locale: "es-mx",
  theme: "dark",
  subPage: "unit/0123456789abcdef",
};

interface Posted {
  readonly id?: number;
  readonly uuidAsString?: string;
  readonly func?: string;
  readonly args: readonly unknown[];
}

function setUp(actions: Partial<TabHostActions> = {}) {
  const posted: Posted[] = [];
  const tab = { postMessage: (message: Posted, target: string) => target === origin && posted.push(message) } as unknown as Window;
  const told: string[] = [];
  const host = new TabHost(origin, {
    context: () => context,
    getToken: () => Promise.resolve("a.b.c"),
    openLink: (url) => told.push(url),
    onReady: () => told.push("ready"),
    onFailed: (reason) => told.push(reason),
    ...actions,
  });
  const ask = (func: string, args: readonly unknown[] = [], from: Partial<Pick<MessageEvent, "origin" | "source">> = {}) =>
    host.receive({ origin, source: tab, data: { id: 7, uuidAsString: "u-7", func, args }, ...from });
  return { host, ask, posted, told };
}

test("A tab that starts hears who holds it and what it can do", async () => {
  const { ask, posted } = setUp();

  await ask("initialize", ["2.58.0", 4]);

  const [answer] = posted;
  expect(answer).toMatchObject({ id: 7, uuidAsString: "u-7", args: ["content", "web", expect.any(String), expect.any(String)] });
  expect(JSON.parse(answer?.args[2] as string)).toMatchObject({ apiVersion: 4, supports: { app: {}, authentication: {}, pages: {} } });
});

test("The context says who looks, where, and how their Teams is set", async () => {
  const { ask, posted } = setUp();

  await ask("getContext");

  expect(posted[0]?.args[0]).toMatchObject({
    userObjectId: "p-1",
    tid: "t-1",
    locale: "es-mx",
    theme: "dark",
    entityId: "results",
    subEntityId: "unit/0123456789abcdef",
    osLocaleInfo: { timezone: "America/Denver" },
  });
});

test("A token is handed over, and so is why there is none", async () => {
  const { ask, posted } = setUp();
  await ask("authentication.getAuthToken");
  expect(posted[0]?.args).toEqual([true, "a.b.c"]);

  const refused = setUp({ getToken: () => Promise.reject(new Error("resourceRequiresConsent")) });
  await refused.ask("authentication.getAuthToken");
  expect(refused.posted[0]?.args).toEqual([false, "resourceRequiresConsent"]);
});

test("What comes from elsewhere or is no request is ignored", async () => {
  const { host, ask, posted } = setUp();

  await ask("getContext", [], { origin: "https://elsewhere.example" });
  await ask("noSuchThing");
  await ask("toString");
  await host.receive({ origin, source: null, data: "hello" });

  expect(posted).toEqual([]);
});

test("A tab says that it is ready, or why it cannot go on", async () => {
  const { ask, told } = setUp();

  await ask("appInitialization.appLoaded", ["2.58.0"]);
  await ask("appInitialization.failure", ["AuthFailed", "no token", undefined]);

  expect(told).toEqual(["ready", "AuthFailed: no token"]);
});

test("Links are opened by the page around the tab", async () => {
  const { ask, posted, told } = setUp();

  await ask("executeDeepLink", ["https://teams.microsoft.com/l/chat/0/0"]);
  await ask("pages.navigateToApp", [{ appId: "a-1", pageId: "results", subPageId: "actions" }]);
  await ask("executeDeepLink", [3]);

  expect(told).toEqual([
    "https://teams.microsoft.com/l/chat/0/0",
    "https://teams.microsoft.com/l/entity/a-1/results?context=%7B%22subEntityId%22%3A%22actions%22%7D",
  ]);
  expect(posted.map((answer) => answer.args[0])).toEqual([true, true, false]);
});

test("A change of theme or language is told to the tab once it has begun", async () => {
  const { host, ask, posted } = setUp();
  host.announceChange();
  expect(posted).toEqual([]);

  await ask("initialize");
  host.announceChange();

  expect(posted.slice(1)).toMatchObject([
    { func: "themeChange", args: ["dark"] },
    { func: "contextChange", args: [{ app: { locale: "es-mx", theme: "dark" }, page: { subPageId: "unit/0123456789abcdef" } }] },
  ]);
});
