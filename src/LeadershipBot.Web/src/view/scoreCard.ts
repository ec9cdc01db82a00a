import { html, nothing, type TemplateResult } from "lit";
import type { Measure, Score, UnitResult } from "../api/model";
import { answersWords, changeWords, intervalWords, measureName, questionWords, scoreWords, whyNotShown } from "../text/scoreWords";
import { scaleTicks, scoreBar } from "./bar";
import { say, shares, type View } from "./view";

const climateOf = (measures: readonly Measure[]): string | undefined => measures.find((measure) => measure.kind === "scale")?.id;

/**
 * One unit's climate: the number, where it lies, how exact it is, and what changed; the questions where only these are shown. Beside
 * another unit it shows what that one does, so that like stands beside like, or where there is nothing alike what it has.
 */
export function scoreCard(view: View, unit: UnitResult, measures: readonly Measure[], eyebrow: string, title = unit.name, beside: UnitResult = unit): TemplateResult {
  const id = climateOf(measures);
  const shows = (one: UnitResult): Score | undefined => one.scores.find((candidate) => candidate.measure === id);
  const like = unit.scores.some((own) => beside.scores.some((other) => other.measure === own.measure)) ? beside : unit;
  const score = shows(like) ? shows(unit) : undefined;
  const name = measureName(view, measures, id ?? "");
  const interval = score ? intervalWords(view, score) : "";
  return html`<section class="card score-card">
    ${eyebrow ? html`<p class="eyebrow">${eyebrow}</p>` : nothing}
    <h2>${title}</h2>
    ${score
      ? html`
          <p class="score-line"><span class="score-mean">${score.mean}</span> ${name === title ? nothing : html`<span class="score-name">${name}</span>`}</p>
          <div
            class="gauge"
            role="meter"
            aria-label=${view.t.scoreOf(name, unit.name)}
            aria-valuemin="1"
            aria-valuemax="5"
            aria-valuenow=${score.value}
            aria-valuetext=${scoreWords(view, score)}
          >
            ${scoreBar(score, "large")} ${scaleTicks()}
          </div>
          <p class="hint">${view.t.scaleEnds}</p>
          <ul class="facts">
            ${interval ? html`<li>${interval}</li>` : nothing}
            ${score.change ? html`<li class="verdict verdict-${score.change.verdict}">${changeWords(view, score)}</li>` : nothing}
            <li>${answersWords(view, score.answers)}${score.favourable ? html` · ${view.t.favourable(shares(view, score.favourable))}` : nothing}</li>
          </ul>
        `
      : unit.scores.length > 0
        ? parts(view, unit, measures, like)
        : hidden(view, unit, undefined)}
  </section>`;
}

/** Single questions can be shown where too few answered all that make up the score; they come first then. */
function parts(view: View, unit: UnitResult, measures: readonly Measure[], beside: UnitResult): TemplateResult {
  const scale = measures.find((measure) => measure.kind === "scale");
  const wanted = measures.filter((measure) => beside.scores.some((score) => score.measure === measure.id));
  const shown = wanted.flatMap((measure) => unit.scores.filter((score) => score.measure === measure.id).map((score) => ({ measure, score })));
  return html`<ul class="headline">
      ${shown.map(
        ({ measure, score }) => html`<li>
          <p class="item-question">${questionWords(view, measure)}</p>
          <div class="item-score"><strong>${score.mean}</strong>${scoreBar(score)}</div>
        </li>`,
      )}
    </ul>
    ${scale && unit === beside ? html`<p class="hint">${measureName(view, measures, scale.id)}: ${view.t.notShown.toLocaleLowerCase(view.locale)}. ${whyNotShown(view, unit, scale)}</p>` : nothing}`;
}

/** @param measure What is not shown; nothing where it is the whole unit. */
export const hidden = (view: View, unit: UnitResult, measure: Measure | undefined): TemplateResult =>
  html`<p class="hidden-score"><strong>${view.t.notShown}.</strong> ${unit.reason ? say(view, unit.reason) : whyNotShown(view, unit, measure)}</p>`;
