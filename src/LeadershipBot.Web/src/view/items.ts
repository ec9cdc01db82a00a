import { html, nothing, type TemplateResult } from "lit";
import type { Measure, Score } from "../api/model";
import { answersWords, changeWords, intervalWords, questionWords } from "../text/scoreWords";
import { scoreBar } from "./bar";
import { say, shares, type View } from "./view";

/** A share at the low open end: hardly anybody, and not worth a word. */
const isLowEnd = (share: string): boolean => /[−-]$/u.test(share);

/** One question with its numbers, as a bar and in words. */
function item(view: View, measure: Measure, score: Score, note: string): TemplateResult {
  const change = changeWords(view, score);
  const facts = [
    answersWords(view, score.answers),
    score.favourable ? view.t.favourable(shares(view, score.favourable)) : "",
    score.cannotTell && !isLowEnd(score.cannotTell) ? view.t.cannotTell(shares(view, score.cannotTell)) : "",
    score.low === null ? "" : intervalWords(view, score),
  ].filter(Boolean);
  return html`<li class="item">
    <p class="item-question">${questionWords(view, measure)}</p>
    ${note ? html`<p class="hint">${note}</p>` : nothing}
    <div class="item-score"><strong>${score.mean}</strong>${scoreBar(score)}</div>
    <p class="hint">${facts.join(" · ")}</p>
    ${change ? html`<p class="hint verdict verdict-${score.change?.verdict ?? ""}">${change}</p>` : nothing}
  </li>`;
}

/** All questions of one kind that are shown, in the order of the measures. What is the same of several, or said above them all, is said once. */
export function items(view: View, heading: string, hint: string, measures: readonly Measure[], scores: readonly Score[]): TemplateResult | typeof nothing {
  const shown = measures.flatMap((measure) => {
    const score = scores.find((candidate) => candidate.measure === measure.id);
    return score ? [{ measure, score }] : [];
  });
  const notes = shown.map(({ measure }) => say(view, measure.note));
  const common = notes.find((note, index) => note !== "" && notes.indexOf(note) !== index) ?? "";
  const above = hint || common;
  return shown.length === 0
    ? nothing
    : html`<section class="card">
        <h2>${heading}</h2>
        ${above ? html`<p class="hint">${above}</p>` : nothing}
        <ul class="items">${shown.map(({ measure, score }, index) => item(view, measure, score, notes[index] === common || notes[index] === hint ? "" : notes[index]!))}</ul>
      </section>`;
}

/** Of fewer the API names none that is highest or lowest. */
const fewestCompared = 4;

/** The three strongest or weakest, named by the API. */
export function ranked(view: View, heading: string, ids: readonly string[], measures: readonly Measure[], scores: readonly Score[]): TemplateResult {
  const shown = ids.flatMap((id) => {
    const measure = measures.find((candidate) => candidate.id === id);
    const score = scores.find((candidate) => candidate.measure === id);
    return measure && score ? [{ measure, score }] : [];
  });
  return html`<section class="card">
    <h2>${heading}</h2>
    ${shown.length === 0
      ? html`<p class="hint">${countItems(measures, scores) < fewestCompared ? view.t.noItems : view.t.noneStandsOut}</p>`
      : html`<ol class="ranked">
          ${shown.map(
            ({ measure, score }) => html`<li>
              <p class="item-question">${questionWords(view, measure)}</p>
              <div class="item-score"><strong>${score.mean}</strong>${scoreBar(score)}</div>
              ${measure.dimensionName ? html`<p class="hint topic">${say(view, measure.dimensionName)}</p>` : nothing}
            </li>`,
          )}
        </ol>`}
  </section>`;
}

const countItems = (measures: readonly Measure[], scores: readonly Score[]): number =>
  measures.filter((measure) => measure.kind === "item" && scores.some((score) => score.measure === measure.id)).length;
