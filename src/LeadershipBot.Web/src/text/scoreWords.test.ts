import { expect, test } from "vitest";
import { measures } from "../../test/fixtures/agency";
import { viewFor } from "../../test/view";
import type { Score } from "../api/model";
import { answersWords, changeWords, intervalWords, questionWords, scoreWords, shortVerdict, whyNotShown } from "./scoreWords";

const english = viewFor();
const spanish = viewFor({ locale: "es-US" });
const score: Score = {
  measure: "climate",
  mean: "3.8",
  value: 3.8,
  low: 3.6,
  high: 4,
  favourable: "70 %",
  answers: "20–49",
  cannotTell: null,
  change: { verdict: "better", text: { en: "better", es: "mejor" }, since: "r1", sinceClosed: "2026-06-05", from: "3.5" },
};
const early: Score = { ...score, answers: "10–19", low: null, high: null, change: { ...score.change!, verdict: "tooEarly", text: { en: "too early to tell", es: "aún es pronto para saberlo" } } };

test("The verdict's words are those of the API", () => {
  expect(changeWords(english, score)).toBe("Better since June 5, 2026 (3.5 then)");
  expect(changeWords(spanish, score)).toBe("Mejor desde el 5 de junio de 2026 (entonces 3.5)");
});

test("Too early to tell is told as that, never as a change", () => {
  expect(changeWords(english, early)).toBe("Change since June 5, 2026 (3.5 then): too early to tell");
});

test("A score no earlier round showed says nothing of a change", () => {
  expect(changeWords(english, { ...score, change: null })).toBe("");
});

test("An interval is written as the means are, with its tenth", () => {
  expect(intervalWords(english, score)).toBe("Likely between 3.6 and 4.0");
  expect(intervalWords(english, early)).toBe("Too few answers to say how sure this is.");
});

test("Why there is no interval is told only where it is known", () => {
  expect(intervalWords(english, { ...early, mean: "4.5+", answers: "50–99" })).toBe("At the top and at the bottom no range is shown, to protect everyone.");
  expect(intervalWords(english, { ...early, mean: "1.5−" })).toBe("At the top and at the bottom no range is shown, to protect everyone.");
  expect(intervalWords(english, { ...early, answers: "20–49" })).toBe("");
  expect(intervalWords({ ...english, words: null }, early)).toBe("");
});

test("A unit that is made up differently has no change, whatever the numbers", () => {
  const change = { ...score.change!, verdict: "madeUpDifferently", text: { en: "the unit is made up differently now", es: "la unidad se compone de otra manera ahora" } } as const;
  expect(changeWords(english, { ...score, change })).toBe("Change since June 5, 2026 (3.5 then): the unit is made up differently now");
});

test("Where more answers may be there than are told, nothing is called early or few", () => {
  const open = { ...early, answers: "10+" };
  expect(answersWords(english, "10+")).toBe("at least 10 answers; more is not told, to protect everyone inside");
  expect(answersWords(spanish, "5+")).toBe("al menos 5 respuestas; no se dice más, para proteger a quienes están dentro");
  expect(answersWords(english, "20+")).toBe("20+ answers");
  expect(answersWords(english, "50+")).toBe("50+ answers");
  expect(answersWords(english, "10–19")).toBe("10–19 answers");
  expect(changeWords(english, open)).toBe("Change since June 5, 2026 (3.5 then): too early to tell");
  expect(intervalWords(english, open)).toBe("How sure this is cannot be told.");
  expect(shortVerdict(spanish, open)).toBe("aún es pronto");
  expect(shortVerdict(english, score)).toBe("better");
});

test("Why a score is not shown is the API's word, whoever reads", () => {
  const measure = measures.find((one) => one.id === "CO-1b");
  expect(whyNotShown(english, { shownElsewhere: ["CO-1b"] }, measure)).toBe("Shown to that team and its supervisor only.");
  expect(whyNotShown(english, { shownElsewhere: ["LI-3"] }, measure)).toBe("Not enough answers to protect everyone.");
  expect(whyNotShown(english, { shownElsewhere: [] }, undefined)).toBe("Not enough answers to protect everyone.");
});

test("Those who listen hear the number, how exact it is and what changed", () => {
  expect(scoreWords(english, score)).toBe("3.8 on a scale from 1 to 5. Likely between 3.6 and 4.0. Better since June 5, 2026 (3.5 then)");
});

test("A question is read with its lead-in", () => {
  expect(questionWords(english, measures.find((measure) => measure.id === "PM-7")!)).toBe("In my team, it is easy to ask for help.");
});
