import type { AccountFacts } from './account-facts.ts';
import { momentRank } from './feeling.ts';
import { healthMeasures, type HealthMeasure } from './method-vocabulary.ts';
import type { Moment } from './vocabulary.ts';

const hold = (value: number): number => Math.min(100, Math.max(0, value));

const mean = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
};

/** Change against the own baseline: the same use as ever is 75, +25 % and more 100, −50 % and less 0. */
function usageTrend({ usage: { changePercent } }: AccountFacts): number | null {
  if (changePercent === null) return null;
  return hold(changePercent < 0 ? 75 * (1 + changePercent / 50) : 75 + changePercent);
}

/** The mean of those known: breadth, depth and frequency (J), each held to 0–100. */
function adoption({ usage }: AccountFacts): number | null {
  const parts = [usage.breadthPercent, usage.depthPercent, usage.frequencyPercent];
  return mean(parts.map((part) => (part === null ? null : hold(part))));
}

/** 100 on the planned path; each point behind it costs two, each goal past its date ten. */
function goals({ goals: { progressPercent, expectedPercent, overdue } }: AccountFacts): number | null {
  if (progressPercent === null || expectedPercent === null) return null;
  return hold(100 - 2 * Math.max(0, expectedPercent - progressPercent) - 10 * overdue.length);
}

/** 100 while the next contact is not late; 0 once it is a whole interval late. */
function cadence({ contact }: AccountFacts): number | null {
  return contact === null ? null : hold(100 - (100 * Math.max(0, contact.daysLate)) / contact.intervalDays);
}

/**
 * From 100: 8 for each open case (40 at most), 15 more for each urgent one (45), 1 for each day that the oldest one waits
 * beyond a week (30), 10 for each solved one whose client was not told (20). Satisfaction, where known, counts for 40 %.
 * Without a case in 90 days nothing is known.
 */
function support({ cases }: AccountFacts): number | null {
  const { open, urgentOpen, oldestOpenDays, untold, satisfaction } = cases;
  if (open + cases.openedIn90Days + untold.length === 0 && satisfaction === null) return null;
  const waiting = Math.min(30, Math.max(0, (oldestOpenDays ?? 0) - 7));
  const load = Math.min(40, 8 * open) + Math.min(45, 15 * urgentOpen) + waiting + Math.min(20, 10 * untold.length);
  const calm = hold(100 - load);
  return satisfaction === null ? calm : 0.6 * calm + 0.4 * onFive(satisfaction);
}

/** The mean of those known: the last NPS answer × 10, the last CSAT answer from 1 (0) to 5 (100). */
function survey({ survey: { nps, csat } }: AccountFacts): number | null {
  return mean([nps && hold(nps.score * 10), csat && onFive(csat.score)]);
}

/** 40 for a sponsor, 30 for a champion, 10 for each of up to three live contacts (A3). Unknown where nobody is named. */
function sponsor({ people }: AccountFacts): number | null {
  if (people.known === 0 && people.left.length === 0) return null;
  return (people.hasSponsor ? 40 : 0) + (people.hasChampion ? 30 : 0) + 10 * Math.min(3, people.live);
}

const RENEWAL_DAYS = 180;

/**
 * From 100: up to 60 as the end of a contract that does not renew by itself comes nearer than 180 days, 30 for each
 * downsell of the last 12 months, 40 while a contract is in dispute. Unknown without a contract.
 */
function commercial({ contracts, monthlyRevenue, flags }: AccountFacts): number | null {
  const { renewal, downsells } = contracts;
  if (renewal === null && monthlyRevenue.length === 0) return null;
  const left = renewal === null || renewal.autoRenew ? RENEWAL_DAYS : Math.max(0, renewal.daysLeft);
  const ending = (60 * Math.max(0, RENEWAL_DAYS - left)) / RENEWAL_DAYS;
  return hold(100 - ending - 30 * downsells.length - (flags.includes('contract_in_dispute') ? 40 : 0));
}

/** From delighted to leaving, so that the bands of G6 hold: good ≥ 70, attention 40–69, risk < 40. */
const ofMoments = [100, 80, 60, 45, 20, 0] as const;
const ofMoment = (moment: Moment): number => ofMoments[momentRank(moment)] ?? 0;

/** 60 % the moment, 20 % satisfaction, 20 % trust. */
function feeling({ feeling: felt }: AccountFacts): number | null {
  return felt && 0.6 * ofMoment(felt.moment) + 0.2 * onFive(felt.satisfaction) + 0.2 * onFive(felt.trust);
}

function onFive(score: number): number {
  return hold((score - 1) * 25);
}

const formulas: Record<HealthMeasure, (facts: AccountFacts) => number | null> = {
  usage_trend: usageTrend,
  adoption,
  goals,
  cadence,
  support,
  survey,
  sponsor,
  commercial,
  feeling,
};

export type HealthInputs = Record<HealthMeasure, number | null>;

/** K1. The nine measures of an account, each 0–100; null: there is nothing to tell it from. */
export function healthInputs(facts: AccountFacts): HealthInputs {
  return Object.fromEntries(healthMeasures.map((measure) => [measure, formulas[measure](facts)])) as HealthInputs;
}
