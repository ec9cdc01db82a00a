import type { Administrator } from "./administrator";
import { announce } from "./announcer";
import { ApiError, UnreachableError, type Campaign } from "./api";
import { doneOf, isSending, leftOf, number, outcomeLines, progressWords, stateName } from "./campaigns";
import { element, reconcile, type View } from "./dom";
import { shortDay } from "./times";

const mostShown = 8;

/** What the bot sends to many: how far each send is, what became of it, and a way to stop it. */
export class Sends {
  readonly element: HTMLElement;
  private readonly hint = element("p", { class: "bench-hint" });
  private readonly list = element("ol", { class: "sends" });
  private readonly views = new Map<string, View<Campaign>>();
  private campaigns: readonly Campaign[] = [];

  constructor(private readonly administrator: Administrator) {
    this.element = element("section", { "aria-labelledby": "sends-title" }, element("h2", { id: "sends-title" }, "Sends"), this.hint, this.list);
  }

  /** The send under way, if any. */
  get running(): Campaign | undefined {
    return this.campaigns.find(isSending);
  }

  /** @throws UnreachableError when nothing answers; every other trouble is said in the panel */
  async refresh(): Promise<void> {
    if (!this.administrator.exists) {
      this.say("Nobody in this roster is an administrator, and only they may see what is sent.");
      return;
    }

    try {
      this.show(await this.administrator.campaigns());
    } catch (error) {
      if (error instanceof UnreachableError) {
        throw error;
      }

      this.say(troubleWords(error));
    }
  }

  private show(campaigns: readonly Campaign[]): void {
    const before = this.running;
    this.campaigns = campaigns;
    const ended = before && campaigns.find((campaign) => campaign.id === before.id && !isSending(campaign));
    if (ended) {
      announce(`${ended.title}: ${stateName(ended).toLowerCase()}, ${progressWords(ended)}.`);
    }

    this.say(campaigns.length === 0 ? "Nothing has been sent to many yet. Skip to the next event." : "");
    reconcile(
      this.list,
      this.views,
      campaigns.slice(0, mostShown).map((campaign) => ({ key: campaign.id, value: campaign })),
      (campaign) => new SendView(campaign, (id) => this.cancel(id)),
    );
  }

  private async cancel(id: string): Promise<void> {
    try {
      const cancelled = await this.administrator.cancel(id);
      announce(`${cancelled.title}: what was not yet sent is cancelled.`);
      this.show(this.campaigns.map((campaign) => (campaign.id === id ? cancelled : campaign)));
    } catch {
      announce("The send could not be cancelled.");
    }
  }

  private say(words: string): void {
    this.hint.textContent = words;
    this.hint.hidden = words === "";
  }
}

function troubleWords(error: unknown): string {
  switch (error instanceof ApiError ? error.status : 0) {
    case 401:
    case 403:
      return "The bot did not let the administrator of this roster in, so its sends can't be shown.";
    case 404:
      return "This bot keeps no list of what it sends.";
    default:
      return "What is being sent could not be loaded.";
  }
}

class SendView implements View<Campaign> {
  readonly element: HTMLElement;
  private readonly state = element("span", { class: "chip" });
  private readonly bar = element("div", { class: "campaign-bar", role: "progressbar", "aria-valuemin": "0" });
  private readonly facts = element("p", { class: "campaign-facts" });
  private readonly lines = element("ul", { class: "campaign-lines" });
  private readonly stop = element("button", { type: "button", class: "quiet bordered" }, "Cancel what is not yet sent");
  private readonly sure = element("button", { type: "button", class: "quiet bordered danger" });
  private readonly keep = element("button", { type: "button", class: "quiet bordered" }, "Keep sending");
  private readonly actions = element("div", { class: "campaign-actions" }, this.stop, this.sure, this.keep);
  private isAsking = false;
  private campaign: Campaign;

  constructor(campaign: Campaign, cancel: (id: string) => Promise<void>) {
    this.campaign = campaign;
    const date = shortDay(new Date(`${campaign.date}T12:00:00Z`), "UTC");
    this.element = element(
      "li",
      { class: "campaign" },
      element("div", { class: "campaign-head" }, element("h3", {}, campaign.title), element("span", { class: "campaign-date" }, date), this.state),
      this.bar,
      this.facts,
      this.lines,
      this.actions,
    );
    this.bar.setAttribute("aria-label", `${campaign.title}, ${date}`);
    this.stop.addEventListener("click", () => {
      this.ask(true);
      this.sure.focus();
    });
    this.keep.addEventListener("click", () => {
      this.ask(false);
      this.stop.focus();
    });
    this.sure.addEventListener("click", () => {
      this.ask(false);
      void cancel(this.campaign.id);
    });
    this.ask(false);
    this.update(campaign);
  }

  update(campaign: Campaign): void {
    this.campaign = campaign;
    this.state.textContent = stateName(campaign);
    this.element.dataset["state"] = campaign.state;
    this.bar.setAttribute("aria-valuemax", String(campaign.targeted));
    this.bar.setAttribute("aria-valuenow", String(doneOf(campaign)));
    this.bar.setAttribute("aria-valuetext", progressWords(campaign));
    this.drawBar(campaign);
    setText(this.facts, progressWords(campaign));
    const lines = outcomeLines(campaign);
    if (lines.join("\n") !== [...this.lines.children].map((line) => line.textContent).join("\n")) {
      this.lines.replaceChildren(...lines.map((line) => element("li", {}, line)));
    }

    this.sure.textContent = `Yes, cancel ${number(leftOf(campaign))}`;
    this.actions.hidden = leftOf(campaign) === 0 || !(isSending(campaign) || campaign.state === "waiting");
  }

  private drawBar(campaign: Campaign): void {
    for (const part of ["delivered", "failed", "excluded"] as const) {
      let piece = this.bar.querySelector<HTMLElement>(`.${part}`);
      if (!piece) {
        piece = element("span", { class: part });
        this.bar.append(piece);
      }

      piece.style.inlineSize = campaign.targeted === 0 ? "0" : `${((campaign[part] / campaign.targeted) * 100).toFixed(2)}%`;
    }
  }

  private ask(asking: boolean): void {
    this.isAsking = asking;
    this.stop.hidden = this.isAsking;
    this.sure.hidden = !this.isAsking;
    this.keep.hidden = !this.isAsking;
  }
}

function setText(node: HTMLElement, text: string): void {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}
