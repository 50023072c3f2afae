import { type Day, monthStart } from './calendar.ts';
import type { RenewalVerdict } from './method-vocabulary.ts';
import type { Money } from './money.ts';
import type { Band } from './vocabulary.ts';

/** L2. Days before the end at which a renewal enters its next lane. */
export const renewalMarks = [180, 90, 60] as const;
export type RenewalMark = (typeof renewalMarks)[number];

/** L2. The lane of a contract by the days that are left: the smallest mark that holds them; null beyond 180 or after the end. */
export function renewalLane(daysLeft: number): RenewalMark | null {
  if (daysLeft < 0) return null;
  return renewalMarks.toReversed().find((mark) => daysLeft <= mark) ?? null;
}

/** What the computed verdict is told of. Null: not known. */
export type RenewalSigns = {
  health: Band | null;
  feeling: Band | null;
  /** Percent against the account's own baseline. */
  useChange: number | null;
  urgentCases: number;
  /** The client gave notice, or the notice date passed in dispute. */
  canceled: boolean;
  championGone: boolean;
};

export type RenewalReason =
  | 'canceled'
  | 'health_risk'
  | 'health_attention'
  | 'feeling_risk'
  | 'feeling_attention'
  | 'use_dropped'
  | 'urgent_cases'
  | 'champion_gone'
  | 'nothing_known';

export type ComputedVerdict = { verdict: RenewalVerdict; reasons: RenewalReason[] };

const USE_DROPPED = -30;

/**
 * L2. The worst sign rules: a verdict is no average, one broken leg is enough. Without health and feeling it is
 * `attention`, because what nobody knows is not good.
 */
export function computedVerdict(signs: RenewalSigns): ComputedVerdict {
  const risk: RenewalReason[] = [];
  const attention: RenewalReason[] = [];
  if (signs.canceled) risk.push('canceled');
  if (signs.health === 'risk') risk.push('health_risk');
  if (signs.feeling === 'risk') risk.push('feeling_risk');
  if (signs.health === 'attention') attention.push('health_attention');
  if (signs.feeling === 'attention') attention.push('feeling_attention');
  if (signs.useChange !== null && signs.useChange <= USE_DROPPED) attention.push('use_dropped');
  if (signs.urgentCases > 0) attention.push('urgent_cases');
  if (signs.championGone) attention.push('champion_gone');
  if (signs.health === null && signs.feeling === null) attention.push('nothing_known');
  const verdict = risk.length > 0 ? 'risk' : attention.length > 0 ? 'attention' : 'good';
  return { verdict, reasons: [...risk, ...attention] };
}

/** The verdict in force: the final one, else the consultant's, else the computed one (L2). */
export function verdictInForce(given: {
  computed: RenewalVerdict;
  consultant: RenewalVerdict | null;
  final: RenewalVerdict | null;
}): { verdict: RenewalVerdict; by: 'computed' | 'consultant' | 'final' } {
  if (given.final !== null) return { verdict: given.final, by: 'final' };
  if (given.consultant !== null) return { verdict: given.consultant, by: 'consultant' };
  return { verdict: given.computed, by: 'computed' };
}

/** L2. Each verdict that is not good needs an action plan. */
export function lacksActionPlan(verdict: RenewalVerdict, plan: { text: string | null; runId: string | null }): boolean {
  return verdict !== 'good' && plan.runId === null && (plan.text ?? '').trim() === '';
}

/** Percent of the value that a workspace expects to renew, by verdict: its own assumption, shown as such. */
export type RenewalWeights = Readonly<Record<RenewalVerdict, number>>;

export const defaultRenewalWeights: RenewalWeights = { good: 95, attention: 70, risk: 30 };

export type RenewalForecast = {
  month: Day;
  currency: string;
  dueMinor: number;
  expectedMinor: number;
  count: number;
  byVerdict: Record<RenewalVerdict, number>;
};

/** L2. Yearly value that is due by month and currency, and what of it is expected to renew. */
export function renewalForecast(
  due: readonly { endsOn: Day; value: Money; verdict: RenewalVerdict }[],
  weights: RenewalWeights = defaultRenewalWeights,
): RenewalForecast[] {
  const months = new Map<string, RenewalForecast>();
  for (const { endsOn, value, verdict } of due) {
    const month = monthStart(endsOn);
    const key = `${month} ${value.currency}`;
    const found = months.get(key) ?? {
      month,
      currency: value.currency,
      dueMinor: 0,
      expectedMinor: 0,
      count: 0,
      byVerdict: { good: 0, attention: 0, risk: 0 },
    };
    months.set(key, {
      ...found,
      dueMinor: found.dueMinor + value.minor,
      expectedMinor: found.expectedMinor + Math.round((value.minor * weights[verdict]) / 100),
      count: found.count + 1,
      byVerdict: { ...found.byVerdict, [verdict]: found.byVerdict[verdict] + value.minor },
    });
  }
  return [...months].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, forecast]) => forecast);
}
