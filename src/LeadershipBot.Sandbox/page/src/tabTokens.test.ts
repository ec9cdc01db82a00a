import { expect, test } from "vitest";
import type { Person } from "./api";
import { TabTokens, type TokenMode } from "./tabTokens";

const person: Person = { id: "p-1", name: "Dana Elm", role: "leader", timeZone: "UTC", language: "en" };
const tokens = (mode: TokenMode): TabTokens =>
  new TabTokens(person, mode, (id, isExpired) => Promise.resolve(`${id} ${isExpired === true ? "expired" : "fresh"}`));

test("Usually every token is fresh", async () => {
  const some = tokens("fresh");
  expect([await some.next(), await some.next()]).toEqual(["p-1 fresh", "p-1 fresh"]);
});

test("A stale one is followed by a fresh one", async () => {
  const some = tokens("stale");
  expect([await some.next(), await some.next(), await some.next()]).toEqual(["p-1 expired", "p-1 fresh", "p-1 fresh"]);
});

test("Expired ones stay expired, and a failed sign-in gives none", async () => {
  const some = tokens("expired");
  expect([await some.next(), await some.next()]).toEqual(["p-1 expired", "p-1 expired"]);
  await expect(tokens("none").next()).rejects.toThrow("resourceRequiresConsent");
});
