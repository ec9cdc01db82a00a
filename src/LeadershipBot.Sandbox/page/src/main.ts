import * as api from "./api";
import type { Person } from "./api";
import { Bench } from "./bench";
import { Administrator } from "./administrator";
import { Chat } from "./chat";
import { Clock } from "./clock";
import { element } from "./dom";
import { firstChoice } from "./people";
import { releasesPanel } from "./releases";
import { simulatedSwitch } from "./simulated";
import { Tabs } from "./tabs";
import { themeToggle } from "./theme";
import { commonestZone } from "./times";

const pollEvery = 1_000;

const top = required("top");
const main = required("chats");
const offline = element("p", { class: "notice", role: "alert" }, "The sandbox does not answer. Is it still running? Trying again…");
const theme = themeToggle();

void start();

async function start(): Promise<void> {
  offline.hidden = true;
  top.after(offline);
  top.append(brand(), theme);
  const people = await untilAnswered(api.getPeople);
  if (people.length === 0) {
    main.append(element("p", { class: "notice" }, "There is nobody in this sandbox yet."));
    return;
  }

  const asked = (new URLSearchParams(location.search).get("people") ?? "").split(",");
  const tabs = new Tabs();
  const chats = firstChoice(people, asked).map(
    (person, index) => new Chat(index, person, people, () => onPersonChanged(chats, tabs), (chat) => tabs.markNews(chat.index)),
  );
  tabs.show(chats.map((chat) => chat.person.name));
  tabs.onSelect((index) => {
    for (const chat of chats) {
      chat.element.classList.toggle("is-current", chat.index === index);
      chat.reveal();
    }
  });

  const refresh = async (): Promise<void> => {
    await Promise.all([clock.refresh(), bench.refresh(clock.skipping), ...chats.map((chat) => chat.refresh())]);
  };
  const zone = commonestZone(people.map((person) => person.timeZone));
  const bench = new Bench(new Administrator(people), (words) => clock.showSend(words));
  const clock = new Clock(
    zone,
    (now) => {
      chats.forEach((chat) => chat.showNow(now));
      bench.showNow(now);
    },
    () => void quietly(refresh),
  );
  const releases = releasesPanel();

  top.replaceChildren(
    element("div", { class: "bar-line" }, brand(), clock.display, clock.skipButton, element("div", { class: "tools" }, simulatedSwitch(), bench.button, releases.button, theme)),
    clock.agenda,
    clock.progress,
  );
  top.after(bench.element);
  main.append(tabs.element, element("div", { class: "columns" }, ...chats.map((chat) => chat.element)));
  document.body.append(releases.dialog);
  await poll(refresh);
}

function brand(): HTMLElement {
  return element(
    "h1",
    { class: "brand" },
    element("img", { src: "/icon.svg", alt: "", width: "32", height: "32" }),
    element("span", {}, "LeadershipBot ", element("span", { class: "brand-sub" }, "sandbox")),
  );
}

/** Once a second while somebody looks; hidden pages rest. */
async function poll(refresh: () => Promise<void>): Promise<never> {
  for (;;) {
    if (!document.hidden) {
      await quietly(refresh);
    }

    await pause(pollEvery);
  }
}

/** A server that does not answer is shown once, above everything; the next answer takes it away. */
async function quietly(work: () => Promise<void>): Promise<void> {
  try {
    await work();
    offline.hidden = true;
  } catch (error) {
    offline.hidden = !(error instanceof api.UnreachableError);
  }
}

async function untilAnswered<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      const answer = await ask();
      offline.hidden = true;
      return answer;
    } catch {
      offline.hidden = false;
      await pause(pollEvery);
    }
  }
}

/** The address names who is shown, so that a reload or a link shows the same three people. */
function onPersonChanged(chats: readonly Chat[], tabs: Tabs): void {
  const shown: readonly Person[] = chats.map((chat) => chat.person);
  const address = new URL(location.href);
  address.searchParams.set("people", shown.map((person) => person.id).join(","));
  history.replaceState(null, "", address);
  tabs.show(shown.map((person) => person.name));
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

function required(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) {
    throw new Error(`The page has no element "${id}".`);
  }

  return found;
}
