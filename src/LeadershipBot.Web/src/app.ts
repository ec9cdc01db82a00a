import { html, render, type TemplateResult } from "lit";
import { ApiClient, type Answer } from "./api/client";
import type { Me, RoundSummary, Rounds, Words } from "./api/model";
import { actionsPage } from "./pages/actions";
import { nudgesPage } from "./pages/nudges";
import { overviewPage } from "./pages/overview";
import type { Page } from "./pages/page";
import { reportPage } from "./pages/report";
import { unitPage } from "./pages/unit";
import { unitsPage } from "./pages/units";
import { routeOf, startOf, type Route } from "./routes";
import type { Surroundings } from "./teams/host";
import { shell } from "./view/shell";
import { failed, mayPass, skeleton, troubleTitle, troubleWords, type Trouble } from "./view/states";
import { wordsFor, type View } from "./view/view";

type AnyPage = Page<unknown>;

const pages: Readonly<Record<Exclude<Route["page"], "unknown">, AnyPage>> = {
  overview: overviewPage as AnyPage,
  units: unitsPage as AnyPage,
  unit: unitPage as AnyPage,
  actions: actionsPage as AnyPage,
  nudges: nudgesPage as AnyPage,
  report: reportPage as AnyPage,
};

type State = { readonly kind: "loading"; readonly isSlow?: boolean } | { readonly kind: "trouble"; readonly trouble: Trouble } | { readonly kind: "shown"; readonly page: AnyPage; readonly value: unknown };

/** After how long, in milliseconds, a tab that comes back into view asks again. */
const stale = 600_000;

/** After how long, in milliseconds, people who wait are told that it takes longer than usual. */
const slow = 5000;

/** Follows the address: asks for a page's answer, draws it, and starts over when the address changes meanwhile. */
export class App {
  private state: State = { kind: "loading" };
  private route: Route = { page: "overview" };
  private me: Me | null = null;
  private words: Words | null = null;
  private rounds: readonly RoundSummary[] = [];
  private round = "latest";
  private work = new AbortController();
  private asked = 0;
  private isFirst = true;
  /** Whoever chose a round goes on from the choice. */
  private isChoosing = false;

  constructor(
    private readonly root: HTMLElement,
    private readonly announcer: HTMLElement,
    private readonly api: ApiClient,
    private surroundings: Surroundings,
  ) {}

  /** Begins with whatever the address names; the answer to the first page is asked for together with who it is for. */
  start(): void {
    window.addEventListener("hashchange", () => void this.go());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible" && Date.now() - this.asked >= stale) {
        void this.refresh();
      }
    });
    void this.go();
  }

  /** What Teams says has changed: how it looks and speaks, or that a link leads elsewhere. */
  follow(surroundings: Surroundings): void {
    const wanted = surroundings.subPage === this.surroundings.subPage ? null : startOf(surroundings.subPage);
    this.surroundings = surroundings;
    if (wanted) {
      location.hash = wanted;
    }

    this.draw();
  }

  /** Ends before it began: there is nobody to ask. */
  stop(trouble: Trouble): void {
    this.state = { kind: "trouble", trouble };
    this.draw();
  }

  private async go(): Promise<void> {
    const hash = location.hash;
    this.route = routeOf(hash);
    this.work.abort();
    const work = (this.work = new AbortController());
    this.asked = Date.now();
    this.state = { kind: "loading" };
    this.draw();
    this.announce(this.view().t.loading);
    const waiting = setTimeout(() => this.wait(work), slow);

    const page = this.route.page === "unknown" ? null : pages[this.route.page];
    const where = { round: this.round, unit: this.route.page === "unit" ? this.route.unit : "" };
    try {
      const [me, answer] = await Promise.all([this.whoAmI(work.signal), page?.load(this.api, where, work.signal) ?? null, this.learnWords(work.signal)]);
      if (work.signal.aborted) {
        return;
      }

      this.state = this.stateOf(page, me, answer);
    } catch (error) {
      if (work.signal.aborted) {
        return;
      }

      this.state = { kind: "trouble", trouble: "unexpected" };
      console.error(error instanceof Error ? error.name : "error");
    } finally {
      clearTimeout(waiting);
    }

    this.draw();
    this.arrive();
    void this.findRounds();
  }

  private wait(work: AbortController): void {
    if (!work.signal.aborted && this.state.kind === "loading") {
      this.state = { kind: "loading", isSlow: true };
      this.draw();
      this.announce(this.view().t.takesLong);
    }
  }

  private stateOf(page: AnyPage | null, me: Answer<Me>, answer: Answer<unknown> | null): State {
    if (!me.ok) {
      return { kind: "trouble", trouble: me.problem };
    }

    this.me = me.value;
    if (!page || !answer || (page === pages.report && me.value.breadth !== "everything")) {
      return { kind: "trouble", trouble: "not-found" };
    }

    return answer.ok ? { kind: "shown", page, value: answer.value } : { kind: "trouble", trouble: answer.problem };
  }

  private async whoAmI(signal: AbortSignal): Promise<Answer<Me>> {
    return this.me ? { ok: true, value: this.me } : this.api.get<Me>("/me", signal);
  }

  private async learnWords(signal: AbortSignal): Promise<void> {
    if (!this.words) {
      const answer = await this.api.get<Words>("/results/words", signal);
      this.words = answer.ok ? answer.value : null;
    }
  }

  /** Only two pages let people choose a round; they show without waiting for the choice. */
  private async findRounds(): Promise<void> {
    if (!this.me || this.rounds.length > 0 || (this.route.page !== "units" && this.route.page !== "unit")) {
      return;
    }

    const answer = await this.api.get<Rounds>("/results/rounds");
    if (answer.ok) {
      this.rounds = answer.value.rounds;
      this.draw();
    }
  }

  /** The title, the focus and a word for those who listen, as a browser does on a new page. */
  private arrive(): void {
    const view = this.view();
    const title = this.title(view);
    document.title = `${title} · ${view.t.product}`;
    this.announce(this.state.kind === "trouble" ? troubleWords(view.t, this.state.trouble) : view.t.loaded(title));
    const choice = this.isChoosing ? this.root.querySelector<HTMLElement>("#round-choice") : null;
    if (choice) {
      choice.focus();
    } else if (!this.isFirst) {
      this.root.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }

    this.isChoosing = false;

    this.isFirst = false;
  }

  private title(view: View): string {
    const { state } = this;
    return state.kind === "shown" ? state.page.title(view, state.value) : state.kind === "trouble" ? troubleTitle(view.t, state.trouble) : view.t.loading;
  }

  /** A tab that was left open learns what is new without a word; what cannot be read now stays as it was. */
  private async refresh(): Promise<void> {
    const { page } = this.route;
    if (this.state.kind !== "shown" || page === "unknown") {
      return;
    }

    const { work } = this;
    this.asked = Date.now();
    try {
      const where = { round: this.round, unit: this.route.page === "unit" ? this.route.unit : "" };
      const [me, rounds, answer] = await Promise.all([
        this.api.get<Me>("/me", work.signal),
        this.api.get<Rounds>("/results/rounds", work.signal),
        pages[page].load(this.api, where, work.signal),
      ]);
      const isPassing = [me, answer].some((one) => !one.ok && mayPass(one.problem));
      if (work.signal.aborted || isPassing) {
        return;
      }

      this.rounds = rounds.ok ? rounds.value.rounds : this.rounds;
      this.state = this.stateOf(pages[page], me, answer);
      this.draw();
    } catch (error) {
      if (!work.signal.aborted) {
        console.error(error instanceof Error ? error.name : "error");
      }
    }
  }

  private readonly announce = (text: string): void => {
    this.announcer.textContent = text;
  };

  private view(): View {
    return {
      ...wordsFor(this.surroundings.locale),
      theme: this.surroundings.theme,
      me: this.me,
      words: this.words,
      api: this.api,
      rounds: this.rounds,
      round: this.round,
      chooseRound: (id) => {
        this.round = id;
        this.isChoosing = true;
        void this.go();
      },
      announce: this.announce,
      reload: () => void this.go(),
    };
  }

  private draw(): void {
    const view = this.view();
    document.documentElement.lang = view.language;
    if (this.state.kind !== "loading") {
      document.title = `${this.title(view)} · ${view.t.product}`;
    }

    render(shell(view, this.route, this.content(view), this.state.kind === "loading"), this.root);
  }

  private content(view: View): TemplateResult {
    const { state } = this;
    switch (state.kind) {
      case "loading":
        return html`<h1 class="visually-hidden" tabindex="-1">${view.t.loading}</h1>${skeleton(state.isSlow ? view.t.takesLong : "")}`;
      case "trouble":
        return failed(view, state.trouble);
      case "shown":
        return state.page.render(view, state.value);
    }
  }
}
