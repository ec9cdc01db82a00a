import { html, type TemplateResult } from "lit";
import type { Participation, Season, Text } from "../api/model";
import { empty } from "../view/states";
import { long, say, type View } from "../view/view";
import type { Page } from "./page";

/** How many take part in the nudges: counts in steps, and only from five up. */
export const nudgesPage: Page<Participation> = {
  load: (api, _, signal) => api.get("/nudges/participation", signal),
  title: (view) => view.t.nudges,
  render: (view, { seasons, explanation }) => html`
    <div class="page-head">
      <h1 tabindex="-1">${view.t.nudges}</h1>
      <p>${view.t.nudgesIntro}</p>
    </div>
    ${seasons.length === 0 ? empty(view.t.noSeasons, view.t.noSeasonsText) : html`<ul class="seasons">${seasons.map((season) => card(view, season))}</ul>`}
    <p class="fair-use">${say(view, explanation)}</p>
  `,
};

const isNumber = (band: Text): boolean => /\d/u.test(band.en);

function card(view: View, season: Season): TemplateResult {
  const { t } = view;
  const counts: readonly (readonly [string, Text])[] = [
    [t.managers, season.managers],
    [t.tookOn, season.tookOn],
    [t.did, season.did],
  ];
  return html`<li class="card">
    <h2>${t.season(long(view, season.starts), long(view, season.ends))}</h2>
    ${counts.every(([, band]) => band.en === season.managers.en && !isNumber(band))
      ? html`<p class="hint">${say(view, season.managers)}</p>`
      : html`<dl class="counts">${counts.map(([name, band]) => html`<div><dt>${name}</dt><dd class=${isNumber(band) ? "" : "few"}>${say(view, band)}</dd></div>`)}</dl>`}
    <h3>${t.practices}</h3>
    <ul class="practices">${season.practices.map((practice) => html`<li>${say(view, practice)}</li>`)}</ul>
  </li>`;
}
