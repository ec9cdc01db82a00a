import * as api from "./api";
import type { Activity, CardTap, InvokeResponse, Person } from "./api";
import { announce } from "./announcer";
import { cardContentType, openInNewTab, summarize } from "./cards";
import { composer } from "./composer";
import { element, reconcile, type KeyedItem, type View } from "./dom";
import { icon } from "./icons";
import { DayView, isFromBot, MessageView, type Row } from "./messages";
import { avatar, languageName, personPicker, roleName } from "./people";
import { isRecord } from "./records";
import { inSandbox, tabAddress } from "./teamsLinks";
import { dayKey, localNow, shortDay } from "./times";

const sameSpeakerWithin = 5 * 60_000;
const typingAtMost = 8_000;

/** One person's chat with the bot: a column of the page. */
export class Chat {
  readonly element: HTMLElement;
  private readonly title = element("h2", { class: "visually-hidden" });
  private readonly face = element("div", { class: "face" });
  private readonly facts = element("p", { class: "facts" });
  private readonly localTime = element("time", { class: "local-time" });
  private readonly list = element("ol", { class: "messages" });
  private readonly scroller = element("div", { class: "scroller", tabindex: "0", role: "region" });
  private readonly empty = element("p", { class: "empty" }, "No messages yet. Say “help”, or skip the clock ahead.");
  private readonly typing = element("p", { class: "typing" }, element("span"), element("span"), element("span"));
  private readonly results = element("a", { class: "quiet results-link", target: "_blank" }, icon("chart"), "Results");
  private readonly jump = element("button", { type: "button", class: "jump" }, icon("down"), "New messages");
  private readonly views = new Map<string, View<Row>>();
  private activities: readonly Activity[] = [];
  private isLoaded = false;
  private unseen: string | null = null;
  private refreshing: Promise<void> | null = null;
  private version = 0;
  private typingUntil = 0;
  private now = new Date();

  constructor(
    readonly index: number,
    public person: Person,
    people: readonly Person[],
    private readonly onPersonChanged: () => void,
    private readonly onNews: (chat: Chat) => void,
  ) {
    const pickerId = `person-${index}`;
    const picker = personPicker(people, person, pickerId);
    picker.addEventListener("change", () => {
      const chosen = people.find((candidate) => candidate.id === picker.value);
      if (chosen) {
        this.show(chosen);
        this.onPersonChanged();
      }
    });
    this.jump.hidden = true;
    this.jump.addEventListener("click", () => this.scrollToEnd());
    this.typing.hidden = true;
    this.typing.setAttribute("aria-hidden", "true");
    this.scroller.append(this.empty, this.list, this.typing);
    this.scroller.addEventListener("scroll", () => {
      if (this.isAtEnd()) {
        this.jump.hidden = true;
      }
    });
    const label = element("label", { class: "visually-hidden", for: pickerId }, `Person in chat ${index + 1}`);
    this.element = element(
      "section",
      { class: "chat", id: `chat-${index}`, "aria-labelledby": `chat-title-${index}` },
      this.title,
      element("header", { class: "chat-head" }, this.face, element("div", { class: "who" }, label, element("div", { class: "who-line" }, element("span", { class: "picker-line" }, picker), this.results), this.facts)),
      element("div", { class: "stage" }, this.scroller, this.jump),
      composer(`composer-${index}`, (text) => this.send(text)),
    );
    this.title.id = `chat-title-${index}`;
    this.show(person);
  }

  /** Fetches the chat and draws what changed; a call during a fetch shares it. */
  refresh(): Promise<void> {
    this.refreshing ??= this.fetchAndDraw().finally(() => {
      this.refreshing = null;
    });
    return this.refreshing;
  }

  showNow(now: Date): void {
    this.now = now;
    const text = localNow(now, this.person.timeZone);
    if (this.localTime.textContent !== text) {
      this.localTime.textContent = text;
      this.localTime.dateTime = now.toISOString();
    }
  }

  private show(person: Person): void {
    this.person = person;
    this.version++;
    this.activities = [];
    this.isLoaded = false;
    this.unseen = null;
    this.views.clear();
    this.list.replaceChildren();
    this.empty.hidden = true;
    this.typingUntil = 0;
    this.jump.hidden = true;
    this.title.textContent = `Chat of ${person.name}`;
    this.scroller.setAttribute("aria-label", `Messages of ${person.name}`);
    this.face.replaceChildren(avatar(person));
    this.results.href = tabAddress(person.id);
    this.results.setAttribute("aria-label", `Results as ${person.name} sees them, in a new tab`);
    this.facts.replaceChildren(
      element("span", { class: `role role-${person.role}` }, roleName(person.role)),
      ...(person.team ? [element("span", { class: "team" }, person.team)] : []),
      ...(/^en\b/iu.test(person.language) ? [] : [element("span", {}, languageName(person.language))]),
      this.localTime,
    );
    this.showNow(this.now);
    this.refreshing = null;
    void this.refresh().catch(() => undefined);
  }

  private async fetchAndDraw(): Promise<void> {
    const version = this.version;
    const activities = await api.getChat(this.person.id);
    // A tap or another person came in between: what was fetched is old.
    if (version === this.version) {
      this.draw(activities);
    }
  }

  private draw(activities: readonly Activity[]): void {
    const wasAtEnd = this.isAtEnd();
    const known = new Set(this.activities.map((activity) => activity.id));
    const fresh = activities.filter((activity) => !known.has(activity.id));
    this.activities = activities;
    reconcile(this.list, this.views, this.rows(), (row) =>
      row.kind === "day" ? created(new DayView(), row) : created(new MessageView((id, tap) => void this.tap(id, tap), (url) => this.follow(url)), row),
    );
    this.empty.hidden = activities.length > 0;
    const fromBot = fresh.filter(isFromBot);
    if (fromBot.length > 0 || Date.now() > this.typingUntil) {
      this.typingUntil = 0;
      this.typing.hidden = true;
    }

    this.keepUp(fresh, wasAtEnd);
    if (this.isLoaded && fromBot.length > 0) {
      const more = fromBot.length > 1 ? ` and ${fromBot.length - 1} more` : "";
      announce(`New message for ${this.person.name}: ${summarize(fromBot[0] as Activity)}${more}`);
      this.onNews(this);
    }

    this.isLoaded = true;
  }

  private rows(): readonly KeyedItem<Row>[] {
    const rows: KeyedItem<Row>[] = [];
    const zone = this.person.timeZone;
    let day = "";
    let previous: Activity | undefined;
    for (const activity of this.activities) {
      const at = new Date(activity.timestamp);
      const key = dayKey(at, zone);
      if (key !== day) {
        day = key;
        previous = undefined;
        rows.push({ key: `day:${key}:${activity.id}`, value: { kind: "day", day: shortDay(at, zone) } });
      }

      const continues =
        previous !== undefined &&
        isFromBot(previous) === isFromBot(activity) &&
        at.getTime() - new Date(previous.timestamp).getTime() < sameSpeakerWithin;
      rows.push({ key: activity.id, value: { kind: "message", activity, continues, timeZone: zone, language: this.person.language } });
      previous = activity;
    }

    return rows;
  }

  /** Who reads the end goes along with new messages, but never past the beginning of the first of them. */
  private keepUp(fresh: readonly Activity[], wasAtEnd: boolean): void {
    const first = this.isLoaded ? fresh[0] : fresh.at(-1);
    if (!first) {
      return;
    }

    if (!wasAtEnd && this.isLoaded && isFromBot(first)) {
      this.jump.hidden = false;
      return;
    }

    this.unseen ??= first.id;
    this.reveal();
  }

  /** Scrolls to the first message that nobody has seen yet, as soon as this chat shows at all. */
  reveal(): void {
    const row = this.unseen === null ? undefined : this.views.get(this.unseen)?.element;
    if (this.scroller.clientHeight > 0) {
      this.unseen = null;
      if (row) {
        this.scroller.scrollTop = row.offsetTop - 12;
      }
    }
  }

  private isAtEnd(): boolean {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight < 120;
  }

  private scrollToEnd(): void {
    this.jump.hidden = true;
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.scroller.focus({ preventScroll: true });
  }

  private async send(text: string): Promise<void> {
    this.typingUntil = Date.now() + typingAtMost;
    this.typing.hidden = false;
    this.scroller.scrollTop = this.scroller.scrollHeight;
    try {
      await api.sendMessage(this.person.id, text);
    } catch (error) {
      this.typingUntil = 0;
      this.typing.hidden = true;
      throw error;
    }

    await this.refreshAnew();
  }

  /** Teams' own links stay on this machine. */
  private follow(url: string): void {
    openInNewTab(inSandbox(url, this.person.id) ?? url);
  }

  private async tap(activityId: string, tap: CardTap): Promise<void> {
    const view = this.views.get(activityId);
    if (!(view instanceof MessageView) || view.element.hasAttribute("data-busy")) {
      return;
    }

    view.setBusy(true);
    view.setNote(null);
    try {
      const response = await api.sendAction(this.person.id, activityId, tap);
      this.version++;
      this.answer(activityId, view, response);
    } catch (error) {
      this.version++;
      view.setNote({
        isError: true,
        text:
          error instanceof api.UnreachableError
            ? "That did not go through: the sandbox does not answer. Your answers are still here; please try again."
            : "That did not work. Your answers are still here; please try again.",
      });
    } finally {
      view.setBusy(false);
    }

    await this.refreshAnew().catch(() => undefined);
  }

  private answer(activityId: string, view: MessageView, response: InvokeResponse): void {
    const activity = this.activities.find((candidate) => candidate.id === activityId);
    if (response.type === cardContentType && activity) {
      const replaced: Activity = {
        ...activity,
        attachments: [{ contentType: cardContentType, content: response.value }],
      };
      this.activities = this.activities.map((candidate) => (candidate === activity ? replaced : candidate));
      view.replaceCard(replaced);
      announce(`The card for ${this.person.name} changed: ${summarize(replaced)}`);
    } else if (response.statusCode >= 400) {
      const message = isRecord(response.value) ? response.value["message"] : response.value;
      view.setNote({
        isError: true,
        text: typeof message === "string" && message !== "" ? message : "That did not work. Please try again.",
      });
    } else if (typeof response.value === "string" && response.value !== "") {
      view.setNote({ isError: false, text: response.value });
    }
  }

  /** A fetch that began before something was done here must not be the last word. */
  private async refreshAnew(): Promise<void> {
    this.version++;
    this.refreshing = null;
    await this.refresh();
  }
}

function created(view: View<Row>, row: Row): View<Row> {
  view.update(row);
  return view;
}
