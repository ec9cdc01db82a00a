import { html, type TemplateResult } from "lit";
import type { View } from "./view";

/** Fetched with the person's token and saved from memory: no link, which could be shared, leads to figures. */
async function save(view: View, path: string, name: string): Promise<void> {
  view.announce(view.t.downloading);
  const answer = await view.api.download(`${path}?language=${view.language}`, name);
  if (!answer.ok) {
    view.announce(view.t.downloadFailed);
    return;
  }

  const address = URL.createObjectURL(answer.value.content);
  const link = document.createElement("a");
  link.href = address;
  link.download = answer.value.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  view.announce(view.t.downloaded(answer.value.name));
}

export function downloads(view: View, round: string): TemplateResult {
  return html`<div class="downloads" role="group" aria-label=${view.t.download}>
    <fluent-button @click=${() => save(view, `/results/rounds/${encodeURIComponent(round)}/export.csv`, "results.csv")}>${view.t.downloadRound}</fluent-button>
    <fluent-button @click=${() => save(view, "/results/trend.csv", "trend.csv")}>${view.t.downloadTrend}</fluent-button>
  </div>`;
}
