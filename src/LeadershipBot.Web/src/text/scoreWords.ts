import type { Measure, Score, Text, UnitResult } from "../api/model";
import { long, say, type View } from "../view/view";

type Words = Pick<View, "t" | "language" | "locale" | "words">;

/** An end of an interval, written as the means are: the same in both languages, as in chat and export. */
export const tenths = (value: number): string => value.toFixed(1);

export const measureName = (view: Words, measures: readonly Measure[], id: string): string =>
  say(view, measures.find((measure) => measure.id === id)?.label) || id;

/** Beneath the agency and its regions a score may be missing because it belongs to others, however many answered. */
export function whyNotShown(view: Words, unit: Pick<UnitResult, "parent">, measure: Measure | undefined, reason: Text | null): string {
  const isBeneathRegions = unit.parent !== null && unit.parent !== "agency";
  return sentence(view, say(view, (isBeneathRegions ? measure?.whereShown : null) ?? reason));
}

const sentence = (view: Words, words: string): string => words && words.charAt(0).toLocaleUpperCase(view.locale) + words.slice(1) + (/[.!?]$/u.test(words) ? "" : ".");

/** The fewest answers of which the API tells an interval. */
const fewestForInterval = 20;

/** "Likely between 3.6 and 4.0", or why that is not told; nothing where there is no reason to give. */
export function intervalWords(view: Words, { low, high, mean, answers }: Pick<Score, "low" | "high" | "mean" | "answers">): string {
  if (low !== null && high !== null) {
    return view.t.interval(tenths(low), tenths(high));
  }

  return /[+−-]$/u.test(mean) ? say(view, view.words?.noIntervalAtEnd) : Number.parseInt(answers, 10) < fewestForInterval ? say(view, view.words?.noInterval) : "";
}

/** The API's verdict in a sentence; nothing where no earlier round showed the score. */
export function changeWords(view: Words, score: Pick<Score, "change">): string {
  const { change } = score;
  if (!change) {
    return "";
  }

  const tell = change.verdict === "tooEarly" || change.verdict === "madeUpDifferently" ? view.t.changeTooEarly : view.t.changeSince;
  const sentence = tell(say(view, change.text), long(view, change.sinceClosed), change.from);
  return sentence.charAt(0).toLocaleUpperCase(view.locale) + sentence.slice(1);
}

/** All that a score says in one line, for those who hear it. */
export const scoreWords = (view: Words, score: Score): string =>
  [view.t.scoreOutOf(score.mean), intervalWords(view, score), changeWords(view, score)].filter(Boolean).map((words) => words.replace(/\.$/u, "")).join(". ");

/** A question as staff read it: the lead-in, then the question. */
export const questionWords = (view: Words, measure: Measure): string =>
  [say(view, measure.leadIn), say(view, measure.question)].filter(Boolean).join(" ") || say(view, measure.label);
