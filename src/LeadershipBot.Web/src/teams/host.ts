import { app, authentication } from "@microsoft/teams-js";

export type ThemeName = "default" | "dark" | "contrast";

export interface Surroundings {
  readonly theme: ThemeName;
  readonly locale: string;
  /** What a link that opened the tab points to. */
  readonly subPage: string | undefined;
}

/** How long Teams may take to answer at all, in milliseconds: outside of Teams nobody ever does. */
const patience = 8000;

const themeOf = (name: string | undefined): ThemeName => (name === "dark" || name === "contrast" ? name : "default");

/** Meets Teams; null where there is none. The sandbox stands in for it from the page's own origin. */
export async function meetTeams(changed: (surroundings: Surroundings) => void): Promise<Surroundings | null> {
  if (window.parent === window) {
    return null;
  }

  try {
    await within(app.initialize([location.origin]));
    const context = await within(app.getContext());
    let now: Surroundings = { theme: themeOf(context.app.theme), locale: context.app.locale, subPage: context.page.subPageId };
    app.registerOnThemeChangeHandler((theme) => changed((now = { ...now, theme: themeOf(theme) })));
    app.registerOnContextChangeHandler((next) => changed((now = { theme: themeOf(next.app.theme), locale: next.app.locale, subPage: next.page.subPageId })));
    return now;
  } catch {
    return null;
  }
}

/** The person's token for the API: Teams keeps it and renews it. */
export const askForToken = (): Promise<string> => within(authentication.getAuthToken());

export const tellLoaded = (): void => {
  void app.notifySuccess();
};

function within<T>(promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("Teams did not answer.")), patience);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
