import { html } from "lit";
import type { HeatMap } from "../api/model";
import { downloads } from "../view/download";
import { legend } from "../view/heatMap";
import { roundLine } from "../view/pieces";
import { roundChoice } from "../view/shell";
import { roundPath, type Page } from "./page";

/** The heat map: units by measures. */
export const unitsPage: Page<HeatMap> = {
  load: (api, { round }, signal) => api.get(`${roundPath(round)}/units`, signal),
  title: (view) => view.t.units,
  render: (view, map) => html`
    <div class="page-head">
      <h1 tabindex="-1">${view.t.units}</h1>
      ${roundLine(view, map.round)}
      <p>${view.t.unitsIntro}</p>
      ${roundChoice(view)}
    </div>
    ${legend(view)}
    <lb-heat-map .view=${view} .map=${map}></lb-heat-map>
    <div class="page-foot">${downloads(view, map.round.id)}</div>
  `,
};
