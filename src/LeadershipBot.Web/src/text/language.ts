import type { Text } from "../api/model";
import { english, type Dictionary } from "./english";
import { spanish } from "./spanish";

export type Language = keyof Text;

export const dictionaries: Readonly<Record<Language, Dictionary>> = { en: english, es: spanish };

/** Spanish for whoever uses Teams in Spanish, wherever; English for everybody else. */
export const languageOf = (locale: string): Language => (/^es(?:-|$)/iu.test(locale) ? "es" : "en");

/** The locale dates are written in: Teams' own where it is one of the two languages, since the words around are too. */
export function dateLocale(locale: string): string {
  const language = languageOf(locale);
  const fallback = language === "es" ? "es-US" : "en-US";
  if (!locale.toLowerCase().startsWith(language)) {
    return fallback;
  }

  try {
    return Intl.getCanonicalLocales(locale)[0] ?? fallback;
  } catch {
    return fallback;
  }
}
