import { expect, test } from "vitest";
import type { Person, Role } from "./api";
import { byTeam, firstChoice, initials } from "./people";

const person = (id: string, role: Role, team: string | null = "Intake"): Person => ({ id, name: id, role, team, timeZone: "UTC", language: "en" });
const people = [person("d", "leader"), person("s1", "staff"), person("m", "manager"), person("s2", "staff")];
const ids = (chosen: readonly Person[]): string[] => chosen.map((one) => one.id);

test("At first a caseworker, a supervisor and the director are shown", () => {
  expect(ids(firstChoice(people, []))).toEqual(["s1", "m", "d"]);
});

test("The address chooses, and somebody unknown in it is passed over", () => {
  expect(ids(firstChoice(people, ["s2", "nobody", "s1"]))).toEqual(["s2", "m", "s1"]);
});

test("A sandbox without leaders shows somebody else, each person once", () => {
  expect(ids(firstChoice([person("a", "staff"), person("b", "staff")], []))).toEqual(["a", "b"]);
});

test("People are listed by team, and those without one come last", () => {
  expect(byTeam([person("x", "staff", null), person("z", "staff", "B"), person("y", "staff", "B"), person("w", "staff", "A")]).map(([team, members]) => [team, ids(members)])).toEqual([
    ["A", ["w"]],
    ["B", ["y", "z"]],
    ["No team", ["x"]],
  ]);
});

test("Initials are the first and the last name's", () => {
  expect(initials("Ana María (she) Ruiz")).toBe("AR");
  expect(initials("Élodie")).toBe("É");
});
