import { element } from "./dom";
import { icon } from "./icons";

type Theme = "light" | "dark";

const storageKey = "leadershipbot.sandbox.theme";
const systemDark = matchMedia("(prefers-color-scheme: dark)");

/** The system's choice until somebody presses the button; then theirs, remembered in this browser. */
export function themeToggle(): HTMLButtonElement {
  const button = element("button", { type: "button", class: "icon-button" });
  let chosen = stored();

  const show = (): void => {
    const theme = chosen ?? (systemDark.matches ? "dark" : "light");
    document.documentElement.dataset["theme"] = theme;
    const label = theme === "dark" ? "Use light colors" : "Use dark colors";
    button.setAttribute("aria-label", label);
    button.title = label;
    button.replaceChildren(icon(theme === "dark" ? "sun" : "moon"));
  };

  button.addEventListener("click", () => {
    chosen = document.documentElement.dataset["theme"] === "dark" ? "light" : "dark";
    store(chosen);
    show();
  });
  systemDark.addEventListener("change", show);
  show();
  return button;
}

function stored(): Theme | null {
  try {
    const value = localStorage.getItem(storageKey);
    return value === "light" || value === "dark" ? value : null;
  } catch {
    return null;
  }
}

function store(theme: Theme): void {
  try {
    localStorage.setItem(storageKey, theme);
  } catch {
    // A browser that keeps nothing still gets the theme for this visit.
  }
}
