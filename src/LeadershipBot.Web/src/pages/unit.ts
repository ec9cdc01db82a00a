import { html, nothing, type TemplateResult } from "lit";
import type { UnitPage } from "../api/model";
import { unitAddress } from "../routes";
import { measureName } from "../text/scoreWords";
import { items } from "../view/items";
import { definitionsCard, fairUse, guideCard, roundLine } from "../view/pieces";
import { scoreCard } from "../view/scoreCard";
import { roundChoice } from "../view/shell";
import { say, type View } from "../view/view";
import { actionCard } from "./actions";
import { roundPath, type Page } from "./page";

export const unitPage: Page<UnitPage> = {
  load: (api, { round, unit }, signal) => api.get(`${roundPath(round)}/units/${unit}`, signal),
  title: (_, page) => page.unit.name,
  render: (view, page) => {
    const { unit, measures } = page;
    const itemsOf = (seen: boolean) => measures.filter((measure) => measure.kind === "item" && measure.seen === seen);
    const hasSeen = itemsOf(true).some((measure) => unit.scores.some((score) => score.measure === measure.id));
    const dimensions = measures.filter((measure) => measure.kind === "dimension");
    return html`
      <div class="page-head">
        ${path(view, page)}
        <h1 tabindex="-1">${unit.name}</h1>
        ${roundLine(view, page.round, unit.response)}
        ${page.insteadOf ? html`<p class="kind-word">${view.t.focusInsteadOf(page.insteadOf.name, unit.name)}</p>` : nothing}
        ${roundChoice(view)}
      </div>
      <div class="columns">
        ${scoreCard(view, unit, measures, "", headline(view, page))}
        <div class="stack">
          <lb-note
            .view=${view}
            .note=${unit.note}
            .path=${`${roundPath(page.round.id)}/units/${unit.unit}/note`}
            .mayWrite=${page.mayWriteNote}
            .mayDelete=${page.mayDeleteNote}
            .max=${page.noteMax}
          ></lb-note>
          ${beneath(view, page)}
        </div>
      </div>
      <lb-trend .view=${view} .trends=${page.trends} .measures=${measures} .isLatest=${view.round === "latest"}></lb-trend>
      ${items(view, view.t.scoresCaption, "", dimensions, unit.scores)}
      <div class="columns">
        ${items(view, view.t.climateItems, "", itemsOf(false), unit.scores)} ${items(view, view.t.seenItems, say(view, view.words?.seen), itemsOf(true), unit.scores)}
      </div>
      ${definitionsCard(view, measures, hasSeen ? ["seen"] : [])} ${guideCard(view, page.guide)} ${actions(view, page)} ${fairUse(view, page.fairUse)}
    `;
  },
};

/** The score where it is shown, else the questions that are. */
function headline(view: View, { unit, measures }: UnitPage): string {
  const scale = measures.find((measure) => measure.kind === "scale")?.id;
  return unit.scores.length > 0 && !unit.scores.some((score) => score.measure === scale) ? view.t.shownQuestions : measureName(view, measures, scale ?? view.t.climate);
}

function path(view: View, { path: units }: UnitPage): TemplateResult | typeof nothing {
  return units.length === 0
    ? nothing
    : html`<nav class="path" aria-label=${view.t.path}>
        <ol>${units.map(({ unit, name }) => html`<li><a href=${unitAddress(unit)}>${name}</a></li>`)}</ol>
      </nav>`;
}

function beneath(view: View, { beneath: units, insteadOf }: UnitPage): TemplateResult | typeof nothing {
  return units.length === 0
    ? nothing
    : html`<section class="card">
        <h2>${view.t.beneath}</h2>
        <ul class="beneath">
          ${units.map(
            ({ unit, name, isPublished }) =>
              html`<li>${unit === insteadOf?.unit ? name : html`<a href=${unitAddress(unit)}>${name}</a>`}${isPublished ? nothing : html` <span class="hint">${view.t.notShown.toLocaleLowerCase(view.locale)}</span>`}</li>`,
          )}
        </ul>
      </section>`;
}

const actions = (view: View, { actions: own }: UnitPage): TemplateResult | typeof nothing =>
  own === null
    ? nothing
    : html`<section class="card">
        <div class="card-head"><h2>${view.t.unitActions}</h2></div>
        ${own.length === 0 ? html`<p class="hint">${view.t.noUnitActions}</p>` : html`<ul class="notes">${own.map((action) => actionCard(view, action))}</ul>`}
      </section>`;
