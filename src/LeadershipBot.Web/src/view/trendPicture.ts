import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Trend } from "../api/model";
import type { View } from "./view";

/** The trend as an image: a printer takes it as it is, at any size. */
export class TrendPictureElement extends LitElement {
  static override properties = {
    view: { attribute: false },
    trends: { attribute: false },
    label: { attribute: false },
    picture: { state: true },
  };

  declare view: View;
  declare trends: readonly Trend[];
  declare label: string;
  declare picture: string;

  constructor() {
    super();
    this.picture = "";
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult | typeof nothing {
    return this.picture ? html`<img class="trend-picture" src=${this.picture} alt=${this.label} />` : html`<div class="bone bone-chart" aria-hidden="true"></div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("trends") || changed.has("view")) {
      void this.draw();
    }
  }

  /** Without the picture the table below has the same numbers. */
  private async draw(): Promise<void> {
    try {
      const { trendPicture } = await import("../chart/trendChart");
      this.picture = trendPicture(this.trends, this.view, 760, 240);
    } catch {
      this.picture = "";
    }
  }
}
