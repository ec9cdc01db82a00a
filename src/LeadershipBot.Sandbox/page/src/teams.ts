import * as api from "./api";
import type { Person, Tenant } from "./api";
import { element } from "./dom";
import { personPicker } from "./people";
import { TabHost, tabThemes, type TabTheme } from "./tabHost";
import { TabTokens, tokenModes } from "./tabTokens";
import { inSandbox, tabAddress } from "./teamsLinks";

/** Teams with one personal tab open: the results page, in a frame that speaks with it as Teams does. */

const themeNames: Readonly<Record<TabTheme, string>> = { default: "Light", dark: "Dark", contrast: "High contrast" };
const locales: Readonly<Record<string, string>> = { "en-us": "English (United States)", "es-mx": "Español (México)" };

const query = new URLSearchParams(location.search);
const bar = required("bar");
const notice = required("notice");
const stage = required("stage");

void start().catch(() => say("The sandbox does not answer, or there is no such person. Go back to the chats and open the tab from there."));

async function start(): Promise<void> {
  bar.append(element("a", { class: "brand", href: "/" }, element("img", { src: "/icon.svg", alt: "", width: "24", height: "24" }), "Sandbox"));
  const [tenant, listed] = await Promise.all([api.getTenant(), api.getPeople()]);
  const people: readonly Person[] = [...listed, tenant.stranger];
  const asked = query.get("person");
  const person = asked === null ? people.find((one) => one.role === "leader") : (people.find((one) => one.id === asked) ?? (await api.getPerson(asked)));
  if (!person) {
    say("There is nobody in this sandbox yet.");
    return;
  }

  show(tenant, people.includes(person) ? people : [person, ...people], person);
}

function show(tenant: Tenant, people: readonly Person[], person: Person): void {
  let theme = oneOf(tabThemes, query.get("theme")) ?? "default";
  let locale = oneOf(Object.keys(locales), query.get("locale")) ?? (person.language.startsWith("es") ? "es-mx" : "en-us");
  const tokens = new TabTokens(person, oneOf(tokenModes, query.get("token")) ?? "fresh");
  const frame = element("iframe", { id: "tab", title: "Results", src: `/tab/${location.hash}`, allow: "clipboard-write" });
  const host = new TabHost(location.origin, {
    context: () => ({
      personId: person.id,
      name: person.name,
      tenantId: tenant.tenantId,
      appId: tenant.appId,
      timeZone: person.timeZone,
      locale,
      theme,
      subPage: query.get("page"),
    }),
    getToken: () => tokens.next(),
    openLink: (url) => follow(url, person),
    onReady: () => document.documentElement.setAttribute("data-tab", "ready"),
    onFailed: (reason) => {
      document.documentElement.setAttribute("data-tab", "failed");
      say(`The tab told Teams that it cannot go on: ${reason}`);
    },
  });

  const paint = (): void => {
    document.documentElement.dataset["theme"] = theme === "default" ? "light" : "dark";
    document.documentElement.dataset["teams"] = theme;
    document.title = `Results of ${person.name} · LeadershipBot sandbox`;
  };
  const change = (name: string, value: string): void => {
    query.set(name, value);
    history.replaceState(null, "", `?${query.toString()}${location.hash}`);
    paint();
    host.announceChange();
  };

  const who = personPicker(people, person, "person");
  who.addEventListener("change", () => location.assign(tabAddress(who.value)));
  const themes = choice("theme", themeNames, theme);
  themes.addEventListener("change", () => {
    theme = oneOf(tabThemes, themes.value) ?? theme;
    change("theme", theme);
  });
  const languages = choice("locale", locales, locale);
  languages.addEventListener("change", () => {
    locale = languages.value;
    change("locale", locale);
  });
  paint();
  bar.append(named("Person", who), named("Theme", themes), named("Language", languages));
  stage.append(frame);
  host.listen(window);

  const chats = bar.querySelector("a");
  if (chats) {
    chats.href = person.id === tenant.stranger.id ? "/" : `/?people=${encodeURIComponent(person.id)}`;
  }
}

/** What would leave this machine is only told. */
function follow(url: string, person: Person): void {
  const address = inSandbox(url, person.id);
  if (address === null) {
    say(`Teams would open ${url}`);
  } else {
    location.assign(address);
  }
}

function say(words: string): void {
  notice.textContent = words;
  notice.hidden = false;
}

function choice(id: string, names: Readonly<Record<string, string>>, selected: string): HTMLSelectElement {
  return element(
    "select",
    { id, class: "picker" },
    ...Object.entries(names).map(([value, name]) => element("option", { value, selected: value === selected }, name)),
  );
}

const named = (name: string, control: HTMLSelectElement): HTMLElement =>
  element("label", { class: "setting", for: control.id }, element("span", {}, name), control);

function oneOf<T extends string>(known: readonly T[], value: string | null): T | undefined {
  return known.find((candidate) => candidate === value);
}

function required(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) {
    throw new Error(`The page has no element "${id}".`);
  }

  return found;
}
