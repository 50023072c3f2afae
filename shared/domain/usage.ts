import {
  addMonths,
  addDays,
  businessDaysIn,
  type Day,
  daysIn,
  isBusinessDay,
  monthStart,
  type Period,
  periodContains,
  weekStart,
} from './calendar.ts';
import { type Measured, measured } from './measured.ts';

export type UsageRecord = { feature: string; usedOn: Day; count: number };

export type UsagePoint = { startsOn: Day; value: number };

export type SeriesStep = 'week' | 'month';

/** J. Features used in the period ÷ features contracted. */
export function adoptionBreadth(records: readonly UsageRecord[], contractedFeatures: number, period: Period): Measured {
  const used = new Set(within(records, period).map(({ feature }) => feature));
  return measured(used.size, contractedFeatures);
}

/** J. Active ÷ licensed users. */
export function adoptionDepth(activeUsers: number, licensedUsers: number): Measured {
  return measured(activeUsers, licensedUsers);
}

/** J. Business days used ÷ business days: use on a Saturday does not make up for a Tuesday, so it ends at 100. */
export function adoptionFrequency(
  records: readonly UsageRecord[],
  period: Period,
  holidays: ReadonlySet<Day>,
): Measured {
  const used = within(records, period).filter(({ usedOn }) => isBusinessDay(usedOn, holidays));
  const days = new Set(used.map(({ usedOn }) => usedOn));
  return measured(days.size, businessDaysIn(period, holidays));
}

function within(records: readonly UsageRecord[], period: Period): UsageRecord[] {
  return records.filter(({ usedOn, count }) => count > 0 && periodContains(period, usedOn));
}

const startOf = (step: SeriesStep, day: Day) => (step === 'week' ? weekStart(day) : monthStart(day));
const startAfter = (step: SeriesStep, day: Day) => (step === 'week' ? addDays(day, 7) : addMonths(day, 1));

/** Sums per week (from Monday) or month, a point for each one that the period touches: silence is a 0, not a gap. */
export function usageSeries(records: readonly UsageRecord[], step: SeriesStep, period: Period): UsagePoint[] {
  const sums = new Map<Day, number>();
  for (const { usedOn, count } of within(records, period)) {
    const startsOn = startOf(step, usedOn);
    sums.set(startsOn, (sums.get(startsOn) ?? 0) + count);
  }
  const points: UsagePoint[] = [];
  for (let startsOn = startOf(step, period.start); startsOn <= period.end; startsOn = startAfter(step, startsOn)) {
    points.push({ startsOn, value: sums.get(startsOn) ?? 0 });
  }
  return points;
}

/** The weeks or months that lie whole in the period: a half week at an end would look like a drop. */
export function wholeSteps(points: readonly UsagePoint[], step: SeriesStep, period: Period): UsagePoint[] {
  return points.filter(
    ({ startsOn }) => startsOn >= period.start && addDays(startAfter(step, startsOn), -1) <= period.end,
  );
}

/** The account's own baseline: the average over the points of a reference window; null without points. */
export function baselineOf(points: readonly UsagePoint[], reference: Period): Measured {
  const values = points.filter(({ startsOn }) => periodContains(reference, startsOn)).map(({ value }) => value);
  return measured(
    values.reduce((sum, value) => sum + value, 0),
    values.length,
    1,
  );
}

/** Change in percent against a baseline (−50 = half of it); null when there is none, or it is 0. */
export function changeAgainst(current: number | null, baseline: number | null): number | null {
  return current === null || baseline === null || baseline === 0 ? null : ((current - baseline) / baseline) * 100;
}

/** Sums of two windows brought to the same length: use a day now against use a day then, in percent. */
export function dailyChange(records: readonly UsageRecord[], now: Period, then: Period): number | null {
  const perDay = (period: Period) => {
    const days = daysIn(period);
    return days === 0 ? null : within(records, period).reduce((sum, { count }) => sum + count, 0) / days;
  };
  return changeAgainst(perDay(now), perDay(then));
}
