import { expect, test, vi } from "vitest";
import { json } from "../../test/view";
import { ApiClient, patience, patienceForFiles } from "./client";

interface Sent {
  readonly path: string;
  readonly headers: Headers;
  readonly init: RequestInit;
}

/** A client whose requests get these answers, one after another. */
function client(...answers: (() => Response | Promise<Response>)[]): { readonly api: ApiClient; readonly sent: Sent[]; readonly tokens: () => number } {
  const sent: Sent[] = [];
  let tokens = 0;
  const api = new ApiClient(
    () => Promise.resolve(`token-${++tokens}`),
    (input, init = {}) => {
      sent.push({ path: String(input), headers: new Headers(init.headers), init });
      const answer = answers[Math.min(sent.length, answers.length) - 1];
      return Promise.resolve(answer!());
    },
  );
  return { api, sent, tokens: () => tokens };
}

const refused = (status: number, code?: string): (() => Response) => () => json(code ? { code } : {}, { status });

test("Every request bears the person's token, and nothing of it is kept by the browser", async () => {
  const { api, sent } = client(() => json({ unit: "agency" }));
  expect(await api.get("/me")).toEqual({ ok: true, value: { unit: "agency" } });
  expect(sent[0]?.path).toBe("/api/v1/me");
  expect(sent[0]?.headers.get("Authorization")).toBe("Bearer token-1");
  expect(sent[0]?.init.cache).toBe("no-store");
  expect(sent[0]?.init.credentials).toBe("omit");
});

test("An answer that has not changed is used again", async () => {
  const { api, sent } = client(
    () => json({ figure: 3 }, { headers: { ETag: '"one"' } }),
    () => new Response(null, { status: 304 }),
  );
  const first = await api.get("/results/overview");
  const second = await api.get("/results/overview");
  expect(sent[0]?.headers.has("If-None-Match")).toBe(false);
  expect(sent[1]?.headers.get("If-None-Match")).toBe('"one"');
  expect(second).toEqual(first);
});

test("An ETag of one path is never sent to another", async () => {
  const { api, sent } = client(() => json({}, { headers: { ETag: '"one"' } }));
  await api.get("/results/overview");
  await api.get("/actions");
  expect(sent[1]?.headers.has("If-None-Match")).toBe(false);
});

test("A token that has run out is renewed once, in silence", async () => {
  const { api, sent, tokens } = client(refused(401), () => json({ figure: 3 }));
  expect(await api.get("/me")).toEqual({ ok: true, value: { figure: 3 } });
  expect(sent.map((request) => request.headers.get("Authorization"))).toEqual(["Bearer token-1", "Bearer token-2"]);
  expect(tokens()).toBe(2);
});

test("A second refusal is told, not tried again", async () => {
  const { api, sent } = client(refused(401));
  expect(await api.get("/me")).toMatchObject({ ok: false, problem: "signed-out" });
  expect(sent).toHaveLength(2);
});

test("Requests side by side renew the token together", async () => {
  const { api, tokens } = client(refused(401), refused(401), () => json({}));
  await Promise.all([api.get("/me"), api.get("/actions")]);
  expect(tokens()).toBe(2);
});

test("Whoever gets no token from Teams is signed out, and may try again", async () => {
  let isReady = false;
  const api = new ApiClient(
    () => (isReady ? Promise.resolve("token") : Promise.reject(new Error("no"))),
    () => Promise.resolve(json({})),
  );
  expect(await api.get("/me")).toMatchObject({ problem: "signed-out" });
  isReady = true;
  expect(await api.get("/me")).toMatchObject({ ok: true });
});

test.each([
  [403, "not-in-roster", "not-in-roster"],
  [403, "not-yours", "not-allowed"],
  [404, "not-found", "not-found"],
  [429, "too-many", "busy"],
  [503, "store", "store"],
  [500, undefined, "unexpected"],
] as const)("A refusal with %i and code %s is told as %s", async (status, code, problem) => {
  const { api } = client(refused(status, code));
  expect(await api.get("/me")).toMatchObject({ ok: false, problem, code: code ?? null });
});

test("A proxy's page instead of a problem document is told by its status", async () => {
  const { api } = client(() => new Response("<html>", { status: 502 }));
  expect(await api.get("/me")).toMatchObject({ ok: false, problem: "store" });
});

test("A server that cannot be reached is a matter of the network", async () => {
  const { api } = client(() => Promise.reject(new TypeError("failed")));
  expect(await api.get("/me")).toMatchObject({ ok: false, problem: "network" });
});

test("A server that never answers is told as slow, whatever was asked of it, and the request is given up", async () => {
  vi.useFakeTimers();
  try {
    const signals: AbortSignal[] = [];
    const api = new ApiClient(() => Promise.resolve("token"), (_, init) => {
      signals.push(init!.signal!);
      return new Promise(() => undefined);
    });
    const all = Promise.all([api.get("/me"), api.write("DELETE", "/note")]);
    const file = api.download("/results/trend.csv", "trend.csv");
    await vi.advanceTimersByTimeAsync(patience - 1);
    expect(signals.map((signal) => signal.aborted)).toEqual([false, false, false]);
    await vi.advanceTimersByTimeAsync(1);
    expect((await all).map((answer) => !answer.ok && answer.problem)).toEqual(["slow", "slow"]);
    expect(signals.map((signal) => signal.aborted)).toEqual([true, true, false]);
    await vi.advanceTimersByTimeAsync(patienceForFiles - patience);
    expect(await file).toMatchObject({ ok: false, problem: "slow" });
    expect(signals.map((signal) => signal.aborted)).toEqual([true, true, true]);
  } finally {
    vi.useRealTimers();
  }
});

test("Whoever leaves a page ends its request", async () => {
  const leaving = new AbortController();
  const api = new ApiClient(() => Promise.resolve("token"), (_, init) => new Promise((_resolve, reject) => init!.signal!.addEventListener("abort", () => reject(init!.signal!.reason as Error))));
  const asked = api.get("/me", leaving.signal);
  await Promise.resolve();
  leaving.abort();
  await expect(asked).rejects.toMatchObject({ name: "AbortError" });
});

test("A request of which nobody waits for the answer by the time it begins is given up", async () => {
  const signals: AbortSignal[] = [];
  const api = new ApiClient(() => Promise.resolve("token"), (_, init) => {
    signals.push(init!.signal!);
    return init!.signal!.aborted ? Promise.reject(init!.signal!.reason as Error) : Promise.resolve(json({}));
  });
  await expect(api.get("/me", AbortSignal.abort())).rejects.toMatchObject({ name: "AbortError" });
  expect(signals.map((signal) => signal.aborted)).toEqual([true]);
});

test("A request that is no longer wanted is no problem to tell", async () => {
  const { api } = client(() => Promise.reject(new DOMException("gone", "AbortError")));
  await expect(api.get("/me")).rejects.toThrow("gone");
});

test("Names found in a note come with the refusal", async () => {
  const { api, sent } = client(() => json({ code: "names", names: ["Maria"] }, { status: 409 }));
  expect(await api.write("PUT", "/note", { text: "Maria" })).toMatchObject({ ok: false, code: "names", names: ["Maria"] });
  expect(sent[0]?.init.body).toBe('{"text":"Maria"}');
});

test("A file has the name the host gives it", async () => {
  const { api } = client(() => new Response("a,b", { headers: { "Content-Disposition": 'attachment; filename="results-2026.csv"' } }));
  const answer = await api.download("/results/trend.csv", "trend.csv");
  expect(answer.ok && answer.value.name).toBe("results-2026.csv");
  expect(answer.ok && (await answer.value.content.text())).toBe("a,b");
});
