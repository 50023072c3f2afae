import type { Day } from './calendar.ts';
import { type BaselineMetric } from './method-vocabulary.ts';

/** One number of an account on one day (C4), with what it was made of. */
export interface BaselineReading {
  metric: BaselineMetric;
  /** Null: it could not be told on that day. Money in minor units of `currency`. */
  value: number | null;
  currency: string | null;
  asOf: Day;
  /** Answers, weeks, contacts … that the value was made of; null where a person wrote it. */
  n: number | null;
}

/** Which way is good news; null: neither by itself. */
export const betterWhen: Readonly<Record<BaselineMetric, 'up' | 'down' | null>> = {
  nps: 'up',
  csat: 'up',
  monthly_revenue: 'up',
  weekly_use: 'up',
  adoption_breadth: 'up',
  health: 'up',
  open_cases: 'down',
  days_between_contacts: null,
};

export type BeforeAfterVerdict = 'better' | 'worse' | 'same' | 'plain';

export interface BeforeAfter {
  metric: BaselineMetric;
  before: BaselineReading;
  after: BaselineReading;
  /** After − before, in the metric's own unit; null: not computable. */
  difference: number | null;
  verdict: BeforeAfterVerdict | null;
}

/** C4. Then against now. Amounts of two currencies are not compared, and nothing is compared with nothing. */
export function beforeAfter(before: BaselineReading, after: BaselineReading): BeforeAfter {
  const comparable = before.value !== null && after.value !== null && before.currency === after.currency;
  const difference = comparable ? Number(after.value) - Number(before.value) : null;
  return { metric: before.metric, before, after, difference, verdict: verdictOf(before.metric, difference) };
}

function verdictOf(metric: BaselineMetric, difference: number | null): BeforeAfterVerdict | null {
  if (difference === null) return null;
  if (difference === 0) return 'same';
  const better = betterWhen[metric];
  if (better === null) return 'plain';
  return difference > 0 === (better === 'up') ? 'better' : 'worse';
}
