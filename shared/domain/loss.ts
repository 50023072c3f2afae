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

/** L4. What a contract loses a year when its price goes down, in minor units; 0 when it does not, or changes currency. */
export function downsellYearly(before: Money, after: Money): number {
  return before.currency === after.currency ? Math.max(0, before.minor - after.minor) : 0;
}
