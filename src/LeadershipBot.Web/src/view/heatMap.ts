import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";
import type { HeatMap, HeatUnit, Measure } from "../api/model";
import { unitAddress } from "../routes";
import { questionWords, whyNotShown } from "../text/scoreWords";
import { moved } from "./grid";
import { closedAtFirst, heatRows, stepOf, type HeatRow } from "./heatRows";
import { Tip } from "./tip";
import { say, type View } from "./view";

/** Rows drawn at once, and with each frame after that. */
const chunk = 60;

/** Units by measures, in the order of the organisation and in no other. */
export class HeatMapElement extends LitElement {
  static override properties = {
    view: { attribute: false },
    map: { attribute: false },
    filter: { state: true },
    closed: { state: true },
    drawn: { state: true },
  };

  declare view: View;
  declare map: HeatMap;
  declare filter: string;
  declare closed: ReadonlySet<string>;
  declare drawn: number;
  private rows: readonly HeatRow[] = [];
  /** The units that have others beneath them. */
  private branches: ReadonlySet<string> = new Set();
  private place: readonly [row: number, column: number] = [1, 0];
  private readonly tip = new Tip(this);

  constructor() {
    super();
    this.filter = "";
    this.closed = new Set();
    this.drawn = chunk;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("map")) {
      const parents = new Set(this.map.units.map((unit) => unit.parent));
      this.branches = new Set(this.map.units.map((unit) => unit.unit).filter((unit) => parents.has(unit)));
      const before = changed.get("map");
      if (!before || before.round.id !== this.map.round.id) {
        this.closed = closedAtFirst(this.map.units);
      }
    }

    if (changed.has("map") || changed.has("filter") || changed.has("closed")) {
      this.rows = heatRows(this.map.units, this.closed, this.filter);
      this.drawn = Math.min(this.drawn, chunk);
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.tip.end();
  }

  protected override updated(): void {
    this.settleFocus();
    if (this.drawn < this.rows.length) {
      requestAnimationFrame(() => (this.drawn = Math.min(this.rows.length, this.drawn + chunk)));
    }
  }

  protected override render(): TemplateResult {
    const { view, map, rows } = this;
    const { t } = view;
    return html`
      <div class="heat-tools">
        <label class="field">
          <span>${t.filterUnits}</span>
          <input type="search" autocomplete="off" spellcheck="false" .value=${this.filter} @input=${(event: Event) => (this.filter = (event.target as HTMLInputElement).value)} />
        </label>
        <fluent-button @click=${() => (this.closed = new Set())}>${t.expandAll}</fluent-button>
        <fluent-button @click=${() => (this.closed = this.branches)}>${t.collapseAll}</fluent-button>
        <p class="hint" role="status">${rows.length === 0 ? t.noUnitsFound : t.unitsShown(rows.length)}</p>
      </div>
      <div class="heat-scroller" role="region" aria-label=${t.heatMap} tabindex="0">
        <table
          class="heat"
          role="grid"
          aria-label=${t.heatMap}
          aria-describedby="heat-help"
          aria-rowcount=${rows.length + 1}
          aria-colcount=${map.measures.length + 1}
          @keydown=${this.onKey}
          @focusin=${this.onFocus}
          @focusout=${this.tip.away}
          @mouseover=${this.tip.over}
          @mouseout=${this.tip.away}
        >
          <thead>
            <tr aria-rowindex="1">
              <th scope="col" class="heat-corner" data-stop tabindex="-1">${t.unit}</th>
              ${map.measures.map((measure, index) => this.head(measure, index))}
            </tr>
          </thead>
          <tbody>
            ${repeat(rows.slice(0, this.drawn), (row) => row.unit.unit, (row, index) => guard([row.unit, row.hasBeneath, row.isOpen, index, view, map], () => this.row(row, index)))}
          </tbody>
        </table>
      </div>
      <p id="heat-help" class="hint">${t.heatHelp}</p>
    `;
  }

  private head(measure: Measure, index: number): TemplateResult {
    const words = [measure.seen ? this.view.t.seenGroup : "", measure.kind === "item" ? questionWords(this.view, measure) : say(this.view, measure.note)].filter(Boolean).join(": ");
    const isFirstSeen = measure.seen && !this.map.measures[index - 1]?.seen;
    return html`<th scope="col" class=${`${measure.kind}${isFirstSeen ? " first-seen" : ""}`} data-stop tabindex="-1" data-tip=${words || nothing}>
      ${say(this.view, measure.label)}${words ? html`<span class="visually-hidden">. ${words}</span>` : nothing}
    </th>`;
  }

  private row({ unit, hasBeneath, isOpen }: HeatRow, index: number): TemplateResult {
    const { t } = this.view;
    const first = this.map.measures.findIndex((measure) => measure.seen);
    return html`<tr aria-rowindex=${index + 2} class=${unit.isOwn ? "own" : nothing}>
      <th scope="row" class="unit-name depth-${Math.min(unit.depth, 6)}">
        <span class="unit-line">
          ${hasBeneath
            ? html`<button type="button" class="twist" tabindex="-1" aria-expanded=${isOpen} aria-label=${isOpen ? t.collapse(unit.name) : t.expand(unit.name)}
                @click=${() => this.toggle(unit.unit)}></button>`
            : html`<span class="twist-space"></span>`}
          <a data-stop tabindex="-1" href=${unitAddress(unit.unit)}>${unit.name}</a>
          ${unit.isOwn ? html`<span class="mark">${t.ownUnit}</span>` : nothing}
          ${unit.hasNote ? html`<span class="mark mark-note" title=${t.hasNote}><span aria-hidden="true">✎</span><span class="visually-hidden">${t.hasNote}</span></span>` : nothing}
        </span>
      </th>
      ${unit.cells.map((cell, column) => this.cell(unit, cell, column, column === first))}
    </tr>`;
  }

  private cell(unit: HeatUnit, mean: string | null, column: number, isFirstSeen: boolean): TemplateResult {
    const edge = isFirstSeen ? " first-seen" : "";
    if (mean !== null) {
      return html`<td class="step-${stepOf(mean)}${edge}" data-stop tabindex="-1">${mean}</td>`;
    }

    const why = `${this.view.t.notShown}. ${whyNotShown(this.view, unit, this.map.measures[column])}`;
    return html`<td class="hidden-cell${edge}" data-stop tabindex="-1" data-tip=${why}><span aria-hidden="true">–</span><span class="visually-hidden">${why}</span></td>`;
  }

  private toggle(unit: string): void {
    const closed = new Set(this.closed);
    if (!closed.delete(unit)) {
      closed.add(unit);
    }

    this.closed = closed;
  }

  private stop([row, column]: readonly [row: number, column: number]): HTMLElement | null {
    return this.querySelectorAll("tr")[row]?.querySelectorAll<HTMLElement>("[data-stop]")[column] ?? null;
  }

  /** One place of the grid can be reached with Tab: the one that had the focus last. */
  private settleFocus(): void {
    this.place = [Math.min(this.place[0], this.rows.length), this.place[1]];
    const stop = this.stop(this.place);
    for (const other of this.querySelectorAll('[data-stop][tabindex="0"]')) {
      if (other !== stop) {
        other.setAttribute("tabindex", "-1");
      }
    }

    stop?.setAttribute("tabindex", "0");
  }

  private readonly onFocus = (event: FocusEvent): void => {
    this.tip.over(event);
    const stop = event.target instanceof Element ? event.target.closest("[data-stop]") : null;
    const row = stop?.closest("tr");
    if (stop && row) {
      this.place = [[...this.querySelectorAll("tr")].indexOf(row), [...row.querySelectorAll("[data-stop]")].indexOf(stop)];
      this.settleFocus();
    }
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    const [row, column] = this.place;
    const current = this.rows[row - 1];
    // In the names' column the arrows open and close branches first, as in a tree.
    if (column === 0 && current?.hasBeneath && !this.filter.trim() && ((event.key === "ArrowRight" && !current.isOpen) || (event.key === "ArrowLeft" && current.isOpen))) {
      event.preventDefault();
      this.toggle(current.unit.unit);
      return;
    }

    const next = moved(event, this.place, this.rows.length + 1, this.map.measures.length + 1);
    if (!next) {
      return;
    }

    event.preventDefault();
    if (next[0] > this.drawn) {
      this.drawn = this.rows.length;
      void this.updateComplete.then(() => this.stop(next)?.focus());
    } else {
      this.stop(next)?.focus();
    }
  };
}

export function legend({ t }: View): TemplateResult {
  const steps = [t.legendUnder("2.5"), t.legendFrom("2.5", "2.9"), t.legendFrom("3.0", "3.4"), t.legendFrom("3.5", "3.9"), t.legendOver("4.0")];
  return html`<dl class="legend">
    <dt>${t.legend}</dt>
    ${steps.map((step, index) => html`<dd class="step-${index + 1}">${step}</dd>`)}
    <dd class="hidden-cell">${t.legendHidden}</dd>
  </dl>`;
}
