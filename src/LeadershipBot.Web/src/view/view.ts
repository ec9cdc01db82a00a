import type { ApiClient } from "../api/client";
import type { Me, RoundSummary, Text, Words } from "../api/model";
import { longDate, shortDate } from "../text/dates";
import { dateLocale, dictionaries, languageOf, type Language } from "../text/language";
import type { Dictionary } from "../text/english";
import type { ThemeName } from "../teams/host";

/** All that a page needs to know besides its own answer: whom it is for, and how that person reads. */
export interface View {
  readonly t: Dictionary;
  readonly language: Language;
  readonly locale: string;
  readonly theme: ThemeName;
  readonly me: Me | null;
  /** What the figures mean; null where that could not be read: the figures show without. */
  readonly words: Words | null;
  readonly api: ApiClient;
  /** The rounds to choose from, newest first, and the one that is chosen: an id or "latest". */
  readonly rounds: readonly RoundSummary[];
  readonly round: string;
  readonly chooseRound: (id: string) => void;
  readonly announce: (text: string) => void;
  readonly reload: () => void;
}

export const wordsFor = (locale: string): Pick<View, "t" | "language" | "locale"> => {
  const language = languageOf(locale);
  return { t: dictionaries[language], language, locale: dateLocale(locale) };
};

/** A text of the API in the reader's language, with shares written as the page writes its own. */
export const say = (view: Pick<View, "language" | "locale">, text: Text | null | undefined): string => shares(view, text?.[view.language] ?? "");

/** "75 %" with the space, or without, that the reader's language has there. */
export const shares = ({ locale }: Pick<View, "locale">, text: string): string => text.replaceAll(/(?<=\d)\s?%/gu, () => percentSign(locale));

const signs = new Map<string, string>();

function percentSign(locale: string): string {
  let sign = signs.get(locale);
  if (sign === undefined) {
    sign = new Intl.NumberFormat(locale, { style: "percent" }).format(1).replaceAll(/\d/gu, "");
    signs.set(locale, sign);
  }

  return sign;
}
export const long = (view: Pick<View, "locale">, iso: string): string => longDate(iso, view.locale);
export const short = (view: Pick<View, "locale">, iso: string): string => shortDate(iso, view.locale);
