import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { longDate, shortDate } from "./dates";
import { dateLocale, dictionaries, languageOf } from "./language";

const { en, es } = dictionaries;
const keys = Object.keys(en) as (keyof typeof en)[];

/** A text as people would read it, with the names of its places where they would go. */
function sample(text: string | ((...parts: never[]) => string)): string {
  return typeof text === "string" ? text : (text as (...parts: unknown[]) => string)(...Array.from({ length: text.length }, (_, index) => `‹${index}›`));
}

test("Both languages have every text", () => {
  expect(Object.keys(es).sort()).toEqual(Object.keys(en).sort());
  for (const key of keys) {
    expect(sample(en[key]).trim(), key).not.toBe("");
    expect(sample(es[key]).trim(), key).not.toBe("");
  }
});

test.each(keys)("Both languages say the same parts in “%s”", (key) => {
  const parts = (text: string): string[] => (text.match(/‹\d›/gu) ?? []).sort();
  expect(parts(sample(es[key]))).toEqual(parts(sample(en[key])));
  expect(typeof es[key]).toBe(typeof en[key]);
});

test("No text was left in English", () => {
  const same = keys.filter((key) => sample(en[key]) === sample(es[key]));
  expect(same.sort()).toEqual(["favourable", "legendFrom", "noteBy", "noteOn", "product", "scoreOf", "termFavourable"]);
});

test("Spanish speaks to people as usted", () => {
  for (const key of keys) {
    expect(sample(es[key]), key).not.toMatch(/\b(?:tú|tus?|te|tienes|puedes|haz|escribe|abre|intenta|pide)\b/iu);
  }
});

test("No text promises more than is kept", () => {
  for (const key of keys) {
    expect(`${sample(en[key])} ${sample(es[key])}`, key).not.toMatch(/100 ?%|impossible|imposible|guarantee|garantiza|anonym|anónim/iu);
  }
});

test("Every text is used somewhere", () => {
  const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !/text[\\/](?:english|spanish)\.ts$/u.test(name))
    .map((name) => readFileSync(`src/${name}`, "utf8"))
    .join("\n");
  const byName = ["promised", "going", "done", "dropped"];
  expect(keys.filter((key) => !byName.includes(key) && !new RegExp(`\\bt\\.${key}\\b`, "u").test(sources))).toEqual([]);
});

test("Spanish is for whoever uses Teams in Spanish, English for everybody else", () => {
  expect(["es", "es-mx", "ES-US", "en-gb", "et-EE", "fr", ""].map(languageOf)).toEqual(["es", "es", "es", "en", "en", "en", "en"]);
});

test("Dates are written as Teams writes them, in one of the two languages", () => {
  expect(longDate("2026-10-16", dateLocale("en-us"))).toBe("October 16, 2026");
  expect(longDate("2026-10-16", dateLocale("en-GB"))).toBe("16 October 2026");
  expect(longDate("2026-10-16", dateLocale("es-MX"))).toBe("16 de octubre de 2026");
  expect(longDate("2026-10-16", dateLocale("fr-FR"))).toBe("October 16, 2026");
  expect(shortDate("2026-10-16", dateLocale("not a locale"))).toBe("Oct 16, 2026");
});

test("A day stays that day, in whatever zone the browser is", () => {
  expect(longDate("2026-01-01", "en-US")).toBe("January 1, 2026");
  expect(longDate("someday", "en-US")).toBe("someday");
});
