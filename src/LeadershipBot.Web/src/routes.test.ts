import { expect, test } from "vitest";
import { routeOf, startOf, unitAddress } from "./routes";

test.each(["", "#", "#/", "#/units", "#/actions", "#/nudges", "#/report"])("“%s” is a page", (hash) => {
  expect(routeOf(hash).page).toBe(hash.replace(/^#?\/?/u, "") || "overview");
});

test("A unit is named by its key", () => {
  expect(routeOf(unitAddress("0123456789abcdef"))).toEqual({ page: "unit", unit: "0123456789abcdef" });
  expect(routeOf("#/unit/agency")).toEqual({ page: "unit", unit: "agency" });
});

test.each(["#/unit", "#/unit/", "#/unit/..%2f..%2fme", "#/unit/agency/note", "#/unit/0123456789ABCDEF", "#/units/x", "#/admin", "#/unit/<script>"])(
  "A hand-made “%s” is no page",
  (hash) => expect(routeOf(hash)).toEqual({ page: "unknown" }),
);

test("A link of Teams leads to a page, or nowhere", () => {
  expect(startOf("unit/agency")).toBe("#/unit/agency");
  expect(startOf("/units")).toBe("#/units");
  expect(startOf("https://elsewhere.example")).toBeNull();
  expect(startOf(undefined)).toBeNull();
});
