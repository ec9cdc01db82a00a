import { html, nothing, type TemplateResult } from "lit";
import type { Guide, Measure, Promises, RoundSummary, Text, Words } from "../api/model";
import { long, say, type View } from "./view";

/** The round, when it closed and how many took part. */
export function roundLine(view: View, round: RoundSummary, response = round.response): TemplateResult {
  return html`<p class="round-line">
      <span>${say(view, round.title)}</span>
      <span>${view.t.closedOn(long(view, round.closed))}</span>
      ${response ? html`<span>${view.t.response}: ${say(view, response.text)}</span>` : nothing}
    </p>
    ${response?.mayNotRepresent ? html`<p class="caution">${say(view, response.mayNotRepresent)}</p>` : nothing}`;
}

/** How leadership keeps its promises: counts, with no more weight than they have. */
export function promises(view: View, figures: Promises): TemplateResult {
  const { t } = view;
  if (figures.promised + figures.barriersRaised === 0) {
    return html`<p class="hint">${t.noPromises}</p>`;
  }

  const counts: readonly (readonly [number, string])[] = [
    [figures.promised, t.promisedCount],
    [figures.open, t.openCount],
    [figures.done, t.doneCount],
    [figures.dropped, t.droppedCount],
  ];
  const percent = new Intl.NumberFormat(view.locale, { style: "percent", maximumFractionDigits: 0 });
  return html`<dl class="counts">
      ${counts.map(([count, name]) => html`<div><dt>${name}</dt><dd>${count}</dd></div>`)}
    </dl>
    <ul class="facts">
      ${figures.answeredPercent !== null ? html`<li>${t.answeredPercent(percent.format(figures.answeredPercent / 100))}</li>` : nothing}
      ${figures.medianDays !== null ? html`<li>${t.medianDays(figures.medianDays)}</li>` : nothing}
      ${figures.barriersRaised > 0 ? html`<li>${t.barriers(figures.barriersRaised, figures.barriersAnswered)}</li>` : nothing}
    </ul>`;
}

export function guideCard(view: View, guide: Guide): TemplateResult {
  return html`<details class="card guide">
    <summary><h2>${say(view, guide.title)}</h2></summary>
    <p>${say(view, guide.askFirst)}</p>
    <ol>${guide.steps.map((step) => html`<li>${say(view, step)}</li>`)}</ol>
    <p>${say(view, guide.notWho)}</p>
  </details>`;
}

/**
 * What the figures mean, in the words chat and files use too.
 * @param said What the page has said already.
 */
export function definitions(view: View, measures: readonly Measure[], said: readonly (keyof Words)[] = []): TemplateResult | typeof nothing {
  const { t, words } = view;
  if (!words) {
    return nothing;
  }

  const scale = measures.find((measure) => measure.kind === "scale");
  const terms: readonly (readonly [string, keyof Words])[] = [
    [scale ? say(view, scale.label) : t.climate, "scale"],
    [t.termInterval, "interval"],
    [t.change, "change"],
    [t.termFavourable, "favourable"],
    [t.termAnswers, "band"],
    [t.termEnds, "openEnds"],
    [`${t.notShown} (–)`, "hidden"],
    [t.termCannotTell, "cannotTell"],
    [t.seenGroup, "seen"],
    [t.response, "response"],
  ];
  return html`<dl class="definitions">${terms.filter(([, name]) => !said.includes(name)).map(([term, name]) => html`<div><dt>${term}</dt><dd>${say(view, words[name])}</dd></div>`)}</dl>`;
}

export const definitionsCard = (view: View, measures: readonly Measure[], said: readonly (keyof Words)[] = []): TemplateResult | typeof nothing =>
  view.words ? html`<details class="card guide"><summary><h2>${view.t.definitions}</h2></summary>${definitions(view, measures, said)}</details>` : nothing;

/** How many regions are not in a table, and where they are. */
export const leftOut = ({ t }: View, count: number): TemplateResult | typeof nothing =>
  count > 0 ? html`<p class="hint">${t.regionsLeftOut(count)} <a href="#/units">${t.regionsOnMap}</a></p>` : nothing;

export const fairUse = (view: View, text: Text): TemplateResult => html`<p class="fair-use">${say(view, text)}</p>`;
