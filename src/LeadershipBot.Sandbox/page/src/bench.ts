import type { Administrator } from "./administrator";
import { progressWords } from "./campaigns";
import { element } from "./dom";
import { FaultsPanel } from "./faults";
import { icon } from "./icons";
import { ReceivedTable } from "./received";
import { Sends } from "./sends";

/** The button and the panel that show what is being sent, and what goes wrong with it. Nothing is asked while nothing is sent. */
export class Bench {
  readonly button = element(
    "button",
    { type: "button", class: "quiet", "aria-expanded": "false", "aria-controls": "bench" },
    icon("sends"),
    element("span", {}, "Sends"),
  );
  readonly element: HTMLElement;
  private readonly sends: Sends;
  private readonly faults = new FaultsPanel();
  private readonly received = new ReceivedTable();
  private isStale = true;
  private now = "";

  /** @param onProgress told how far the send under way is, in words; empty when none is */
  constructor(
    administrator: Administrator,
    private readonly onProgress: (words: string) => void,
  ) {
    this.sends = new Sends(administrator);
    this.element = element(
      "div",
      { class: "bench", id: "bench", role: "region", "aria-label": "Sends and faults", tabindex: "0" },
      element("div", {}, this.sends.element, this.received.element),
      this.faults.element,
    );
    this.element.hidden = true;
    this.button.addEventListener("click", () => this.toggle());
    for (const what of ["change", "click"]) {
      this.element.addEventListener(what, () => {
        this.isStale = true;
      });
    }
  }

  /** A calendar that has moved may have sent something. */
  showNow(now: Date): void {
    const instant = now.toISOString();
    this.isStale ||= instant !== this.now;
    this.now = instant;
  }

  /** Once a second while somebody looks at the page. @param isSkipping whether the clock waits for what was due */
  async refresh(isSkipping: boolean): Promise<void> {
    const isOpen = !this.element.hidden;
    if ((!isOpen && !isSkipping) || !(this.isStale || isSkipping || this.sends.running)) {
      return;
    }

    this.isStale = isSkipping;
    await Promise.all([this.sends.refresh(), ...(isOpen ? [this.faults.refresh(), this.received.refresh()] : [])]);
    const { running } = this.sends;
    this.button.toggleAttribute("data-running", running !== undefined);
    this.onProgress(running ? `Sending ${running.title}: ${progressWords(running)}` : "");
  }

  private toggle(): void {
    this.element.hidden = !this.element.hidden;
    this.button.setAttribute("aria-expanded", String(!this.element.hidden));
    this.isStale = true;
    if (!this.element.hidden) {
      void this.refresh(false).catch(() => undefined);
    }
  }
}
