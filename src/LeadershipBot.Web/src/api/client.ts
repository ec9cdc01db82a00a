/** Why there is no answer, as far as the page tells people apart. */
export type Problem = "signed-out" | "not-in-roster" | "not-allowed" | "not-found" | "store" | "busy" | "network" | "slow" | "unexpected";

export interface Failure {
  readonly ok: false;
  readonly problem: Problem;
  /** The `code` of the problem document, for what only one caller understands. */
  readonly code: string | null;
  readonly names: readonly string[];
}

export type Answer<T> = { readonly ok: true; readonly value: T } | Failure;

export interface Download {
  readonly name: string;
  readonly content: Blob;
}

interface Known {
  readonly tag: string;
  readonly value: unknown;
}

interface Request {
  readonly method?: string;
  readonly body?: unknown;
  readonly tag?: string;
  readonly signal?: AbortSignal;
}

/** How long an answer may take, in milliseconds, before people are told and may ask again. */
export const patience = 30_000;

/** A file waits for its turn and is long: the server itself stops one that takes longer. */
export const patienceForFiles = 330_000;

/** Answers that are kept to be asked for again with their ETag; in memory only. */
const mostKnown = 40;

const failure = (problem: Problem, code: string | null = null, names: readonly string[] = []): Failure => ({ ok: false, problem, code, names });

/** Speaks to the host's API for the person whose token it is given. An aborted request throws as `fetch` does. */
export class ApiClient {
  private readonly known = new Map<string, Known>();
  private token: Promise<string> | undefined;

  constructor(
    private readonly newToken: () => Promise<string>,
    private readonly send: typeof fetch = (input, init) => fetch(input, init),
    private readonly root = "/api/v1",
  ) {}

  /** The answer at a path; an unchanged one is not sent twice. */
  get<T>(path: string, signal?: AbortSignal): Promise<Answer<T>> {
    return within(signal, (limited) => this.read<T>(path, limited));
  }

  private async read<T>(path: string, signal: AbortSignal): Promise<Answer<T>> {
    const known = this.known.get(path);
    const response = await this.exchange(path, { ...(known && { tag: known.tag }), signal });
    if (!(response instanceof Response)) {
      return response;
    }

    if (response.status === 304 && known) {
      return { ok: true, value: known.value as T };
    }

    try {
      const value = (await response.json()) as T;
      this.remember(path, response.headers.get("ETag"), value);
      return { ok: true, value };
    } catch (error) {
      return brokenOff(error);
    }
  }

  /** Writes; the answer's body where there is one. */
  write<T>(method: "PUT" | "DELETE", path: string, body?: unknown): Promise<Answer<T | null>> {
    return within(undefined, async (signal) => {
      const response = await this.exchange(path, { method, body, signal });
      if (!(response instanceof Response)) {
        return response;
      }

      try {
        return { ok: true, value: response.status === 204 ? null : ((await response.json()) as T) };
      } catch (error) {
        return brokenOff(error);
      }
    });
  }

  download(path: string, fallbackName: string): Promise<Answer<Download>> {
    return within(undefined, async (signal) => {
      const response = await this.exchange(path, { signal });
      if (!(response instanceof Response)) {
        return response;
      }

      try {
        const name = /filename="?([\w.-]+)"?/u.exec(response.headers.get("Content-Disposition") ?? "")?.[1];
        return { ok: true, value: { name: name ?? fallbackName, content: await response.blob() } };
      } catch (error) {
        return brokenOff(error);
      }
    }, patienceForFiles);
  }

  /** One request; one that is not let in gets a new token once, in silence. */
  private async exchange(path: string, request: Request): Promise<Response | Failure> {
    for (const isLastTry of [false, true]) {
      let token: string;
      const asked = (this.token ??= this.newToken());
      try {
        token = await asked;
      } catch {
        this.forget(asked);
        return failure("signed-out");
      }

      let response: Response;
      try {
        response = await this.send(this.root + path, options(token, request));
      } catch (error) {
        return brokenOff(error);
      }

      if (response.ok || response.status === 304) {
        return response;
      }

      if (response.status !== 401) {
        return await refused(response);
      }

      this.forget(asked);
      if (isLastTry) {
        break;
      }
    }

    return failure("signed-out");
  }

  /** Requests that wait side by side renew once: whoever finds the token replaced already takes the new one. */
  private forget(token: Promise<string>): void {
    if (this.token === token) {
      this.token = undefined;
    }
  }

  private remember(path: string, tag: string | null, value: unknown): void {
    this.known.delete(path);
    if (!tag) {
      return;
    }

    this.known.set(path, { tag, value });
    for (const oldest of this.known.keys()) {
      if (this.known.size <= mostKnown) {
        break;
      }

      this.known.delete(oldest);
    }
  }
}

/** A request that is given up when nobody waits any longer, and told as slow when it has taken too long. */
async function within<T>(wanted: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<Answer<T>>, longest = patience): Promise<Answer<T>> {
  const limit = new AbortController();
  const stop = (): void => limit.abort(wanted?.reason);
  wanted?.addEventListener("abort", stop, { once: true });
  if (wanted?.aborted) {
    stop();
  }

  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Failure>((resolve) => {
    timer = setTimeout(() => {
      resolve(failure("slow"));
      limit.abort();
    }, longest);
  });
  try {
    return await Promise.race([work(limit.signal), late]);
  } finally {
    clearTimeout(timer);
    wanted?.removeEventListener("abort", stop);
  }
}

function options(token: string, { method = "GET", body, tag, signal }: Request): RequestInit {
  const headers: Record<string, string> = { Authorization: `Bearer ${token}`, Accept: "application/json, application/problem+json, text/csv" };
  if (body !== undefined) {
    headers["Content-Type"] = "application/json";
  }

  if (tag !== undefined) {
    headers["If-None-Match"] = tag;
  }

  return {
    method,
    headers,
    // What the page remembers it remembers itself; a shared machine's disk keeps nothing.
    cache: "no-store",
    credentials: "omit",
    redirect: "error",
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  };
}

function brokenOff(error: unknown): Failure {
  if (error instanceof DOMException && error.name === "AbortError") {
    throw error;
  }

  return failure("network");
}

async function refused(response: Response): Promise<Failure> {
  let code: string | null = null;
  let names: readonly string[] = [];
  try {
    const document = (await response.json()) as { code?: unknown; names?: unknown };
    code = typeof document.code === "string" ? document.code : null;
    names = Array.isArray(document.names) ? document.names.filter((name) => typeof name === "string") : [];
  } catch {
    // A proxy's page instead of a problem document: the status says enough.
  }

  return failure(problemOf(response.status, code), code, names);
}

function problemOf(status: number, code: string | null): Problem {
  switch (status) {
    case 403:
      return code === "not-in-roster" ? "not-in-roster" : "not-allowed";
    case 404:
      return "not-found";
    case 429:
      return "busy";
    case 502:
    case 503:
    case 504:
      return "store";
    default:
      return "unexpected";
  }
}
