import { html, nothing, type TemplateResult } from "lit";
import type { Problem } from "../api/client";
import type { Dictionary } from "../text/english";
import type { View } from "./view";

export type Trouble = Problem | "not-in-teams";

const texts = (t: Dictionary): Readonly<Record<Trouble, readonly [title: string, text: string]>> => ({
  "signed-out": [t.signedOutTitle, t.signedOut],
  "not-in-teams": [t.notInTeamsTitle, t.notInTeams],
  "not-in-roster": [t.notInRosterTitle, t.notInRoster],
  "not-allowed": [t.notAllowedTitle, t.notAllowed],
  "not-found": [t.notFoundTitle, t.notFound],
  store: [t.storeTitle, t.store],
  busy: [t.busyTitle, t.busy],
  network: [t.networkTitle, t.network],
  slow: [t.slowTitle, t.slow],
  unexpected: [t.unexpectedTitle, t.unexpected],
});

/** These may pass by themselves; the others need somebody to do something first. */
const passing: ReadonlySet<Trouble> = new Set<Trouble>(["signed-out", "store", "busy", "network", "slow", "unexpected"]);

export const mayPass = (trouble: Trouble): boolean => passing.has(trouble);

export const troubleTitle = (t: Dictionary, trouble: Trouble): string => texts(t)[trouble][0];

/** What went wrong and what to do, for those who listen. */
export const troubleWords = (t: Dictionary, trouble: Trouble): string => texts(t)[trouble].join(". ");

export function failed(view: Pick<View, "t" | "reload">, trouble: Trouble): TemplateResult {
  const [title, text] = texts(view.t)[trouble];
  return html`<div class="state">
    <h1 tabindex="-1">${title}</h1>
    <p>${text}</p>
    ${mayPass(trouble) ? html`<fluent-button appearance="primary" @click=${view.reload}>${view.t.tryAgain}</fluent-button>` : nothing}
    ${trouble === "not-found" ? html`<p><a href="#/">${view.t.toOverview}</a></p>` : nothing}
  </div>`;
}

/** @param slow What is said when it takes longer than usual; empty before. */
export const skeleton = (slow = ""): TemplateResult => html`${slow ? html`<p class="slow">${slow}</p>` : nothing}<div class="skeleton" aria-hidden="true">
  <div class="bone bone-title"></div>
  <div class="bone bone-line"></div>
  <div class="columns"><div class="bone bone-card"></div><div class="bone bone-card"></div></div>
  <div class="bone bone-chart"></div>
</div>`;

/** Nothing to show yet, and when there will be. */
export const empty = (title: string, text: string, more = ""): TemplateResult => html`<div class="card state">
  <h2>${title}</h2>
  <p>${text}</p>
  ${more ? html`<p class="hint">${more}</p>` : nothing}
</div>`;
