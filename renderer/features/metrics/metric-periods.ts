import { addQuarters, type Day, lastDays, type Period, quarterOf, quarterPeriod } from '#shared/domain/calendar.ts';

/** J1. The periods that are one choice away; `custom` has its two days in the address. */
export const periodPresets = [
  'last30',
  'last90',
  'last365',
  'quarter',
  'lastQuarter',
  'year',
  'lastYear',
  'custom',
] as const;
export type PeriodPreset = (typeof periodPresets)[number];

const DEFAULT: PeriodPreset = 'last365';

interface Chosen {
  period?: PeriodPreset | undefined;
  from?: Day | undefined;
  to?: Day | undefined;
}

/** The preset in force; half a custom period is none. */
export function presetOf({ period = DEFAULT, from, to }: Chosen): PeriodPreset {
  return period === 'custom' && (from === undefined || to === undefined) ? DEFAULT : period;
}

/** The days of what was chosen, up to today at most. */
export function periodOf(chosen: Chosen, today: Day): Period {
  const year = Number(today.slice(0, 4));
  const quarter = quarterOf(today);
  switch (presetOf(chosen)) {
    case 'last30':
      return lastDays(today, 30);
    case 'last90':
      return lastDays(today, 90);
    case 'last365':
      return lastDays(today, 365);
    case 'quarter':
      return { start: quarterPeriod(quarter).start, end: today };
    case 'lastQuarter':
      return quarterPeriod(addQuarters(quarter, -1));
    case 'year':
      return { start: `${year}-01-01`, end: today };
    case 'lastYear':
      return { start: `${year - 1}-01-01`, end: `${year - 1}-12-31` };
    case 'custom': {
      const { from = today, to = today } = chosen;
      const end = to > today ? today : to;
      return from <= end ? { start: from, end } : { start: end, end };
    }
  }
}
