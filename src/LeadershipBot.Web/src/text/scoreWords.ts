import type { Measure, Score } from "../api/model";
import { long, say, type View } from "../view/view";

type Words = Pick<View, "t" | "language" | "locale" | "words">;

/** An end of an interval, written as the means are: the same in both languages, as in chat and export. */
export const tenths = (value: number): string => value.toFixed(1);

export const measureName = (view: Words, measures: readonly Measure[], id: string): string =>
  say(view, measures.find((measure) => measure.id === id)?.label) || id;

/** Why a unit does not show a score, as the API has it. */
export const whyNotShown = (view: Words, unit: { readonly shownElsewhere: readonly string[] }, measure: Measure | undefined): string =>
  sentence(view, say(view, (measure && unit.shownElsewhere.includes(measure.id) ? measure.whereShown : null) ?? view.words?.hidden));

const sentence = (view: Words, words: string): string => words && words.charAt(0).toLocaleUpperCase(view.locale) + words.slice(1) + (/[.!?]$/u.test(words) ? "" : ".");

/** The fewest answers of which the API tells an interval. */
const fewestForInterval = 20;

/** A range that is left open although fewer than those may stand behind it: there may be more answers. */
const isLeftOpen = (answers: string): boolean => answers.endsWith("+") && Number.parseInt(answers, 10) < fewestForInterval;

/** "20–49 answers", or how many there are at least. */
export const answersWords = (view: Words, answers: string): string =>
  isLeftOpen(answers) ? view.t.answersAtLeast(answers.slice(0, -1)) : view.t.answers(answers);

/** "Likely between 3.6 and 4.0", or why that is not told; nothing where there is no reason to give. */
export function intervalWords(view: Words, { low, high, mean, answers }: Pick<Score, "low" | "high" | "mean" | "answers">): string {
  if (low !== null && high !== null) {
    return view.t.interval(tenths(low), tenths(high));
  }

  if (/[+−-]$/u.test(mean)) {
    return say(view, view.words?.noIntervalAtEnd);
  }

  return isLeftOpen(answers) ? view.t.sureNotTold : Number.parseInt(answers, 10) < fewestForInterval ? say(view, view.words?.noInterval) : "";
}

/** The API's verdict, in the words of chat and files. */
export const verdictWords = (view: Words, { change }: Pick<Score, "change">): string => say(view, change?.text);

/** The same where there is one short line for it. */
export const shortVerdict = (view: Words, score: Pick<Score, "change">): string => {
  const verdict = score.change?.verdict;
  return verdict === "madeUpDifferently" ? view.t.verdictOther : verdict === "tooEarly" ? view.t.verdictEarly : verdictWords(view, score);
};

/** The verdict in a sentence; nothing where no earlier round showed the score. */
export function changeWords(view: Words, score: Pick<Score, "change">): string {
  const { change } = score;
  if (!change) {
    return "";
  }

  const tell = change.verdict === "tooEarly" || change.verdict === "madeUpDifferently" ? view.t.changeTooEarly : view.t.changeSince;
  const sentence = tell(verdictWords(view, score), long(view, change.sinceClosed), change.from);
  return sentence.charAt(0).toLocaleUpperCase(view.locale) + sentence.slice(1);
}

/** All that a score says in one line, for those who hear it. */
export const scoreWords = (view: Words, score: Score): string =>
  [view.t.scoreOutOf(score.mean), intervalWords(view, score), changeWords(view, score)].filter(Boolean).map((words) => words.replace(/\.$/u, "")).join(". ");

/** A question as staff read it: the lead-in, then the question. */
export const questionWords = (view: Words, measure: Measure): string =>
  [say(view, measure.leadIn), say(view, measure.question)].filter(Boolean).join(" ") || say(view, measure.label);
