import type { Activity, CardTap } from "./api";
import { canonical, cardContentType, drawCard } from "./cards";
import { element, type View } from "./dom";
import { icon } from "./icons";
import { renderMarkdown } from "./markdown";
import { timeOfDay } from "./times";

export type Tap = (activityId: string, tap: CardTap) => void;

/** One row of a chat: the day's name, or a message. */
export type Row =
  | { readonly kind: "day"; readonly day: string }
  | { readonly kind: "message"; readonly activity: Activity; readonly continues: boolean; readonly timeZone: string; readonly language: string };

export interface Note {
  readonly text: string;
  readonly isError: boolean;
}

export const isFromBot = (activity: Activity): boolean => activity.from.role !== "user";

export class DayView implements View<Row> {
  readonly element = element("li", { class: "day" });

  update(row: Row): void {
    if (row.kind === "day" && this.element.textContent !== row.day) {
      this.element.textContent = row.day;
    }
  }
}

export class MessageView implements View<Row> {
  readonly element = element("li", { class: "message" });
  private readonly meta = element("p", { class: "meta" });
  private readonly body = element("div", { class: "body" });
  private readonly note = element("p", { class: "note", role: "status" });
  private drawn = "";

  constructor(
    private readonly onTap: Tap,
    private readonly onLink: (url: string) => void,
  ) {
    this.element.append(this.meta, this.body, this.note);
    this.note.hidden = true;
  }

  update(row: Row): void {
    if (row.kind !== "message") {
      return;
    }

    const { activity } = row;
    this.element.classList.toggle("from-bot", isFromBot(activity));
    this.element.classList.toggle("from-person", !isFromBot(activity));
    this.element.classList.toggle("continues", row.continues);
    this.body.lang = row.language;
    this.showMeta(activity, row.timeZone);
    const content = canonical([activity.text, activity.attachments]);
    if (content !== this.drawn) {
      this.drawn = content;
      this.draw(activity);
    }
  }

  /** A card answers a tap: the same place, the new card, and the keyboard stays with it. */
  replaceCard(activity: Activity): void {
    const hadFocus = this.element.contains(document.activeElement);
    this.drawn = canonical([activity.text, activity.attachments]);
    this.draw(activity);
    this.setNote(null);
    if (hadFocus) {
      this.body.tabIndex = -1;
      this.body.focus({ preventScroll: true });
    }
  }

  setBusy(busy: boolean): void {
    this.element.toggleAttribute("data-busy", busy);
    this.body.setAttribute("aria-busy", String(busy));
  }

  setNote(note: Note | null): void {
    this.note.hidden = note === null;
    this.note.textContent = note?.text ?? "";
    this.note.classList.toggle("is-error", note?.isError ?? false);
  }

  private showMeta(activity: Activity, timeZone: string): void {
    const sender = isFromBot(activity) ? (activity.from.name ?? "LeadershipBot") : "";
    const time = timeOfDay(new Date(activity.timestamp), timeZone);
    if (this.meta.dataset["shown"] !== sender + time) {
      this.meta.dataset["shown"] = sender + time;
      this.meta.replaceChildren(
        ...(isFromBot(activity) ? [element("span", { class: "bot-mark", "aria-hidden": "true" }, icon("bot"))] : []),
        element("span", { class: "sender" }, sender === "" ? element("span", { class: "visually-hidden" }, activity.from.name ?? "You") : sender),
        element("time", { datetime: activity.timestamp }, time),
      );
    }
  }

  private draw(activity: Activity): void {
    const parts: HTMLElement[] = [];
    if (activity.text) {
      const bubble = element("div", { class: "bubble" });
      if (isFromBot(activity)) {
        bubble.innerHTML = renderMarkdown(activity.text);
      } else {
        bubble.textContent = activity.text;
      }

      parts.push(bubble);
    }

    for (const attachment of activity.attachments ?? []) {
      parts.push(
        attachment.contentType === cardContentType
          ? drawCard(attachment.content, (tap) => this.onTap(activity.id, tap), this.onLink)
          : element("p", { class: "bubble broken" }, `Teams would show an attachment here (${attachment.contentType}).`),
      );
    }

    this.body.replaceChildren(...parts);
  }
}
