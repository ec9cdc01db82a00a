import { html, nothing, type TemplateResult } from "lit";
import type { ActionItem, Barrier, Board } from "../api/model";
import { promises } from "../view/pieces";
import { empty } from "../view/states";
import { long, type View } from "../view/view";
import type { Page } from "./page";

type Column = "promised" | "going" | "done" | "dropped";

/** An action of which nothing has been heard yet is a promise. */
const columnOf = (action: ActionItem): Column => (action.status === "going" && !action.hasHistory ? "promised" : action.status);

export const actionsPage: Page<Board> = {
  load: (api, _, signal) => api.get("/actions", signal),
  title: (view) => view.t.actions,
  render: (view, board) => html`
    <div class="page-head">
      <h1 tabindex="-1">${view.t.actions}</h1>
      <p>${view.t.actionsIntro}</p>
    </div>
    ${board.promises ? html`<section class="card"><h2>${view.t.promises}</h2><p class="hint">${view.me?.unit === "agency" ? view.t.promisesScopeTop : view.t.promisesScope}</p>${promises(view, board.promises)}</section>` : nothing}
    ${board.actions.length + board.barriers.length === 0
      ? empty(view.t.noActions, view.t.noActionsText)
      : html`<div class="board">
            ${(["promised", "going", "done"] as const).map((column) => lane(view, column, board.actions))}
            ${board.actions.some((action) => action.status === "dropped") ? lane(view, "dropped", board.actions) : nothing}
          </div>
          ${board.barriers.length > 0
            ? html`<section class="lane barriers">
                <h2>${view.t.aboveMyLevel} <span class="count">${board.barriers.length}</span></h2>
                <p class="hint">${view.t.barriersIntro}</p>
                <ul class="notes">${board.barriers.map((barrier) => barrierCard(view, barrier))}</ul>
              </section>`
            : nothing}`}
  `,
};

function lane(view: View, column: Column, actions: readonly ActionItem[]): TemplateResult {
  const own = actions.filter((action) => columnOf(action) === column);
  return html`<section class="lane lane-${column}">
    <h2>${view.t[column]} <span class="count">${own.length}</span></h2>
    ${own.length === 0 ? html`<p class="hint">${view.t.nothingHere}</p>` : html`<ul class="notes">${own.map((action) => actionCard(view, action))}</ul>`}
  </section>`;
}

/** Promises in words, each with whose it is and how it stands. */
export const promiseList = (view: View, actions: readonly ActionItem[]): TemplateResult => html`<ul class="promised">
  ${actions.map(
    (action) => html`<li>
      <p>${action.text}</p>
      <p class="hint">${action.team} · ${action.status === "going" ? `${view.t.going} · ${view.t.due(long(view, action.due))}` : standing(view, action)}</p>
    </li>`,
  )}
</ul>`;

const standing = ({ t, locale }: View, { status, closedOn }: ActionItem): string => (closedOn ? t.closedAction(t[status], long({ locale }, closedOn)) : t[status]);

export function actionCard(view: View, action: ActionItem): TemplateResult {
  const { t } = view;
  const isOpen = action.status === "going";
  return html`<li class="note-card">
    <p class="eyebrow">${action.team}</p>
    <p class="note-main">${action.text}</p>
    ${action.heardFrom ? html`<p class="hint">${t.heardFrom(action.heardFrom)}</p>` : nothing}
    ${action.lastWords ? html`<p class="last-words">${action.lastWords}</p>` : nothing}
    <p class="hint">
      ${isOpen
        ? html`${t.daysOpen(action.daysOpen)} · ${t.due(long(view, action.due))}${action.isMoved ? html` (${t.moved})` : nothing}`
        : html`${standing(view, action)} · ${t.promisedOn(long(view, action.on))}`}
    </p>
    ${action.owner ? html`<p class="hint">${t.owner(action.owner)}</p>` : nothing}
    ${action.decidedWith ? html`<p class="hint">${t.decidedWith(action.decidedWith)}</p>` : nothing}
  </li>`;
}

function barrierCard(view: View, barrier: Barrier): TemplateResult {
  const { t } = view;
  return html`<li class="note-card">
    <p class="eyebrow">${barrier.team}</p>
    <p class="note-main">${barrier.text}</p>
    <p class="hint">${t.askedOf(barrier.leader)}</p>
    ${barrier.reply
      ? html`<p class="last-words">${barrier.reply}</p>${barrier.repliedOn ? html`<p class="hint">${t.reply(long(view, barrier.repliedOn))}</p>` : nothing}`
      : html`<p class="hint">
          ${t.noReply} · ${t.daysOpen(barrier.daysOpen)} · ${t.due(long(view, barrier.due))}
          ${barrier.isOverdue ? html`<span class="mark mark-late">${t.overdue}</span>` : nothing}
        </p>`}
  </li>`;
}
