/** What the API of the host answers; `/api/v1/openapi.json` describes the same. */

export interface Text {
  readonly en: string;
  readonly es: string;
}

export interface Me {
  readonly unit: string;
  readonly team: string;
  readonly breadth: "ownTeam" | "ownBranch" | "everything";
  readonly isAdministrator: boolean;
  readonly leads: readonly string[];
  readonly agency: string;
}

export interface ResponseBand {
  readonly band: "under30" | "from30To49" | "from50To69" | "from70";
  readonly text: Text;
  readonly mayNotRepresent: Text | null;
}

export interface RoundSummary {
  readonly id: string;
  readonly title: Text;
  readonly opened: string;
  readonly closed: string;
  readonly response: ResponseBand | null;
}

/** What the figures mean, for all results. */
export interface Words {
  readonly scale: Text;
  readonly seen: Text;
  readonly favourable: Text;
  readonly interval: Text;
  readonly noInterval: Text;
  readonly noIntervalAtEnd: Text;
  readonly change: Text;
  readonly band: Text;
  readonly openEnds: Text;
  readonly hidden: Text;
  readonly cannotTell: Text;
  readonly response: Text;
}

export interface Rounds {
  /** Newest first. */
  readonly rounds: readonly RoundSummary[];
}

export interface Measure {
  readonly id: string;
  readonly kind: "scale" | "dimension" | "item";
  /** Something staff saw a manager do, not how it is here; never part of the scale. */
  readonly seen: boolean;
  readonly dimension: string | null;
  readonly dimensionName: Text | null;
  readonly label: Text;
  readonly leadIn: Text | null;
  readonly question: Text | null;
  readonly note: Text | null;
  /** Which units it is shown for, where that is not each that has enough answers. */
  readonly whereShown: Text | null;
}

export interface Change {
  readonly verdict: "better" | "worse" | "noClearChange" | "tooEarly" | "madeUpDifferently";
  readonly text: Text;
  readonly since: string;
  readonly sinceClosed: string;
  readonly from: string;
}

export interface Score {
  readonly measure: string;
  /** As people read it: "3.8", "4.5+". */
  readonly mean: string;
  /** The same for a chart. */
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly favourable: string | null;
  readonly answers: string;
  readonly cannotTell: string | null;
  readonly change: Change | null;
}

export interface Note {
  readonly text: string;
  readonly by: string | null;
  readonly on: string;
}

export interface UnitResult {
  readonly unit: string;
  readonly name: string;
  readonly parent: string | null;
  readonly isPublished: boolean;
  readonly reason: Text | null;
  readonly response: ResponseBand | null;
  readonly scores: readonly Score[];
  /** Of the measures that are not shown here, those of which `whereShown` says where they are; of the others there were not enough answers. */
  readonly shownElsewhere: readonly string[];
  readonly strongest: readonly string[];
  readonly weakest: readonly string[];
  readonly note: Note | null;
}

export interface TrendPoint {
  readonly round: string;
  readonly closed: string;
  readonly mean: string | null;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface Trend {
  readonly unit: string;
  readonly name: string;
  readonly measure: string;
  /** Oldest first, the same rounds for all trends of one answer. */
  readonly points: readonly TrendPoint[];
}

export interface Guide {
  readonly title: Text;
  readonly askFirst: Text;
  readonly steps: readonly Text[];
  readonly notWho: Text;
  readonly fairUse: Text;
}

export interface Promises {
  readonly promised: number;
  readonly open: number;
  readonly done: number;
  readonly dropped: number;
  readonly answeredPercent: number | null;
  readonly medianDays: number | null;
  readonly barriersRaised: number;
  readonly barriersAnswered: number;
}

export interface Reliability {
  readonly alpha: number | null;
  readonly icc1: number | null;
  readonly icc2: number | null;
  readonly text: Text;
}

export interface Overview {
  readonly round: RoundSummary | null;
  readonly measures: readonly Measure[];
  readonly focus: UnitResult | null;
  readonly focusInsteadOf: string | null;
  readonly agency: UnitResult | null;
  readonly regions: readonly UnitResult[];
  /** How many more regions there are. */
  readonly regionsLeftOut: number;
  readonly trends: readonly Trend[];
  readonly reliability: Reliability | null;
  readonly promises: Promises | null;
  /** To the reader's team and to those above it: a few, the newest open ones first, then what was done. */
  readonly latestPromises: readonly ActionItem[];
  readonly guide: Guide;
  readonly fairUse: Text;
}

export interface HeatUnit {
  readonly unit: string;
  readonly name: string;
  readonly parent: string | null;
  readonly depth: number;
  readonly isOwn: boolean;
  readonly hasNote: boolean;
  /** In the order of the measures; null is not shown. */
  readonly cells: readonly (string | null)[];
  /** As with a unit's result. */
  readonly shownElsewhere: readonly string[];
}

export interface HeatMap {
  readonly round: RoundSummary;
  readonly measures: readonly Measure[];
  readonly reason: Text;
  readonly units: readonly HeatUnit[];
}

export interface UnitName {
  readonly unit: string;
  readonly name: string;
}

export interface UnitPage {
  readonly round: RoundSummary;
  readonly measures: readonly Measure[];
  readonly unit: UnitResult;
  readonly path: readonly UnitName[];
  readonly insteadOf: UnitName | null;
  readonly beneath: readonly (UnitName & { readonly isPublished: boolean })[];
  readonly trends: readonly Trend[];
  /** What was promised to the unit, and to the one that was asked for; null where that is not for the reader. */
  readonly actions: readonly ActionItem[] | null;
  readonly mayWriteNote: boolean;
  readonly mayDeleteNote: boolean;
  readonly noteMax: number;
  readonly guide: Guide;
  readonly fairUse: Text;
}

export interface ActionItem {
  readonly id: string;
  readonly unit: string;
  readonly team: string;
  readonly text: string;
  readonly status: "going" | "done" | "dropped";
  readonly isMoved: boolean;
  readonly on: string;
  readonly due: string;
  readonly daysOpen: number;
  readonly closedOn: string | null;
  /** Whether anything has been heard of it since it was promised. */
  readonly hasHistory: boolean;
  readonly owner: string | null;
  readonly decidedWith: string | null;
  readonly heardFrom: string | null;
  readonly lastWords: string | null;
}

export interface Barrier {
  readonly id: string;
  readonly unit: string;
  readonly team: string;
  readonly text: string;
  readonly leader: string;
  readonly on: string;
  readonly due: string;
  readonly daysOpen: number;
  readonly isOverdue: boolean;
  readonly reply: string | null;
  readonly repliedOn: string | null;
}

export interface Board {
  readonly actions: readonly ActionItem[];
  readonly barriers: readonly Barrier[];
  readonly promises: Promises | null;
}

export interface PromiseList {
  readonly actions: readonly ActionItem[];
}

export interface Season {
  readonly starts: string;
  readonly ends: string;
  readonly practices: readonly Text[];
  /** A band, or why there is none. */
  readonly managers: Text;
  readonly tookOn: Text;
  readonly did: Text;
}

export interface Participation {
  readonly seasons: readonly Season[];
  readonly explanation: Text;
}
