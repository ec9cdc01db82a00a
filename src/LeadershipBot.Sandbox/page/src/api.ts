/** The sandbox's JSON API, on the page's own origin. */

export type Role = "staff" | "manager" | "leader" | "administrator";

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly team?: string | null;
  readonly role: Role;
  readonly timeZone: string;
  readonly language: string;
}

/** The invented tenant, and somebody in it who is on no roster. */
export interface Tenant {
  readonly appId: string;
  readonly tenantId: string;
  readonly stranger: Person;
}

export interface ClockEvent {
  readonly at: string;
  readonly what: string;
}

export interface ClockState {
  readonly now: string;
  readonly next: readonly ClockEvent[];
}

export interface Attachment {
  readonly contentType: string;
  readonly content?: unknown;
}

export interface Activity {
  readonly id: string;
  readonly type: string;
  readonly timestamp: string;
  readonly from: { readonly id: string; readonly name?: string; readonly role?: "bot" | "user" };
  readonly text?: string;
  readonly attachments?: readonly Attachment[];
}

/** What somebody pressed on a card, with the card's inputs merged into `data`. */
export interface CardTap {
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface InvokeResponse {
  readonly statusCode: number;
  readonly type?: string;
  readonly value?: unknown;
}

export interface Score {
  readonly measure?: string;
  readonly label?: string;
  /** A band such as "5–9". */
  readonly answers?: string | null;
  /** For bars; what to read is {@link meanText}. */
  readonly mean?: number | null;
  readonly meanText?: string | null;
  readonly favourableText?: string | null;
  readonly cannotTellText?: string | null;
}

export interface ReleaseNode {
  readonly name?: string;
  readonly parent?: string | null;
  readonly published?: boolean;
  readonly reason?: string | null;
  readonly responseBand?: string | null;
  readonly scores?: readonly Score[] | null;
}

export interface Release {
  readonly roundId?: string;
  readonly opened?: string;
  readonly closed?: string;
  readonly nodes?: readonly ReleaseNode[];
}

/** One send to many, as administrators see it; counts only. */
export interface Campaign {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly date: string;
  readonly state: string;
  readonly targeted: number;
  readonly delivered: number;
  readonly failed: number;
  readonly excluded: number;
  readonly pending: number;
  readonly sending: number;
  readonly failedBy: Readonly<Record<string, number>>;
  readonly excludedBy: Readonly<Record<string, number>>;
  /** Messages that may have arrived twice. */
  readonly ambiguous: number;
  readonly perSecond: number | null;
  readonly secondsLeft: number | null;
}

/** Which faults the connector injects, by kind, and how often it did since they were set. */
export interface Faults {
  readonly seed: number;
  readonly rates: Readonly<Record<string, number>>;
  readonly people: Readonly<Record<string, number>>;
  readonly injected: Readonly<Record<string, number>>;
  readonly refused: Readonly<Record<string, number>>;
  readonly affectedPeople: Readonly<Record<string, number>>;
}

/** What to inject: one rate for every kind that passes, and the share of people who cannot be written to, by reason. */
export interface FaultPlan {
  readonly seed: number;
  readonly rate: number;
  readonly people: Readonly<Record<string, number>>;
}

export interface Limits {
  readonly on: boolean;
  readonly retryAfter: boolean;
  readonly passed: number;
  readonly refused: number;
}

export interface ReceivedTitle {
  readonly day: string;
  readonly title: string;
  readonly once: number;
  readonly twiceOrMore: number;
}

export interface Receipts {
  readonly messages: number;
  readonly titles: readonly ReceivedTitle[];
}

/** The server answered, but not with success. */
export class ApiError extends Error {
  /** @param detail the server's own sentence, when it gave one */
  constructor(
    readonly status: number,
    readonly detail: string | null,
  ) {
    super(`The sandbox answered with status ${status}.`);
  }
}

/** The server did not answer at all. */
export class UnreachableError extends Error {
  constructor() {
    super("The sandbox does not answer.");
  }
}

export const getClock = (): Promise<ClockState> => get("clock");

/** Resolves when everything that was due has finished. */
export const skipToNext = (): Promise<ClockState> => post("clock", { skipToNext: true });

/** Resolves when everything that was due has finished. */
export const advanceTo = (at: string): Promise<ClockState> => post("clock", { advanceTo: at });

/** Nobody picks from a list of more. */
const mostListed = 600;

export const getPeople = (): Promise<readonly Person[]> => get(`people?first=${mostListed}`);

export const getPerson = (personId: string): Promise<Person> => get(`people/${encodeURIComponent(personId)}`);

export const getTenant = (): Promise<Tenant> => get("teams");

export const getChat = (personId: string): Promise<readonly Activity[]> => get(`people/${encodeURIComponent(personId)}/chat`);

export async function sendMessage(personId: string, text: string): Promise<void> {
  await request(`people/${encodeURIComponent(personId)}/messages`, { text });
}

export const sendAction = (personId: string, activityId: string, tap: CardTap): Promise<InvokeResponse> =>
  post(`people/${encodeURIComponent(personId)}/actions`, { activityId, verb: tap.verb, data: tap.data });

export const getSimulated = async (): Promise<boolean> => (await get<{ answer: boolean }>("simulate")).answer;

export const setSimulated = async (answer: boolean): Promise<boolean> =>
  (await post<{ answer: boolean }>("simulate", { answer })).answer;

export const getReleases = (): Promise<readonly Release[]> => get("releases");

export const getFaults = (): Promise<Faults> => get("faults");

export const setFaults = (plan: FaultPlan): Promise<Faults> => post("faults", plan);

export const getLimits = (): Promise<Limits> => get("limits");

export const setRetryAfter = (retryAfter: boolean): Promise<Limits> => post("limits", { retryAfter });

export const getReceipts = (): Promise<Receipts> => get("receipts");

/** What this person's client would show the bot's own pages and tools. */
export const getToken = async (personId: string, isExpired = false): Promise<string> =>
  (await get<{ token: string }>(`people/${encodeURIComponent(personId)}/token${isExpired ? "?expired=true" : ""}`)).token;

export const getCampaigns = async (token: string): Promise<readonly Campaign[]> =>
  ((await (await request("/api/admin/campaigns", undefined, token)).json()) as { readonly campaigns: readonly Campaign[] }).campaigns;

export const cancelCampaign = async (token: string, id: string): Promise<Campaign> =>
  (await (await request(`/api/admin/campaigns/${encodeURIComponent(id)}/cancel`, {}, token)).json()) as Campaign;

async function get<T>(path: string): Promise<T> {
  return (await (await request(path)).json()) as T;
}

async function post<T>(path: string, body: unknown): Promise<T> {
  return (await (await request(path, body)).json()) as T;
}

/** @param path below the sandbox's API, or from the root with a slash at its beginning */
async function request(path: string, body?: unknown, token?: string): Promise<Response> {
  const headers: Record<string, string> = { accept: "application/json" };
  if (token !== undefined) {
    headers["authorization"] = `Bearer ${token}`;
  }

  const options: RequestInit =
    body === undefined
      ? { headers }
      : { method: "POST", headers: { ...headers, "content-type": "application/json" }, body: JSON.stringify(body) };
  let response: Response;
  try {
    response = await fetch(path.startsWith("/") ? path : `/sandbox/api/${path}`, options);
  } catch {
    throw new UnreachableError();
  }

  if (!response.ok) {
    throw new ApiError(response.status, await readDetail(response));
  }

  return response;
}

async function readDetail(response: Response): Promise<string | null> {
  try {
    const { error } = (await response.json()) as { readonly error?: unknown };
    return typeof error === "string" ? error : null;
  } catch {
    return null;
  }
}
