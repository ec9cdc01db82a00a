import { setTheme } from "@fluentui/web-components/theme/set-theme.js";
import { teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme, type Theme } from "@fluentui/tokens";
import type { ThemeName } from "./host";

const themes: Readonly<Record<ThemeName, Theme>> = { default: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme };

/** Fluent's tokens as custom properties of the document; what the tokens do not name hangs on `data-theme`. */
export function useTheme(name: ThemeName): void {
  setTheme(themes[name]);
  document.documentElement.dataset["theme"] = name;
}
