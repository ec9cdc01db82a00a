import type { Campaign } from "./api";

const reasons: Readonly<Record<string, string>> = {
  appNotInstalled: "app not installed",
  blockedByUser: "blocked by the person",
  blockedByAdmin: "blocked by your Teams administrators",
  leftRoster: "no longer in the roster",
  ownSettings: "own settings",
  quietMode: "quiet mode",
  messageBudget: "enough messages that week",
  nothingToSay: "nothing to say",
  cancelled: "cancelled by an administrator",
  tooBig: "message too big",
  refused: "Teams refused the message",
  botFault: "a mistake in the bot",
  gaveUp: "gave up after several tries",
  notInTime: "no moment was left in time",
  notSent: "not sent: own settings, a full week or nothing to say",
};

const states: Readonly<Record<string, string>> = {
  sending: "Sending",
  waiting: "Waiting for more",
  finished: "Finished",
  cancelled: "Cancelled",
};

export const number = (value: number): string => value.toLocaleString("en-US");

export const stateName = (campaign: Campaign): string => states[campaign.state] ?? campaign.state;

export const doneOf = (campaign: Campaign): number => campaign.delivered + campaign.failed + campaign.excluded;

/** What could still be cancelled. */
export const leftOf = (campaign: Campaign): number => campaign.pending;

export const isSending = (campaign: Campaign): boolean => campaign.state === "sending";

/** 151 of 151 done, or 45 of 151 done · 48 a second · 3 s left */
export function progressWords(campaign: Campaign): string {
  const parts = [`${number(doneOf(campaign))} of ${number(campaign.targeted)} done`];
  if (isSending(campaign) && campaign.perSecond !== null) {
    parts.push(`${number(Math.round(campaign.perSecond))} a second`);
  }

  if (isSending(campaign) && campaign.secondsLeft !== null) {
    parts.push(`${duration(campaign.secondsLeft)} left`);
  }

  return parts.join(" · ");
}

/** One line for each thing worth knowing beyond the bar. */
export function outcomeLines(campaign: Campaign): readonly string[] {
  const lines: string[] = [];
  if (campaign.failed > 0) {
    lines.push(`Could not be delivered: ${counted(campaign.failedBy, campaign.failed)}.`);
  }

  if (campaign.excluded > 0) {
    lines.push(`Not sent on purpose: ${counted(campaign.excludedBy, campaign.excluded)}.`);
  }

  if (campaign.ambiguous > 0) {
    lines.push(`May have arrived twice, because an answer was lost: ${number(campaign.ambiguous)}.`);
  }

  return lines;
}

function counted(byReason: Readonly<Record<string, number>>, total: number): string {
  const parts = Object.entries(byReason)
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => `${number(count)} ${reasonWords(reason)}`);
  return parts.length > 0 ? parts.join(", ") : number(total);
}

/** A reason this page does not know yet is shown in its own words. */
const reasonWords = (reason: string): string => reasons[reason] ?? reason.replace(/([A-Z])/gu, (letter) => ` ${letter.toLowerCase()}`);

function duration(seconds: number): string {
  if (seconds < 60) {
    return `${Math.max(1, Math.round(seconds))} s`;
  }

  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
