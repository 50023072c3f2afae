import { addMonths, type Day, monthStart } from './calendar.ts';
import { isClientOn, type MetricAccount } from './metric-account.ts';
import { type Measured, measured } from './measured.ts';

export const cohortSteps = ['month', 'quarter', 'year'] as const;
export type CohortStep = (typeof cohortSteps)[number];

const monthsOf: Readonly<Record<CohortStep, number>> = { month: 1, quarter: 3, year: 12 };

export interface Cohort {
  /** First day of the month, quarter or year in which these clients came. */
  start: Day;
  size: number;
  /** Those still clients 1, 2, 3… steps after the start; as many as have gone by. */
  kept: Measured[];
}

export interface CohortTable {
  cohorts: Cohort[];
  /** All cohorts that are old enough, their clients added up and divided once. */
  total: Measured[];
  /**
   * What is left after each step as an estimate of all cohorts together, in percent: step by step those who stayed of
   * those who were there before it (product-limit), so that a young cohort counts as far as it is known.
   */
  curve: number[];
  /** Clients whose first day nobody wrote down: they are in no cohort. */
  undated: number;
}

function firstDayOf(step: CohortStep, day: Day): Day {
  const month = Number(day.slice(5, 7)) - 1;
  return addMonths(monthStart(day), -(month % monthsOf[step]));
}

/**
 * J1. Retention by the time at which clients came: of each cohort, how many were still there after each step of time.
 * A client is counted a whole number of steps after its own first day, so that those of the last day of a quarter are
 * not held against those of its first. The latest `most` cohorts and steps.
 */
export function cohortTable(
  accounts: readonly Pick<MetricAccount, 'clientSince' | 'lostOn'>[],
  step: CohortStep,
  today: Day,
  most: number,
): CohortTable {
  const months = monthsOf[step];
  const dated = accounts.flatMap(({ clientSince, lostOn }) =>
    clientSince === null || clientSince > today ? [] : [{ clientSince, lostOn }],
  );
  const first = addMonths(firstDayOf(step, today), -months * (most - 1));
  const byStart = Map.groupBy(dated, ({ clientSince }) => firstDayOf(step, clientSince));
  // Many came on one day, and writing dates is what this costs.
  const later = new Map<string, Day>();
  const after = (day: Day, index: number): Day => {
    const key = `${day} ${index}`;
    let found = later.get(key);
    if (found === undefined) later.set(key, (found = addMonths(day, months * index)));
    return found;
  };
  const total: { kept: number; of: number; before: number }[] = [];
  const cohorts = [...byStart]
    .filter(([start]) => start >= first)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([start, members]) => {
      const kept: Measured[] = [];
      for (let index = 1; index < most; index += 1) {
        // Only once it is known of every one of them.
        if (members.some(({ clientSince }) => after(clientSince, index) > today)) break;
        const still = members.filter((member) => isClientOn(member, after(member.clientSince, index)));
        kept.push(measured(still.length, members.length));
        const sum = (total[index - 1] ??= { kept: 0, of: 0, before: 0 });
        sum.kept += still.length;
        sum.before += kept.at(-2)?.numerator ?? members.length;
        sum.of += members.length;
      }
      return { start, size: members.length, kept };
    });
  let left = 100;
  return {
    cohorts,
    total: total.map(({ kept, of }) => measured(kept, of)),
    curve: total.map(({ kept, before }) => (left *= before === 0 ? 1 : kept / before)),
    undated: accounts.filter(({ clientSince }) => clientSince === null).length,
  };
}
