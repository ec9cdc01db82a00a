import {
  AdaptiveCard,
  ExecuteAction,
  GlobalRegistry,
  GlobalSettings,
  OpenUrlAction,
  SubmitAction,
  Table,
  Versions,
  type Action,
  type IMarkdownProcessingResult,
} from "adaptivecards";
import type { Activity, CardTap } from "./api";
import { element } from "./dom";
import { teamsLike } from "./hostConfig";
import { renderMarkdown } from "./markdown";
import { isRecord } from "./records";

export const cardContentType = "application/vnd.microsoft.card.adaptive";

// The package says it has no side effects, so a bundler drops the table's own registration.
GlobalRegistry.defaultElements.register("Table", Table, Versions.v1_5);
GlobalSettings.setTabIndexAtCardRoot = false;
AdaptiveCard.onProcessMarkdown = (text: string, result: IMarkdownProcessingResult): void => {
  result.outputHtml = renderMarkdown(text);
  result.didProcess = true;
};

/** Draws an Adaptive Card with Microsoft's renderer; a kind sentence instead of one that cannot be drawn. */
export function drawCard(content: unknown, onTap: (tap: CardTap) => void, onLink: (url: string) => void = openInNewTab): HTMLElement {
  // A form of its own: radio buttons of the same pulse in two chats would otherwise be one group.
  const host = element("form", { class: "card", novalidate: true, autocomplete: "off" });
  host.addEventListener("submit", (event) => event.preventDefault());
  if (!isRecord(content) || content["type"] !== "AdaptiveCard") {
    return broken(host);
  }

  if (typeof content["lang"] === "string") {
    host.lang = content["lang"];
  }

  try {
    const card = new AdaptiveCard();
    card.hostConfig = teamsLike;
    card.onExecuteAction = (action: Action): void => perform(action, onTap, onLink);
    card.parse(content);
    const drawn = card.render();
    if (!drawn) {
      return broken(host);
    }

    host.append(drawn);
    nameGroups(host);
    return host;
  } catch {
    return broken(host);
  }
}

function perform(action: Action, onTap: (tap: CardTap) => void, onLink: (url: string) => void): void {
  if (action instanceof OpenUrlAction) {
    onLink(action.url ?? "");
  } else if (action instanceof ExecuteAction) {
    onTap({ verb: action.verb ?? "", data: toRecord(action.data) });
  } else if (action instanceof SubmitAction) {
    const data = toRecord(action.data);
    onTap({ verb: typeof data["verb"] === "string" ? data["verb"] : "", data });
  }
}

export function openInNewTab(url: string): void {
  if (url !== "" && URL.canParse(url, location.href) && /^https?:$/u.test(new URL(url, location.href).protocol)) {
    window.open(url, "_blank", "noopener,noreferrer");
  }
}

/** The renderer names only the first choice after its question; a screen reader wants the group named. */
function nameGroups(host: HTMLElement): void {
  for (const container of host.querySelectorAll<HTMLElement>(".ac-input-container")) {
    const group = container.querySelector<HTMLElement>(".ac-choiceSetInput-expanded, .ac-choiceSetInput-multiSelect");
    const label = container.previousElementSibling;
    if (group) {
      group.setAttribute("role", group.querySelector("[type=radio]") ? "radiogroup" : "group");
      if (label?.id) {
        group.setAttribute("aria-labelledby", label.id);
      }
    }
  }
}

function broken(host: HTMLElement): HTMLElement {
  host.replaceChildren(element("p", { class: "broken" }, "This card cannot be shown here."));
  return host;
}

/** What a screen reader hears of a message that arrives: its text, or the first words of its card. */
export function summarize(activity: Activity): string {
  if (activity.text) {
    return activity.text;
  }

  for (const attachment of activity.attachments ?? []) {
    if (isRecord(attachment.content)) {
      const { speak, body, fallbackText } = attachment.content;
      const words = [speak, firstText(body), fallbackText].find((text) => typeof text === "string" && text !== "");
      if (typeof words === "string") {
        return words;
      }
    }
  }

  return "a card";
}

function firstText(value: unknown): string | undefined {
  if (Array.isArray(value)) {
    for (const item of value) {
      const found = firstText(item);
      if (found) {
        return found;
      }
    }

    return undefined;
  }

  if (!isRecord(value)) {
    return undefined;
  }

  return value["type"] === "TextBlock" && typeof value["text"] === "string"
    ? value["text"]
    : (firstText(value["items"]) ?? firstText(value["columns"]));
}

const toRecord = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {});

/** JSON with sorted keys: equal for two cards that mean the same. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(",")}]`;
  }

  if (isRecord(value)) {
    const members = Object.keys(value)
      .sort()
      .filter((key) => value[key] !== undefined)
      .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
    return `{${members.join(",")}}`;
  }

  return JSON.stringify(value) ?? "null";
}
