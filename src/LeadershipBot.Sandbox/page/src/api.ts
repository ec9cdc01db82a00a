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

export const getPeople = (): Promise<readonly Person[]> => get("people");

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

async function get<T>(path: string): Promise<T> {
  return (await (await request(path)).json()) as T;
}

async function post<T>(path: string, body: unknown): Promise<T> {
  return (await (await request(path, body)).json()) as T;
}

async function request(path: string, body?: unknown): Promise<Response> {
  const options: RequestInit =
    body === undefined
      ? { headers: { accept: "application/json" } }
      : {
          method: "POST",
          headers: { accept: "application/json", "content-type": "application/json" },
          body: JSON.stringify(body),
        };
  let response: Response;
  try {
    response = await fetch(`/sandbox/api/${path}`, options);
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
