import { addDays, type Day } from './calendar.ts';
import { type ClosedGoal, valueDelivered, valueDeliveredTrend } from './goal-progress.ts';
import type { Measured } from './measured.ts';
import type { Trend } from './vocabulary.ts';

/** How far back the trend of value delivered looks. */
export const VALUE_TREND_DAYS = 90;

export type ValueDelivered = Measured & {
  /** Against the start of the last 90 days; null while either is not computable. */
  trend: Trend | null;
  since: Day;
  /** At the end of each day on which a goal was closed. */
  history: { on: Day; value: number }[];
};

/** E4. Value delivered so far, its trend, and how it went goal by goal. Leave actions out: they are the way, not the value. */
export function valueDeliveredUntil(goals: readonly ClosedGoal[], today: Day): ValueDelivered {
  const since = addDays(today, -VALUE_TREND_DAYS);
  const days = [...new Set(goals.flatMap(({ closedOn }) => (closedOn === null ? [] : [closedOn])))].toSorted();
  return {
    ...valueDelivered(goals, today),
    trend: valueDeliveredTrend(goals, since, today),
    since,
    history: days.flatMap((on) => {
      const { value } = on > today ? { value: null } : valueDelivered(goals, on);
      return value === null ? [] : [{ on, value }];
    }),
  };
}

/** E4. The worst first: what fell before what rose where the values are the same, and what cannot be computed last. */
export function worstValueFirst<Row extends { name: string; value: Pick<ValueDelivered, 'value' | 'trend'> }>(
  rows: readonly Row[],
): Row[] {
  const order: Record<Trend, number> = { down: 0, steady: 1, up: 2 };
  const rank = ({ value: { value, trend } }: Row) => [value ?? 101, trend === null ? 1 : order[trend]] as const;
  return rows.toSorted((a, b) => {
    const [valueA, trendA] = rank(a);
    const [valueB, trendB] = rank(b);
    return valueA - valueB || trendA - trendB || a.name.localeCompare(b.name);
  });
}
