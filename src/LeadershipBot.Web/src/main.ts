import "@fluentui/web-components/anchor-button/define.js";
import "@fluentui/web-components/button/define.js";
import { ApiClient } from "./api/client";
import { App } from "./app";
import { startOf } from "./routes";
import { askForToken, meetTeams, tellLoaded, type Surroundings } from "./teams/host";
import { useTheme } from "./teams/theme";
import { defineElements } from "./view/elements";

const byId = (id: string): HTMLElement => {
  const element = document.getElementById(id);
  if (!element) {
    throw new Error(`The page has no element "${id}".`);
  }

  return element;
};

async function start(): Promise<void> {
  defineElements();
  const alone: Surroundings = { theme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "default", locale: navigator.language, subPage: undefined };
  useTheme(alone.theme);

  let app: App | undefined;
  const surroundings = await meetTeams((now) => {
    useTheme(now.theme);
    app?.follow(now);
  });
  const root = byId("app");
  root.replaceChildren();
  app = new App(root, byId("announcer"), new ApiClient(askForToken), surroundings ?? alone);
  if (!surroundings) {
    app.stop("not-in-teams");
    return;
  }

  useTheme(surroundings.theme);
  const wanted = location.hash.length < 3 ? startOf(surroundings.subPage) : null;
  if (wanted) {
    history.replaceState(null, "", wanted);
  }

  app.start();
  tellLoaded();
}

void start();
