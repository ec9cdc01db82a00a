import { isRecord } from "./records";

export const tabThemes = ["default", "dark", "contrast"] as const;
export type TabTheme = (typeof tabThemes)[number];

/** Who looks at the tab, and how their Teams is set. */
export interface TabContext {
  readonly personId: string;
  readonly name: string;
  readonly tenantId: string;
  readonly appId: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly theme: TabTheme;
  /** Where in the tab a link led to. */
  readonly subPage: string | null;
}

export interface TabHostActions {
  readonly context: () => TabContext;
  /** The tab's bearer token; an error's message is what the tab is told. */
  readonly getToken: () => Promise<string>;
  readonly openLink: (url: string) => void;
  readonly onReady: () => void;
  /** The tab says that it cannot go on. */
  readonly onFailed: (reason: string) => void;
}

interface TabRequest {
  readonly id: number;
  readonly uuid: unknown;
  readonly func: string;
  readonly args: readonly unknown[];
}

type Handler = (args: readonly unknown[]) => Promise<readonly unknown[]> | readonly unknown[] | void;

/** Only what the sandbox can do; a tab asks these before it uses a capability. */
const runtime = {
  apiVersion: 4,
  isLegacyTeams: false,
  hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  supports: { app: { notifySuccessResponse: {} }, authentication: {}, pages: {} },
};

const clientType = "web";
const sdkVersion = "2.1.2";

/**
 * Teams' side of teams-js 2: a tab posts `{ id, uuidAsString, func, args }` to the window that holds it and gets
 * `{ id, uuidAsString, args }` back; what Teams says by itself is `{ func, args }`.
 */
export class TabHost {
  private readonly tabs = new Set<Window>();
  private readonly handlers: ReadonlyMap<string, Handler>;

  constructor(
    private readonly origin: string,
    private readonly actions: TabHostActions,
  ) {
    const handlers: Readonly<Record<string, Handler>> = {
      initialize: () => ["content", clientType, JSON.stringify(runtime), sdkVersion],
      getContext: () => [describe(actions.context())],
      "authentication.getAuthToken": () => this.authenticate(),
      "appInitialization.appLoaded": () => actions.onReady(),
      "appInitialization.success": () => {
        actions.onReady();
        return [{}];
      },
      "appInitialization.failure": (args) => actions.onFailed(words(args)),
      "appInitialization.expectedFailure": (args) => actions.onFailed(words(args)),
      executeDeepLink: (args) => this.open(args[0]),
      "pages.navigateToApp": (args) => this.open(entityLink(args[0])),
    };
    this.handlers = new Map(Object.entries(handlers));
  }

  listen(target: Window): void {
    target.addEventListener("message", (event) => void this.receive(event));
  }

  /** A window of the page's own origin is a tab from its first request on; what others say is ignored. */
  async receive(event: Pick<MessageEvent, "origin" | "source" | "data">): Promise<void> {
    const tab = event.source as Window | null;
    const request = event.origin === this.origin && tab !== null ? read(event.data) : null;
    if (tab && request?.func === "initialize") {
      this.tabs.add(tab);
    }

    const answer = request && (await this.handlers.get(request.func)?.(request.args));
    if (tab && request && answer) {
      tab.postMessage({ id: request.id, uuidAsString: request.uuid, args: answer }, this.origin);
    }
  }

  /** The person changed something in Teams' settings. */
  announceChange(): void {
    const context = this.actions.context();
    this.say("themeChange", context.theme);
    this.say("contextChange", describeChange(context));
  }

  private say(func: string, ...args: readonly unknown[]): void {
    for (const tab of this.tabs) {
      tab.postMessage({ func, args }, this.origin);
    }
  }

  private async authenticate(): Promise<readonly unknown[]> {
    try {
      return [true, await this.actions.getToken()];
    } catch (error) {
      return [false, error instanceof Error ? error.message : "InternalError"];
    }
  }

  private open(url: unknown): readonly unknown[] {
    if (typeof url !== "string" || !URL.canParse(url)) {
      return [false, "InvalidLink"];
    }

    this.actions.openLink(url);
    return [true];
  }
}

function read(data: unknown): TabRequest | null {
  if (!isRecord(data) || typeof data["id"] !== "number" || typeof data["func"] !== "string") {
    return null;
  }

  const args: unknown = data["args"];
  return { id: data["id"], uuid: data["uuidAsString"], func: data["func"], args: Array.isArray(args) ? args : [] };
}

/** The flat form in which the context crosses windows; teams-js makes its own shape of it. */
const describe = (context: TabContext): Readonly<Record<string, unknown>> => ({
  appId: context.appId,
  entityId: "results",
  ...(context.subPage === null ? {} : { subEntityId: context.subPage }),
  frameContext: "content",
  hostClientType: clientType,
  hostName: "Teams",
  locale: context.locale,
  theme: context.theme,
  osLocaleInfo: { platform: "windows", regionalFormat: context.locale, timezone: context.timeZone },
  userObjectId: context.personId,
  userDisplayName: context.name,
  tid: context.tenantId,
});

/** Unlike an answer to `getContext`, what Teams says by itself comes in the shape that the tab's handler is given. */
const describeChange = (context: TabContext): Readonly<Record<string, unknown>> => ({
  app: {
    locale: context.locale,
    theme: context.theme,
    sessionId: "",
    host: { name: "Teams", clientType, sessionId: "" },
    osLocaleInfo: { platform: "windows", regionalFormat: context.locale, timezone: context.timeZone },
  },
  page: { id: "results", frameContext: "content", ...(context.subPage === null ? {} : { subPageId: context.subPage }) },
  user: { id: context.personId, displayName: context.name, tenant: { id: context.tenantId } },
  dialogParameters: {},
});

function entityLink(target: unknown): string | null {
  if (!isRecord(target)) {
    return null;
  }

  const link = new URL(`https://teams.microsoft.com/l/entity/${encodeURIComponent(String(target["appId"]))}/${encodeURIComponent(String(target["pageId"]))}`);
  if (typeof target["subPageId"] === "string") {
    link.searchParams.set("context", JSON.stringify({ subEntityId: target["subPageId"] }));
  }

  return link.href;
}

/** Why a tab gave up: a reason by its own, or an object with one. */
function words(args: readonly unknown[]): string {
  return args.filter((arg): arg is string => typeof arg === "string" && arg !== "").slice(0, 2).join(": ") || "no reason given";
}
