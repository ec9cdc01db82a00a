import * as api from "./api";
import type { ClockEvent, ClockState } from "./api";
import { announce } from "./announcer";
import { element } from "./dom";
import { icon } from "./icons";
import { dayAndTime, longDay, timeOfDay, zoneName } from "./times";

const pollWhileSkipping = 400;

/** The sandbox's calendar clock: what time it is, what comes next, and skipping ahead to it. */
export class Clock {
  readonly display = element("div", { class: "clock" });
  readonly skipButton = element("button", { type: "button", class: "primary" }, icon("skip"), element("span", {}, "Skip to next event"));
  readonly agenda: HTMLElement;
  readonly progress = element("div", { class: "skipping", role: "status" });
  private readonly day = element("span", { class: "clock-day" });
  private readonly time = element("time", { class: "clock-time" });
  private readonly events = element("ol", { class: "events" });
  private state: ClockState = { now: new Date(0).toISOString(), next: [] };
  private isSkipping = false;
  private readonly send = element("span", { class: "skipping-send" });

  constructor(
    private readonly zone: string,
    private readonly onTick: (now: Date) => void,
    private readonly onArrived: () => void,
  ) {
    this.display.append(this.time, this.day);
    this.agenda = element(
      "nav",
      { class: "agenda", "aria-labelledby": "agenda-title" },
      element("h2", { id: "agenda-title" }, "Skip to…"),
      this.events,
    );
    this.progress.hidden = true;
    this.skipButton.addEventListener("click", () => {
      void this.skip(this.state.next[0], api.skipToNext);
    });
  }

  get skipping(): boolean {
    return this.isSkipping;
  }

  /** What is being sent while the clock waits for it. */
  showSend(words: string): void {
    this.send.textContent = words;
  }

  async refresh(): Promise<void> {
    if (!this.isSkipping) {
      const state = await api.getClock();
      if (!this.isSkipping) {
        this.show(state);
      }
    }
  }

  private show(state: ClockState): void {
    const eventsChanged = this.events.childElementCount === 0 || JSON.stringify(state.next) !== JSON.stringify(this.state.next);
    this.state = state;
    const now = new Date(state.now);
    this.time.dateTime = state.now;
    this.time.textContent = `${timeOfDay(now, this.zone)} ${zoneName(now, this.zone)}`;
    this.day.textContent = longDay(now, this.zone);
    if (eventsChanged) {
      this.drawEvents();
    }

    this.onTick(now);
  }

  private drawEvents(): void {
    const focused = [...this.events.children].findIndex((item) => item.contains(document.activeElement));
    this.events.replaceChildren(...this.state.next.map((event) => this.eventItem(event)));
    if (this.state.next.length === 0) {
      this.events.append(element("li", { class: "no-events" }, "Nothing is planned."));
    }

    this.skipButton.disabled = this.state.next.length === 0;
    if (focused >= 0) {
      (this.events.querySelector("button") ?? this.skipButton).focus();
    }
  }

  private eventItem(event: ClockEvent): HTMLElement {
    const at = new Date(event.at);
    const button = element(
      "button",
      { type: "button", class: "event" },
      element("span", { class: "visually-hidden" }, "Skip to "),
      element("time", { datetime: event.at }, dayAndTime(at, this.zone)),
      element("span", { class: "event-what" }, event.what),
    );
    button.addEventListener("click", () => void this.skip(event, () => api.advanceTo(event.at)));
    return element("li", {}, button);
  }

  private async skip(target: ClockEvent | undefined, move: () => Promise<ClockState>): Promise<void> {
    if (this.isSkipping || !target) {
      return;
    }

    this.isSkipping = true;
    this.setDisabled(true);
    const bar = element("progress", { "aria-label": "Skipping ahead" });
    const words = element("span");
    words.textContent = `Skipping to ${dayAndTime(new Date(target.at), this.zone)}: ${target.what}`;
    this.progress.className = "skipping";
    this.showSend("");
    this.progress.replaceChildren(bar, words, this.send);
    this.progress.hidden = false;
    void this.watch(bar, new Date(this.state.now), new Date(target.at));
    try {
      const state = await move();
      this.isSkipping = false;
      this.show(state);
      this.progress.hidden = true;
      announce(`It is now ${dayAndTime(new Date(state.now), this.zone)}.`);
    } catch (error) {
      const detail = error instanceof api.ApiError ? error.detail : null;
      this.progress.classList.add("failed");
      this.progress.replaceChildren(`The clock could not be moved. ${detail ?? "Please try again."}`, this.dismissal());
    } finally {
      this.isSkipping = false;
      this.setDisabled(false);
      this.onArrived();
    }
  }

  /** A bar that fills if the server tells the time while it works; otherwise it only shows that something goes on. */
  private async watch(bar: HTMLProgressElement, from: Date, to: Date): Promise<void> {
    while (this.isSkipping) {
      await new Promise((resolve) => setTimeout(resolve, pollWhileSkipping));
      try {
        const { now } = await api.getClock();
        const share = (new Date(now).getTime() - from.getTime()) / (to.getTime() - from.getTime());
        if (share > 0 && share < 1) {
          bar.value = share;
        }
      } catch {
        // The skip itself reports what went wrong.
      }
    }
  }

  private dismissal(): HTMLElement {
    const button = element("button", { type: "button", class: "icon-button", "aria-label": "Dismiss" }, icon("close"));
    button.addEventListener("click", () => {
      this.progress.hidden = true;
    });
    return button;
  }

  private setDisabled(disabled: boolean): void {
    document.documentElement.toggleAttribute("data-skipping", disabled);
    for (const button of [this.skipButton, ...this.events.querySelectorAll("button")]) {
      // aria-disabled keeps the keyboard where it is; the skip itself ignores further presses.
      button.setAttribute("aria-disabled", String(disabled));
    }
  }
}
