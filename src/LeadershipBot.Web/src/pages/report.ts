import { html, nothing, type TemplateResult } from "lit";
import type { Answer } from "../api/client";
import type { ActionItem, Measure, Overview, PromiseList, UnitResult } from "../api/model";
import { measureName, shortVerdict, tenths, whyNotShown } from "../text/scoreWords";
import { ranked } from "../view/items";
import { definitions, leftOut, promises, roundLine } from "../view/pieces";
import { scoreCard } from "../view/scoreCard";
import { empty } from "../view/states";
import { trendTable } from "../view/trend";
import { long, say, type View } from "../view/view";
import { promiseList } from "./actions";
import type { Page } from "./page";

interface Report extends Overview {
  /** To the agency and its regions; null where that cannot be read: the numbers show without it. */
  readonly promised: readonly ActionItem[] | null;
}

/** As many regions as there is room for on a page, with as many promises at least. */
const mostRegions = 20;
const fewestPromises = 4;
const longestPromise = 140;

/** The report of a person who may see everything: agency and regions, no unit below. */
export const reportPage: Page<Report> = {
  async load(api, _, signal): Promise<Answer<Report>> {
    const [overview, promised] = await Promise.all([api.get<Overview>("/results/overview", signal), api.get<PromiseList>("/actions/regions", signal)]);
    return overview.ok ? { ok: true, value: { ...overview.value, promised: promised.ok ? promised.value.actions : null } } : overview;
  },
  title: (view) => view.t.report,
  render: (view, overview) => {
    const { agency, round } = overview;
    const { t } = view;
    return html`
      <div class="page-head no-print">
        <h1 tabindex="-1">${t.report}</h1>
        <p>${t.reportIntro}</p>
        ${agency && round ? html`<fluent-button appearance="primary" @click=${() => window.print()}>${t.print}</fluent-button>` : ""}
      </div>
      ${agency && round ? html`<div class="report">${first(view, overview, agency)} ${second(view, overview)}</div>` : empty(t.emptyTitle, t.empty)}
    `;
  },
};

function first(view: View, overview: Overview, agency: UnitResult): TemplateResult {
  const { t } = view;
  const own = overview.trends.filter((trend) => trend.unit === agency.unit).slice(0, 1);
  const name = measureName(view, overview.measures, own[0]?.measure ?? "");
  return html`<article class="sheet">
    <h2 class="report-title">${t.reportTitle(agency.name)}</h2>
    ${overview.round ? roundLine(view, overview.round) : ""}
    <div class="report-columns">
      ${scoreCard(view, agency, overview.measures, t.focusAgency)}
      <section class="card">
        <h2>${t.trendOf(name)}</h2>
        ${trendTable(view, own.map((trend) => ({ ...trend, points: trend.points.slice(-8) })), name)}
      </section>
    </div>
    <section class="card picture">
      <lb-trend-picture .view=${view} .trends=${own} .label=${t.trendOf(name)}></lb-trend-picture>
      ${own.some((trend) => trend.points.some((point) => point.low !== null)) ? html`<p class="hint">${t.bandOfChart}</p>` : nothing}
    </section>
    <div class="columns">
      ${ranked(view, t.strongest, agency.strongest, overview.measures, agency.scores)} ${ranked(view, t.weakest, agency.weakest, overview.measures, agency.scores)}
    </div>
  </article>`;
}

function second(view: View, overview: Report): TemplateResult {
  const { t } = view;
  return html`<article class="sheet">
    ${overview.agency && overview.round ? html`<p class="hint on-paper">${t.reportTitle(overview.agency.name)} · ${say(view, overview.round.title)} · ${t.closedOn(long(view, overview.round.closed))}</p>` : nothing}
    <h2>${t.reportRegions}</h2>
    ${regionTable(view, overview)}
    ${overview.promises ? html`<h2>${t.promises}</h2>${promises(view, overview.promises)}` : nothing} ${promised(view, overview)}
    <h2>${t.definitions}</h2>
    ${definitions(view, overview.measures)}
    ${overview.reliability ? html`<p><strong>${t.reliability}.</strong> ${say(view, overview.reliability.text)}</p>` : ""}
    <h2>${t.fairUse}</h2>
    <p>${say(view, overview.fairUse)}</p>
  </article>`;
}

/** Fewer where more regions take their room. */
function promised(view: View, { promised: all, regions }: Report): TemplateResult | typeof nothing {
  if (!all || all.length === 0) {
    return nothing;
  }

  const most = fewestPromises + Math.floor(Math.max(0, mostRegions - regions.length) / 3);
  const left = all.length - most;
  return html`${promiseList(view, all.slice(0, most).map((action) => ({ ...action, text: cut(action.text) })))}
  ${left > 0 ? html`<p class="hint">${view.t.promisesLeftOut(left)}</p>` : nothing}`;
}

const cut = (text: string): string => (text.length <= longestPromise ? text : `${text.slice(0, text.lastIndexOf(" ", longestPromise) + 1 || longestPromise).trim()} …`);

function regionTable(view: View, { regions, regionsLeftOut, measures, agency }: Overview): TemplateResult {
  const shown = measures.filter((measure) => measure.kind !== "dimension");
  const kept = regions.slice(0, mostRegions);
  const units = agency ? [agency, ...kept] : kept;
  const density = units.length > 8 || shown.length > 7 ? "dense" : "";
  return html`<div class="scroller" role="region" tabindex="0" aria-label=${view.t.reportRegions}>
    <table class="numbers report-table ${density}">
      <thead>
        <tr><th scope="col">${view.t.unit}</th>${shown.map((measure) => html`<th scope="col">${say(view, measure.label)}</th>`)}<th scope="col">${view.t.change}</th></tr>
      </thead>
      <tbody>${units.map((unit) => regionRow(view, unit, shown))}</tbody>
    </table>
  </div>
  ${leftOut(view, regionsLeftOut + regions.length - kept.length)}`;
}

function regionRow(view: View, unit: UnitResult, measures: readonly Measure[]): TemplateResult {
  const scale = measures.find((measure) => measure.kind === "scale")?.id;
  const overall = unit.scores.find((score) => score.measure === scale);
  return html`<tr>
    <th scope="row">${unit.name}</th>
    ${measures.map((measure) => {
      const score = unit.scores.find((candidate) => candidate.measure === measure.id);
      return score
        ? html`<td>${score.mean}${measure.id === scale && score.low !== null && score.high !== null ? html` <span class="hint interval">(${view.t.between(tenths(score.low), tenths(score.high))})</span>` : ""}</td>`
        : html`<td><span aria-hidden="true">–</span><span class="visually-hidden">${view.t.notShown}. ${whyNotShown(view, unit, measure)}</span></td>`;
    })}
    <td class="verdict-short">${overall?.change ? shortVerdict(view, overall) : "–"}</td>
  </tr>`;
}
