import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { View } from "./view";

/** The files with figures. They are fetched with the person's token and saved from memory: no link, which could be shared, leads to them. */
export class DownloadsElement extends LitElement {
  static override properties = {
    view: { attribute: false },
    round: { attribute: false },
    state: { state: true },
  };

  declare view: View;
  declare round: string;
  /** How the last download goes; empty before the first. */
  declare state: "" | "getting" | "failed" | "busy" | "slow" | "saved";
  private saved = "";

  constructor() {
    super();
    this.round = "";
    this.state = "";
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { t } = this.view;
    return html`<div class="downloads" role="group" aria-label=${t.download}>
      <fluent-button @click=${() => this.save(`/results/rounds/${encodeURIComponent(this.round)}/export.csv`, "results.csv")}>${t.downloadRound}</fluent-button>
      <fluent-button @click=${() => this.save("/results/trend.csv", "trend.csv")}>${t.downloadTrend}</fluent-button>
      <p class=${["failed", "busy", "slow"].includes(this.state) ? "problem" : "hint"} role="status">${this.words()}</p>
    </div>`;
  }

  private words(): string | typeof nothing {
    const { t } = this.view;
    switch (this.state) {
      case "getting":
        return t.downloading;
      case "failed":
        return t.downloadFailed;
      case "busy":
        return t.busy;
      case "slow":
        return t.slow;
      case "saved":
        return t.downloaded(this.saved);
      case "":
        return nothing;
    }
  }

  private async save(path: string, name: string): Promise<void> {
    this.state = "getting";
    const answer = await this.view.api.download(`${path}?language=${this.view.language}`, name);
    if (!answer.ok) {
      this.state = answer.problem === "busy" || answer.problem === "slow" ? answer.problem : "failed";
      return;
    }

    const address = URL.createObjectURL(answer.value.content);
    const link = document.createElement("a");
    link.href = address;
    link.download = answer.value.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    this.saved = answer.value.name;
    this.state = "saved";
  }
}

export const downloads = (view: View, round: string): TemplateResult => html`<lb-downloads .view=${view} .round=${round}></lb-downloads>`;
