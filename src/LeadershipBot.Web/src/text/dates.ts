/** Days without a time: read as UTC and written as UTC, so that no zone moves them. */
const day = (iso: string): Date => new Date(`${iso}T00:00:00Z`);

const formats = new Map<string, Intl.DateTimeFormat>();

function format(iso: string, locale: string, options: Intl.DateTimeFormatOptions): string {
  const value = day(iso);
  if (Number.isNaN(value.getTime())) {
    return iso;
  }

  const key = `${locale}|${JSON.stringify(options)}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
    formats.set(key, found);
  }

  return found.format(value);
}

/** June 5, 2026 */
export const longDate = (iso: string, locale: string): string => format(iso, locale, { year: "numeric", month: "long", day: "numeric" });

/** Jun 5, 2026 */
export const shortDate = (iso: string, locale: string): string => format(iso, locale, { year: "numeric", month: "short", day: "numeric" });

/** Jun 2026 */
export const monthOf = (iso: string, locale: string): string => format(iso, locale, { year: "numeric", month: "short" });
