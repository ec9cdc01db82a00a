import { html, LitElement, nothing, svg, type PropertyValues, type TemplateResult } from "lit";
import type { Measure, Trend, TrendPoint } from "../api/model";
import { measureName, tenths } from "../text/scoreWords";
import type { TrendChart } from "../chart/trendChart";
import { short, type View } from "./view";

/** Scores over time: a chart, and the same numbers as a table that is always there for those who listen. */
export class TrendElement extends LitElement {
  static override properties = {
    view: { attribute: false },
    trends: { attribute: false },
    measures: { attribute: false },
    isLatest: { attribute: false },
    isTable: { state: true },
    chosen: { state: true },
    hasFailed: { state: true },
  };

  declare view: View;
  declare trends: readonly Trend[];
  declare measures: readonly Measure[];
  /** Whether the last of the rounds is the newest there is. */
  declare isLatest: boolean;
  declare isTable: boolean;
  declare chosen: string;
  declare hasFailed: boolean;
  private chart: TrendChart | undefined;

  constructor() {
    super();
    this.trends = [];
    this.measures = [];
    this.isLatest = true;
    this.isTable = false;
    this.chosen = "";
    this.hasFailed = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** The measures to choose from, in the order of the measures: the scale first where there is one. */
  private get choices(): readonly string[] {
    const found = new Set(this.trends.map((trend) => trend.measure));
    return [...this.measures.map((measure) => measure.id).filter((id) => found.delete(id)), ...found];
  }

  /** What was chosen, else the first that any round showed of the first unit, else of any. */
  private get measure(): string {
    const { choices } = this;
    const own = this.trends[0]?.unit;
    return choices.includes(this.chosen)
      ? this.chosen
      : (choices.find((id) => this.shownOf(id).some((trend) => trend.unit === own)) ?? choices.find((id) => this.shownOf(id).length > 0) ?? choices[0] ?? "");
  }

  private get shown(): readonly Trend[] {
    return this.shownOf(this.measure);
  }

  private shownOf(id: string): readonly Trend[] {
    return this.trends.filter((trend) => trend.measure === id && trend.points.some((point) => point.mean !== null));
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view, shown } = this;
    const first = shown[0];
    if (!first) {
      return this.trends.length === 0 ? nothing : html`<section class="card"><div class="card-head"><h2>${view.t.trend}</h2>${this.choice()}</div><p class="hint">${view.t.trendHidden}</p></section>`;
    }

    const name = measureName(view, this.measures, this.measure);
    const points = first.points;
    if (points.length < 2) {
      return html`<section class="card"><h2>${view.t.trend}</h2><p class="hint">${this.isLatest ? view.t.trendNone : view.t.trendFirst}</p></section>`;
    }

    const isTable = this.isTable || this.hasFailed;
    const label = view.t.chartLabel(name, shown.map((trend) => trend.name).join(", "), short(view, points[0]!.closed), short(view, points.at(-1)!.closed));
    return html`<section class="card">
      <div class="card-head">
        <h2>${view.t.trend}</h2>
        ${this.choice()}
        ${this.hasFailed
          ? nothing
          : html`<fluent-button size="small" @click=${() => (this.isTable = !this.isTable)}>${isTable ? view.t.showChart : view.t.showTable}</fluent-button>`}
      </div>
      ${this.hasFailed ? html`<p class="hint">${view.t.chartFailed}</p>` : nothing}
      <div class="chart-frame" ?hidden=${isTable}>
        ${new Set(this.trends.map((trend) => trend.unit)).size > 1 ? series(shown) : nothing}
        <div class="chart" role="img" aria-label=${label}></div>
        ${shown.some((trend) => trend.points.some((point) => point.low !== null)) ? html`<p class="hint">${view.t.bandOfChart}</p>` : nothing}
      </div>
      <div class=${isTable ? "scroller" : "visually-hidden"} tabindex=${isTable ? "0" : nothing} role=${isTable ? "region" : nothing} aria-label=${isTable ? view.t.trendOf(name) : nothing}>
        ${trendTable(view, shown, name)}
      </div>
    </section>`;
  }

  private choice(): TemplateResult | typeof nothing {
    return this.choices.length < 2
      ? nothing
      : html`<label class="choice">
          <span>${this.view.t.measure}</span>
          <select @change=${(event: Event) => (this.chosen = (event.target as HTMLSelectElement).value)}>
            ${this.choices.map((id) => html`<option value=${id} ?selected=${id === this.measure}>${measureName(this.view, this.measures, id)}</option>`)}
          </select>
        </label>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const place = this.querySelector<HTMLElement>(".chart");
    if (!place) {
      this.disconnectChart();
      return;
    }

    const before = changed.get("view");
    const looksAsBefore = this.chart?.place === place && changed.size === 1 && before?.theme === this.view.theme && before.locale === this.view.locale;
    if (!this.isTable && !this.hasFailed && !looksAsBefore) {
      // After the words are on the screen: the numbers never wait for the drawing.
      requestAnimationFrame(() => setTimeout(() => void this.draw(place)));
    }
  }

  private async draw(place: HTMLElement): Promise<void> {
    try {
      const { TrendChart } = await import("../chart/trendChart");
      if (!place.isConnected) {
        return;
      }

      if (this.chart?.place !== place) {
        this.disconnectChart();
        this.chart = new TrendChart(place);
      }

      this.chart.show(this.shown, this.view);
    } catch {
      this.hasFailed = true;
    }
  }

  private disconnectChart(): void {
    this.chart?.dispose();
    this.chart = undefined;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.disconnectChart();
  }
}

/** Which line is whose, by more than its colour. */
const series = (trends: readonly Trend[]): TemplateResult => html`<ul class="series" aria-hidden="true">
  ${trends.map(
    (trend, index) => html`<li>
      <svg width="28" height="12"><line x1="0" x2="28" y1="6" y2="6" stroke="currentColor" stroke-width="2.5" stroke-dasharray=${index === 0 ? nothing : "5 3"}></line>${index === 0
        ? svg`<circle cx="14" cy="6" r="4" fill="currentColor"></circle>`
        : svg`<path d="M14 0l6 6-6 6-6-6z" fill="currentColor"></path>`}</svg>${trend.name}
    </li>`,
  )}
</ul>`;

/** Newest first, as people look for it. */
export function trendTable(view: View, trends: readonly Trend[], name: string): TemplateResult {
  const rows = (trends[0]?.points ?? []).map((point, index) => ({ point, index })).reverse();
  return html`<table class="numbers">
    <caption class="visually-hidden">${view.t.trendOf(name)}</caption>
    <thead>
      <tr><th scope="col">${view.t.closed}</th>${trends.map((trend) => html`<th scope="col">${trend.name}</th>`)}</tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ point, index }) => html`<tr>
          <th scope="row">${short(view, point.closed)}</th>
          ${trends.map((trend) => html`<td>${pointWords(view, trend.points[index])}</td>`)}
        </tr>`,
      )}
    </tbody>
  </table>`;
}

function pointWords({ t }: View, point: TrendPoint | undefined): TemplateResult {
  if (!point?.mean) {
    return html`<span class="hint">${t.notShown}</span>`;
  }

  return html`<strong>${point.mean}</strong>${point.low !== null && point.high !== null
    ? html` <span class="hint">(${t.between(tenths(point.low), tenths(point.high))})</span>`
    : nothing}`;
}
