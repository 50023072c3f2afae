import type { Day, Period } from './calendar.ts';
import { periodContains } from './calendar.ts';
import { type Money, sumByCurrency } from './money.ts';

/** L4. One client that left, or one contract that became smaller. */
export type Loss = {
  kind: 'loss' | 'downsell';
  on: Day;
  /** Shipped key, id of an own reason, or the words of an import. */
  reason: string;
  /** A year of what went; null when nobody knows. */
  yearly: Money | null;
};

export type ReasonTally = { kind: Loss['kind']; reason: string; count: number; yearly: Money[]; withoutValue: number };

/** Which words of the history tell a change of what a client pays, by its kind; older rows have none: the client left. */
export function churnEvent(kind: string | null): 'churn' | 'downsell' | 'reactivation' | 'expansion' {
  return kind === 'downsell' || kind === 'reactivation' || kind === 'expansion' ? kind : 'churn';
}

/** L4. Reasons of a period, the most frequent first; values a currency at a time, and how many had none. */
export function reasonTally(losses: readonly Loss[], period: Period): ReasonTally[] {
  const inPeriod = losses.filter(({ on }) => periodContains(period, on));
  const groups = Map.groupBy(inPeriod, ({ kind, reason }) => `${kind} ${reason}`);
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const values = group.flatMap(({ yearly }) => (yearly === null ? [] : [yearly]));
      return [
        {
          kind: first.kind,
          reason: first.reason,
          count: group.length,
          yearly: sumByCurrency(values),
          withoutValue: group.length - values.length,
        },
      ];
    })
    .toSorted((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}

/** J. What a contract gains a year when its price goes up, in minor units; 0 when it does not, or changes currency. */
export const expansionYearly = (before: Money, after: Money): number => downsellYearly(after, before);

/** L4. What a contract loses a year when its price goes down, in minor units; 0 when it does not, or changes currency. */
export function downsellYearly(before: Money, after: Money): number {
  return before.currency === after.currency ? Math.max(0, before.minor - after.minor) : 0;
}
