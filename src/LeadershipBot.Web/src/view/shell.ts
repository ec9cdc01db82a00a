import { html, nothing, type TemplateResult } from "lit";
import type { Route } from "../routes";
import type { View } from "./view";

/** The pages this person has; the host decides again at every request. */
function pagesOf({ t, me }: View): readonly (readonly [page: Route["page"], address: string, name: string])[] {
  const sees = me?.breadth === "everything";
  return [
    ["overview", "#/", t.overview],
    ["units", "#/units", t.units],
    ["actions", "#/actions", t.actions],
    ...(sees || me?.isAdministrator ? ([["nudges", "#/nudges", t.nudges]] as const) : []),
    ...(sees ? ([["report", "#/report", t.report]] as const) : []),
  ];
}

export function shell(view: View, route: Route, content: TemplateResult, isBusy: boolean): TemplateResult {
  const skip = (event: Event): void => {
    event.preventDefault();
    document.getElementById("content")?.focus();
  };
  const current = route.page === "unit" ? "units" : route.page;
  return html`
    <a class="skip-link" href="#content" @click=${skip}>${view.t.skip}</a>
    ${view.me
      ? html`<header class="top no-print">
          <nav aria-label=${view.t.pages}>
            <ul>
              ${pagesOf(view).map(
                ([page, address, name]) =>
                  html`<li><a href=${address} aria-current=${page === current ? (route.page === "unit" ? "true" : "page") : nothing}>${name}</a></li>`,
              )}
            </ul>
          </nav>
        </header>`
      : nothing}
    <main id="content" tabindex="-1" aria-busy=${isBusy ? "true" : nothing}>${content}</main>
  `;
}

/** Choosing a round, where there is more than one. */
export function roundChoice(view: View): TemplateResult | typeof nothing {
  const { rounds, t } = view;
  if (rounds.length < 2) {
    return nothing;
  }

  const name = new Intl.DateTimeFormat(view.locale, { year: "numeric", month: "short", day: "numeric", timeZone: "UTC" });
  const closed = (iso: string): string => name.format(new Date(`${iso}T00:00:00Z`));
  return html`<label class="choice">
    <span>${t.round}</span>
    <select id="round-choice" @change=${(event: Event) => view.chooseRound((event.target as HTMLSelectElement).value)}>
      ${rounds.map((round, index) => {
        const id = index === 0 ? "latest" : round.id;
        return html`<option value=${id} ?selected=${view.round === id}>${index === 0 ? t.latestRound(closed(round.closed)) : closed(round.closed)}</option>`;
      })}
    </select>
  </label>`;
}
