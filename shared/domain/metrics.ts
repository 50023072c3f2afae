import { type Day, daysBetween } from './calendar.ts';
import { closingScore } from './goal-progress.ts';
import { type Measured, measured } from './measured.ts';
import type { GoalStatus } from './vocabulary.ts';

/**
 * Clients of a period. `new` came in it and are there at its end; `lost` were there at its start and left; `passing`
 * came and left within it: no client of the start, so they are in the rates of the end and of ever active only.
 */
export type ClientCounts = { start: number; new: number; lost: number; passing?: number; end: number };

/** J. (clients at end − new) ÷ clients at start, in percent. */
export function retentionRate(counts: ClientCounts): Measured {
  return measured(counts.end - counts.new, counts.start);
}

export const churnTotals = ['start', 'end', 'ever_active'] as const;
export type ChurnTotal = (typeof churnTotals)[number];

/** J. Lost ÷ total, in percent; the total is always shown with the rate. */
export function churnRate(counts: ClientCounts, total: ChurnTotal = 'start'): Measured & { total: ChurnTotal } {
  const { passing = 0 } = counts;
  const totals: Record<ChurnTotal, number> = {
    start: counts.start,
    end: counts.end,
    ever_active: counts.start + counts.new + passing,
  };
  return { ...measured(total === 'start' ? counts.lost : counts.lost + passing, totals[total]), total };
}

/** Recurring revenue of the clients there at the start, in minor units of one currency. New clients are not in it. */
export type RevenueCohort = { start: number; expansion: number; contraction: number; lost: number };

/** J. In percent. */
export function revenueChurn({ start, lost }: RevenueCohort): Measured {
  return measured(lost, start);
}

/** J. At most 100. */
export function grossRevenueRetention({ start, contraction, lost }: RevenueCohort): Measured {
  return measured(Math.min(start, start - contraction - lost), start);
}

/** J. */
export function netRevenueRetention({ start, expansion, contraction, lost }: RevenueCohort): Measured {
  return measured(start - contraction - lost + expansion, start);
}

/** J. Renewed ÷ due in the period: contracts as 1 each, or their value at the old price. */
export function renewalRate(due: readonly { renewed: boolean; worth: number }[]): Measured {
  const sum = (rows: typeof due) => rows.reduce((total, { worth }) => total + worth, 0);
  return measured(sum(due.filter(({ renewed }) => renewed)), sum(due));
}

/** J. Recurring revenue ÷ clients, in minor units. */
export function averageRevenue(revenueMinor: number, clients: number): Measured {
  return measured(revenueMinor, clients, 1);
}

/** J. `revenue_ltv` is what it is called when the margin is not known. */
export type LifetimeValue = Measured & { kind: 'ltv' | 'revenue_ltv' };

/**
 * J. Average revenue × gross margin ÷ churn of the same period. Margin and churn as shares (0.8, 0.02).
 * A churn of 0 has no lifetime: not computable.
 */
export function lifetimeValue(averageRevenueMinor: number, grossMargin: number | null, churn: number): LifetimeValue {
  const kind = grossMargin === null ? 'revenue_ltv' : 'ltv';
  return { ...measured(averageRevenueMinor * (grossMargin ?? 1), churn, 1), kind };
}

/** J. Churn of some months (one unless told) as a year, both in percent: 1 − (1 − monthly)^12. */
export function annualisedChurn(percent: number, months = 1): number {
  return (1 - (1 - percent / 100) ** (12 / months)) * 100;
}

/** J. Mean of 1 / 0.5 / 0 over closed goals, in percent; canceled and open ones left out. */
export function goalSuccess(statuses: readonly GoalStatus[]): Measured {
  const scores = statuses.map(closingScore).filter((score) => score !== null);
  return measured(
    scores.reduce((sum, score) => sum + score, 0),
    scores.length,
  );
}

export type TimeToValue = { medianDays: number | null; n: number; reached: number; censored: number };

/**
 * J. Median of first reached goal − start. Accounts that have not reached one yet are censored, not left out: leaving
 * them out would make slow portfolios look fast. Product-limit estimate; without censoring the ordinary median. Null
 * while fewer than half are estimated to have reached one.
 */
export function timeToValue(accounts: readonly { startOn: Day; firstReachedOn: Day | null }[], asOf: Day): TimeToValue {
  const seen = accounts
    .map(({ startOn, firstReachedOn }) => {
      const reached = firstReachedOn !== null && firstReachedOn <= asOf;
      return { reached, days: Math.max(0, daysBetween(startOn, reached ? firstReachedOn : asOf)) };
    })
    .toSorted((a, b) => a.days - b.days);
  let notYet = 1;
  let half: number | null = null;
  let medianDays: number | null = null;
  for (let from = 0, next = 0; from < seen.length && medianDays === null; from = next) {
    const time = seen[from]?.days ?? 0;
    let events = 0;
    for (next = from; seen[next]?.days === time; next += 1) if (seen[next]?.reached) events += 1;
    if (events === 0) continue;
    if (half !== null) {
      medianDays = (half + time) / 2;
      break;
    }
    notYet *= 1 - events / (seen.length - from);
    // Exactly half: the median lies between this time and the next, as with an even number of values.
    if (Math.abs(notYet - 0.5) < 1e-9) half = time;
    else if (notYet < 0.5) medianDays = time;
  }
  const reached = seen.filter((account) => account.reached).length;
  return { medianDays: medianDays ?? half, n: seen.length, reached, censored: seen.length - reached };
}
