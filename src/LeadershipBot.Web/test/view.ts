import { ApiClient } from "../src/api/client";
import { resultWords } from "./fixtures/agency";
import type { Me } from "../src/api/model";
import type { View } from "../src/view/view";
import { wordsFor } from "../src/view/view";

export const director: Me = { unit: "agency", team: "Agency", breadth: "everything", isAdministrator: false, leads: ["agency"], agency: "Agency" };

export interface TestView extends View {
  readonly announced: string[];
}

/** A view whose requests are answered by `send`; nothing reaches a network. */
export function viewFor(given: Partial<View> & { locale?: string; send?: typeof fetch } = {}): TestView {
  const { send, locale, ...rest } = given;
  const announced: string[] = [];
  return {
    ...wordsFor(locale ?? "en-US"),
    theme: "default",
    me: director,
    words: resultWords,
    api: new ApiClient(() => Promise.resolve("token"), send ?? (() => Promise.reject(new TypeError("no network")))),
    rounds: [],
    round: "latest",
    chooseRound: () => undefined,
    announce: (text) => void announced.push(text),
    reload: () => undefined,
    announced,
    ...rest,
  };
}

export const json = (value: unknown, init: ResponseInit = {}): Response =>
  new Response(JSON.stringify(value), { ...init, headers: { "Content-Type": "application/json", ...init.headers } });

/** What a reader sees or hears, with single spaces. */
export const words = (element: Element | null | undefined): string => (element?.textContent ?? "").replace(/\s+/gu, " ").trim();
