import * as api from "./api";
import type { Faults, FaultPlan, Limits } from "./api";
import { announce } from "./announcer";
import { number } from "./campaigns";
import { element } from "./dom";

/** Reasons a few people can't be reached, as an agency would have them. */
const unreachable: Readonly<Record<string, number>> = {
  blockedByUser: 0.02,
  notInstalled: 0.02,
  blockedByAdmin: 0.01,
  writesBlocked: 0.01,
  unknownForbidden: 0.01,
  conversationLost: 0.02,
};

const presets: readonly { readonly name: string; readonly rate: number; readonly people: boolean }[] = [
  { name: "No faults", rate: 0, people: false },
  { name: "5 % of requests fail", rate: 0.05, people: false },
  { name: "A few people blocked", rate: 0, people: true },
];

const kinds: Readonly<Record<string, string>> = {
  "401": "token said to have expired (401)",
  "412": "others at work on the chat (412)",
  "413": "message said to be too big (413)",
  "429": "too many requests, with a time to wait (429)",
  "429WithoutRetryAfter": "too many requests, no time given (429)",
  "502": "bad gateway (502)",
  "503": "service unavailable (503)",
  "504": "gateway timeout (504)",
  dropBefore: "connection lost before the message arrived",
  dropAfter: "message arrived, answer lost",
  slow: "slow answer, up to 15 s",
};

const peopleKinds: Readonly<Record<string, string>> = {
  blockedByAdmin: "bot disabled by an administrator",
  notInRoster: "bot not in the conversation",
  notInRosterAs404: "bot not in the conversation (404)",
  blockedByUser: "bot blocked by the person",
  notInstalled: "app not installed",
  notEnoughPermissions: "not enough permissions",
  writesBlocked: "app removed",
  unknownForbidden: "refused for no known reason",
  conversationNotFound: "chat not found",
  conversationLost: "chat gone until it is made anew",
};

/** What goes wrong between the bot and Teams: set here, counted here. */
export class FaultsPanel {
  readonly element: HTMLElement;
  private readonly buttons = presets.map((preset) => element("button", { type: "button", class: "quiet bordered" }, preset.name));
  private readonly slider = element("input", { type: "range", id: "fault-rate", min: "0", max: "30", step: "1", value: "0" });
  private readonly rate = element("output", { for: "fault-rate" });
  private readonly blocked = element("input", { type: "checkbox" });
  private readonly retryAfter = element("input", { type: "checkbox" });
  private readonly counts = element("dl", { class: "fault-counts" });
  private readonly limits = element("p", { class: "bench-hint" });
  private readonly hint = element("p", { class: "bench-hint is-error", role: "status" });
  private seed = 1;
  private changes = 0;
  private changing: Promise<void> = Promise.resolve();

  constructor() {
    this.element = element(
      "section",
      { "aria-labelledby": "faults-title" },
      element("h2", { id: "faults-title" }, "Faults between the bot and Teams"),
      element("div", { class: "presets", role: "group", "aria-label": "Presets" }, ...this.buttons),
      element("div", { class: "fault-rate" }, element("label", { for: "fault-rate" }, "Requests that go wrong"), this.slider, this.rate),
      element("label", { class: "check" }, this.blocked, "A few people can't be written to"),
      element("label", { class: "check" }, this.retryAfter, "Over the limit, Teams says how long to wait"),
      this.hint,
      this.limits,
      this.counts,
    );
    this.hint.hidden = true;
    for (const [index, button] of this.buttons.entries()) {
      button.addEventListener("click", () => {
        const preset = presets[index];
        if (preset) {
          this.slider.value = String(preset.rate * 100);
          this.blocked.checked = preset.people;
          void this.apply(`${preset.name}.`);
        }
      });
    }

    this.slider.addEventListener("input", () => this.showRate());
    this.slider.addEventListener("change", () => void this.apply());
    this.blocked.addEventListener("change", () => void this.apply());
    this.retryAfter.addEventListener("change", () => void this.tellRetryAfter());
  }

  async refresh(): Promise<void> {
    const { changes } = this;
    await this.changing;
    const [faults, limits] = await Promise.all([api.getFaults(), api.getLimits()]);
    // Somebody has set something meanwhile: what was read before that must not undo it on the page.
    if (changes === this.changes) {
      this.show(faults);
      this.showLimits(limits);
    }
  }

  private async apply(announcement?: string): Promise<void> {
    const plan: FaultPlan = { seed: this.seed, rate: Number(this.slider.value) / 100, people: this.blocked.checked ? unreachable : {} };
    this.showRate();
    await this.tell(async () => {
      const faults = await api.setFaults(plan);
      return () => this.show(faults);
    });
    if (announcement && this.hint.hidden) {
      announce(announcement);
    }
  }

  private tellRetryAfter(): Promise<void> {
    const wanted = this.retryAfter.checked;
    return this.tell(async () => {
      const limits = await api.setRetryAfter(wanted);
      return () => this.showLimits(limits);
    });
  }

  /** One change after another, in the order they were made; the page shows the last one's answer. */
  private tell(work: () => Promise<() => void>): Promise<void> {
    const change = ++this.changes;
    this.changing = this.changing.then(() => this.tellNext(work, change));
    return this.changing;
  }

  private async tellNext(work: () => Promise<() => void>, change: number): Promise<void> {
    try {
      const show = await work();
      this.hint.hidden = true;
      if (change === this.changes) {
        show();
      }
    } catch (error) {
      this.hint.textContent = (error instanceof api.ApiError ? error.detail : null) ?? "This could not be set. Please try again.";
      this.hint.hidden = false;
    }
  }

  private show(faults: Faults): void {
    this.seed = faults.seed;
    const rate = sum(faults.rates);
    const people = sum(faults.people) > 0;
    if (document.activeElement !== this.slider) {
      this.slider.value = String(Math.round(rate * 100));
    }

    this.blocked.checked = people;
    this.showRate();
    for (const [index, button] of this.buttons.entries()) {
      const preset = presets[index];
      button.setAttribute("aria-pressed", String(preset !== undefined && Math.abs(preset.rate - rate) < 1e-6 && preset.people === people));
    }

    const met = named(faults.injected, kinds);
    const refused = named(faults.affectedPeople, peopleKinds).map(
      ([words, count]): [string, string] => [`${words}`, count === "1" ? "1 person" : `${count} people`],
    );
    this.counts.replaceChildren(...[...met, ...refused].flatMap(([words, count]) => [element("dt", {}, words), element("dd", {}, count)]));
  }

  private showRate(): void {
    this.rate.textContent = `${this.slider.value} %`;
    this.slider.setAttribute("aria-valuetext", this.rate.textContent);
  }

  private showLimits(limits: Limits): void {
    this.retryAfter.checked = limits.retryAfter;
    this.retryAfter.disabled = !limits.on;
    this.limits.textContent = limits.on
      ? `Teams' limits hold: ${number(limits.passed)} requests passed, ${number(limits.refused)} were over them.`
      : "Teams' limits are off in this sandbox.";
  }
}

const sum = (rates: Readonly<Record<string, number>>): number => Object.values(rates).reduce((total, rate) => total + rate, 0);

const named = (counts: Readonly<Record<string, number>>, names: Readonly<Record<string, string>>): [string, string][] =>
  Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => [names[name] ?? name, number(count)]);
