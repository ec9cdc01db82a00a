import { html, svg, type TemplateResult } from "lit";
import type { Score } from "../api/model";

/** Where a value from 1 to 5 lies, in percent of the way. */
export const place = (value: number): number => Math.min(100, Math.max(0, ((value - 1) / 4) * 100));

const percent = (value: number): string => `${Math.round(place(value) * 100) / 100}%`;

/**
 * A score on its scale, drawn as SVG because that needs no style attribute and prints without background colours.
 * It is silent: the words stand beside it.
 */
export function scoreBar(score: Pick<Score, "value" | "low" | "high">, kind: "large" | "small" = "small"): TemplateResult {
  const height = kind === "large" ? 28 : 12;
  const middle = height / 2;
  const thick = kind === "large" ? 14 : 8;
  const interval =
    score.low !== null && score.high !== null
      ? svg`<rect class="bar-interval" x=${percent(score.low)} y=${middle - thick / 2 - 2} rx="3" height=${thick + 4}
              width=${`${Math.round((place(score.high) - place(score.low)) * 100) / 100}%`}></rect>`
      : "";
  return html`<svg class="bar bar-${kind}" width="100%" height=${height} aria-hidden="true" focusable="false">
    <rect class="bar-track" x="0" y=${middle - thick / 2} width="100%" height=${thick} rx=${thick / 2}></rect>
    <rect class="bar-value" x="0" y=${middle - thick / 2} width=${percent(score.value)} height=${thick} rx=${thick / 2}></rect>
    ${interval}
    <circle class="bar-point" cx=${percent(score.value)} cy=${middle} r=${thick / 2 + (kind === "large" ? 3 : 1)}></circle>
  </svg>`;
}

export const scaleTicks = (): TemplateResult =>
  html`<div class="ticks" aria-hidden="true">${[1, 2, 3, 4, 5].map((tick) => html`<span>${tick}</span>`)}</div>`;
