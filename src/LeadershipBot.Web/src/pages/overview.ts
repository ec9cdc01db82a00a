import { html, nothing, type TemplateResult } from "lit";
import type { Measure, Overview, Score, UnitResult } from "../api/model";
import { unitAddress } from "../routes";
import { measureName, verdictWords } from "../text/scoreWords";
import { scoreBar } from "../view/bar";
import { downloads } from "../view/download";
import { ranked } from "../view/items";
import { definitionsCard, fairUse, guideCard, leftOut, promises, roundLine } from "../view/pieces";
import { hidden, scoreCard } from "../view/scoreCard";
import { empty } from "../view/states";
import { say, type View } from "../view/view";
import { promiseList } from "./actions";
import type { Page } from "./page";

/** One look: how are people, where is it hard, is it getting better, what are we doing about it. */
export const overviewPage: Page<Overview> = {
  load: (api, _, signal) => api.get("/results/overview", signal),
  title: (view) => view.t.overview,
  render: (view, overview) => html`
    <div class="page-head">
      <h1 tabindex="-1">${view.t.overview}</h1>
      ${overview.round ? roundLine(view, overview.round) : nothing}
    </div>
    ${overview.round ? results(view, overview) : empty(view.t.emptyTitle, view.t.empty, view.t.emptyPromise)}
    <section class="card">
      <div class="card-head"><h2>${view.t.promises}</h2><a href="#/actions">${view.t.toActions}</a></div>
      ${overview.promises ? promises(view, overview.promises) : nothing} ${promised(view, overview)}
    </section>
    ${overview.round
      ? html`${definitionsCard(view, overview.measures)} ${guideCard(view, overview.guide)}
          <div class="page-foot">
            ${downloads(view, overview.round.id)}
            ${view.me?.breadth === "everything" ? html`<fluent-anchor-button href="#/report">${view.t.printReport}</fluent-anchor-button>` : nothing}
          </div>`
      : nothing}
    ${fairUse(view, overview.fairUse)}
  `,
};

/** What was promised in words; where there is nothing the figures say so, or this does. */
function promised(view: View, { latestPromises, promises: figures }: Overview): TemplateResult | typeof nothing {
  return latestPromises.length > 0 ? promiseList(view, latestPromises) : figures ? nothing : html`<p class="hint">${view.t.noneShown}</p>`;
}

function results(view: View, overview: Overview): TemplateResult {
  const { focus, agency, measures } = overview;
  const main = focus ?? agency;
  const isAgency = main?.unit === agency?.unit;
  const trend = html`<lb-trend .view=${view} .trends=${overview.trends} .measures=${measures}></lb-trend>`;
  return html`
    ${overview.focusInsteadOf && main ? html`<p class="kind-word">${view.t.focusInsteadOf(overview.focusInsteadOf, main.name)}</p>` : nothing}
    <div class="columns ${isAgency ? "score-and-trend" : ""}">
      ${main ? scoreCard(view, main, measures, isAgency ? view.t.focusAgency : view.t.focusYours) : nothing}
      ${isAgency ? trend : agency ? scoreCard(view, agency, measures, view.t.agencyBeside, agency.name, main ?? agency) : nothing}
    </div>
    ${isAgency ? nothing : trend}
    ${main?.isPublished
      ? html`<div class="columns">
          ${ranked(view, view.t.strongest, main.strongest, measures, main.scores)} ${ranked(view, view.t.weakest, main.weakest, measures, main.scores)}
        </div>`
      : nothing}
    ${overview.regions.length > 0 ? regions(view, overview) : nothing}
    ${overview.reliability
      ? html`<section class="card"><h2>${view.t.reliability}</h2><p>${say(view, overview.reliability.text)}</p></section>`
      : nothing}
  `;
}

function regions(view: View, { regions: units, regionsLeftOut, measures }: Overview): TemplateResult {
  const scale = measures.find((measure) => measure.kind === "scale");
  return html`<section class="card">
    <h2>${view.t.regions}</h2>
    <p class="hint">${view.t.regionsCaption}</p>
    <div class="scroller" role="region" tabindex="0" aria-label=${view.t.regions}>
      <table class="numbers region-table">
        <thead>
          <tr><th scope="col">${view.t.unit}</th><th scope="col">${measureName(view, measures, scale?.id ?? "")}</th><th scope="col">${view.t.change}</th></tr>
        </thead>
        <tbody>${units.map((unit) => regionRow(view, unit, scale))}</tbody>
      </table>
    </div>
    ${leftOut(view, regionsLeftOut)}
  </section>`;
}

function regionRow(view: View, unit: UnitResult, scale: Measure | undefined): TemplateResult {
  const score = unit.scores.find((candidate) => candidate.measure === scale?.id);
  return html`<tr>
    <th scope="row"><a href=${unitAddress(unit.unit)}>${unit.name}</a></th>
    ${score
      ? html`<td><div class="item-score"><strong>${score.mean}</strong>${scoreBar(score)}</div></td><td>${change(view, score)}</td>`
      : html`<td colspan="2">${hidden(view, unit, scale)}</td>`}
  </tr>`;
}

/** The verdict's word is enough here; its sentence is on the unit's page. */
function change(view: View, score: Score): TemplateResult | string {
  const since = score.change;
  return since ? html`<span class="verdict-${since.verdict}">${verdictWords(view, score)}</span> <span class="hint">(${view.t.then(since.from)})</span>` : "–";
}
