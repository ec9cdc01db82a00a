/** How instants are written: always in a named zone, never in the browser's own. */

const locale = "en-US";
const formats = new Map<string, Intl.DateTimeFormat>();

function format(instant: Date, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${timeZone}|${JSON.stringify(options)}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(locale, { ...options, timeZone: knownZone(timeZone) });
    formats.set(key, found);
  }

  return found.format(instant);
}

/** The zone itself, or UTC when this browser does not know it. */
function knownZone(timeZone: string): string {
  try {
    new Intl.DateTimeFormat(locale, { timeZone });
    return timeZone;
  } catch {
    return "UTC";
  }
}

/** 9:05 AM */
export const timeOfDay = (instant: Date, zone: string): string =>
  format(instant, zone, { hour: "numeric", minute: "2-digit" });

/** EDT */
export function zoneName(instant: Date, zone: string): string {
  const full = format(instant, zone, { hour: "numeric", timeZoneName: "short" });
  return full.slice(full.lastIndexOf(" ") + 1).replace(/^.*[AP]M\s/u, "");
}

/** Tuesday, October 13, 2026 */
export const longDay = (instant: Date, zone: string): string =>
  format(instant, zone, { weekday: "long", month: "long", day: "numeric", year: "numeric" });

/** Tue, Oct 13 */
export const shortDay = (instant: Date, zone: string): string =>
  format(instant, zone, { weekday: "short", month: "short", day: "numeric" });

/** Tue, Oct 13, 9:05 AM */
export const dayAndTime = (instant: Date, zone: string): string =>
  `${shortDay(instant, zone)}, ${timeOfDay(instant, zone)}`;

/** Tue 9:05 AM EDT */
export const localNow = (instant: Date, zone: string): string =>
  `${format(instant, zone, { weekday: "short" })} ${timeOfDay(instant, zone)} ${zoneName(instant, zone)}`;

/** A key that is equal for two instants of one local day. */
export const dayKey = (instant: Date, zone: string): string =>
  format(instant, zone, { year: "numeric", month: "2-digit", day: "2-digit" });

/** The zone most people share, ties going to the one met first; UTC when there is nobody. */
export function commonestZone(zones: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const zone of zones) {
    counts.set(zone, (counts.get(zone) ?? 0) + 1);
  }

  let best = "UTC";
  let most = 0;
  for (const [zone, count] of counts) {
    if (count > most) {
      best = zone;
      most = count;
    }
  }

  return best;
}
