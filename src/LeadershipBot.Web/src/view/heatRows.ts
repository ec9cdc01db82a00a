import type { HeatUnit } from "../api/model";

export interface HeatRow {
  readonly unit: HeatUnit;
  readonly hasBeneath: boolean;
  readonly isOpen: boolean;
}

/** Places and cases do not matter in a name: "Region Ñandú" is found by "nandu". */
const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();

/**
 * The rows to show, always in the order they came: the organisation's. A closed branch hides what is beneath it; a filter
 * shows what it finds with everything above, whatever is closed.
 */
export function heatRows(units: readonly HeatUnit[], closed: ReadonlySet<string>, filter: string): readonly HeatRow[] {
  const parents = new Map(units.map((unit) => [unit.unit, unit.parent]));
  const withBeneath = new Set(units.map((unit) => unit.parent).filter((parent) => parent !== null));
  const row = (unit: HeatUnit, isOpen: boolean): HeatRow => ({ unit, hasBeneath: withBeneath.has(unit.unit), isOpen });
  const above = (unit: HeatUnit): readonly string[] => {
    const found: string[] = [];
    for (let parent = unit.parent; parent !== null && !found.includes(parent); parent = parents.get(parent) ?? null) {
      found.push(parent);
    }

    return found;
  };

  const wanted = plain(filter.trim());
  if (wanted) {
    const shown = new Set<string>();
    for (const unit of units) {
      if (plain(unit.name).includes(wanted)) {
        shown.add(unit.unit);
        above(unit).forEach((parent) => shown.add(parent));
      }
    }

    return units.filter((unit) => shown.has(unit.unit)).map((unit) => row(unit, true));
  }

  return units.filter((unit) => !above(unit).some((parent) => closed.has(parent))).map((unit) => row(unit, !closed.has(unit.unit)));
}

/** Which of the five steps of colour a mean as shown ("3.8", "4.5+", "1.5−") belongs to. */
export function stepOf(mean: string): 1 | 2 | 3 | 4 | 5 {
  const value = Number.parseFloat(mean);
  return value < 2.5 ? 1 : value < 3 ? 2 : value < 3.5 ? 3 : value < 4 ? 4 : 5;
}

/** The shallowest level at which not too much is open at first. */
export function closedAtFirst(units: readonly HeatUnit[], most = 60): ReadonlySet<string> {
  if (units.length <= most) {
    return new Set();
  }

  const own = new Set(units.filter((unit) => unit.isOwn).map((unit) => unit.unit));
  const parents = new Map(units.map((unit) => [unit.unit, unit.parent]));
  const kept = new Set<string>();
  for (const unit of own) {
    for (let parent = parents.get(unit) ?? null; parent !== null && !kept.has(parent); parent = parents.get(parent) ?? null) {
      kept.add(parent);
    }
  }

  const top = Math.min(...units.map((unit) => unit.depth));
  const withBeneath = new Set(units.map((unit) => unit.parent));
  return new Set(units.filter((unit) => unit.depth > top && withBeneath.has(unit.unit) && !kept.has(unit.unit)).map((unit) => unit.unit));
}
