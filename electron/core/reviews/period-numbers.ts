import { v5 } from 'uuid';
import type { PeriodNumber } from '#shared/contract/review-digest.ts';
import {
  addDays,
  addMonths,
  type Day,
  daysIn,
  latestDay,
  monthStart,
  type Period,
  periodContains,
  weekStart,
} from '#shared/domain/calendar.ts';
import { baselineOf, type SeriesStep, type UsagePoint, usageSeries, wholeSteps } from '#shared/domain/usage.ts';
import { nps } from '#shared/domain/survey.ts';
import { latestMetric, type PeriodData } from './period-repository.ts';
import type { GoalFact } from './goal-facts.ts';

const FEATURES_SHOWN = 4;
const POINTS_SHOWN = { month: 6, week: 13 } as const;

/** Use of one feature, or of all together (`name` null), against the account's own level before the period. */
export interface UsageLine {
  name: string | null;
  points: { periodStart: Day; value: number }[];
  baseline: number | null;
  /** The window the baseline was read in. */
  reference: Period;
  source: string | null;
  asOf: Day | null;
}

export interface UsagePicture {
  granularity: SeriesStep;
  lines: UsageLine[];
}

/** Months where the data holds at least three whole ones in sight; weeks for an account that has just begun. */
export function usagePicture(data: PeriodData): UsagePicture {
  const { usage, asOf } = data;
  const first = usage[0]?.usedOn;
  if (!first) return { granularity: 'month', lines: [] };
  const months = wholeSteps(usageSeries(usage, 'month', { start: first, end: asOf }), 'month', {
    start: monthStart(first),
    end: asOf,
  });
  const granularity: SeriesStep = months.length >= 3 ? 'month' : 'week';
  const totals = new Map<string, number>();
  for (const { feature, usedOn, count } of usage) {
    if (periodContains(data.period, usedOn)) totals.set(feature, (totals.get(feature) ?? 0) + count);
  }
  const features = [...totals].toSorted(([a, x], [b, y]) => y - x || a.localeCompare(b)).map(([name]) => name);
  if (features.length === 0) return { granularity, lines: [] };
  const names = features.length === 1 ? [features[0] ?? null] : [null, ...features.slice(0, FEATURES_SHOWN)];
  return { granularity, lines: names.map((name) => usageLine(data, name, granularity, first)) };
}

function usageLine(data: PeriodData, name: string | null, step: SeriesStep, first: Day): UsageLine {
  const records = name === null ? data.usage : data.usage.filter(({ feature }) => feature === name);
  const start = step === 'month' ? monthStart(first) : weekStart(first);
  const whole = wholeSteps(usageSeries(records, step, { start, end: data.asOf }), step, { start, end: data.asOf });
  const reference = referenceOf(data, step);
  const sources = data.usageSources.filter(({ feature }) => name === null || feature === name);
  return {
    name,
    points: whole.slice(-POINTS_SHOWN[step]).map(({ startsOn, value }) => ({ periodStart: startsOn, value })),
    baseline: rounded(baselineOf(beforeData(whole, first, step), reference).value),
    reference,
    source: commonSource(sources.map(({ source }) => source)),
    asOf: sources.reduce<Day | null>((last, row) => (last === null || row.last > last ? row.last : last), null),
  };
}

/** Steps before the account's first record are not silence: nothing was measured yet. */
const beforeData = (points: readonly UsagePoint[], first: Day, step: SeriesStep) =>
  points.filter(({ startsOn }) => startsOn >= (step === 'month' ? monthStart(first) : weekStart(first)));

/** The whole months or weeks before the period begins. */
function referenceOf(data: PeriodData, step: SeriesStep): Period {
  const edge = step === 'month' ? monthStart(data.period.start) : weekStart(data.period.start);
  const months = Math.max(1, Math.round(daysIn(data.period) / 30));
  return {
    start: step === 'month' ? addMonths(edge, -months) : addDays(edge, -7 * months * 4),
    end: addDays(edge, -1),
  };
}

const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 10) / 10);

/** The one source of all rows; null where there are several or none is named. */
function commonSource(sources: readonly (string | null)[]): string | null {
  const names = new Set(sources.filter((name) => name !== null));
  return names.size === 1 ? ([...names][0] ?? null) : null;
}

type Bare = Omit<PeriodNumber, 'id' | 'pickedBy'>;

/** The numbers of the period that deserve a look, each with its source, its day and what it was before. */
export function periodNumbers(data: PeriodData, goals: readonly GoalFact[]): Omit<PeriodNumber, 'pickedBy'>[] {
  const found = [
    ...usageNumbers(data),
    activeUsers(data),
    goalsAchieved(data, goals),
    npsNumber(data),
    casesSolved(data),
    contactsNumber(data),
  ];
  return found
    .filter((each): each is Bare => each !== null)
    .map((each) => ({ ...each, id: v5(`number:${each.key}:${each.name ?? ''}`, data.accountId) }));
}

function usageNumbers(data: PeriodData): Bare[] {
  const { lines } = usagePicture(data);
  return lines.flatMap(({ name, points, baseline, reference, source, asOf }, index): Bare[] => {
    const last = points.at(-1);
    if (!last) return [];
    const percent = baseline ? ((last.value - baseline) / baseline) * 100 : null;
    return [
      {
        key: name === null || (index === 0 && lines.length === 1 && name === null) ? 'usage_total' : 'usage_feature',
        name,
        value: last.value,
        unit: null,
        change: percent === null ? null : { value: Math.round(percent), unit: '%', since: reference.end },
        betterWhen: 'up',
        source,
        asOf,
        tab: 'usage',
      },
    ];
  });
}

function activeUsers(data: PeriodData): Bare | null {
  const now = latestMetric(data, 'active_users', data.asOf);
  if (!now) return null;
  const before = latestMetric(data, 'active_users', data.before.end);
  return {
    key: 'active_users',
    name: null,
    value: now.value,
    unit: null,
    change: before && before !== now ? { value: now.value - before.value, unit: null, since: before.starts_on } : null,
    betterWhen: 'up',
    source: now.source,
    asOf: now.as_of ?? now.starts_on,
    tab: 'usage',
  };
}

function goalsAchieved(data: PeriodData, goals: readonly GoalFact[]): Bare | null {
  const reached = goals.filter(
    ({ reached: isReached, audience, kind }) => isReached && audience === 'client' && kind !== 'action',
  );
  if (reached.length === 0) return null;
  return {
    key: 'goals_achieved',
    name: null,
    value: reached.length,
    unit: null,
    change: null,
    betterWhen: 'up',
    source: null,
    asOf: data.asOf,
    tab: 'plan',
  };
}

/** NPS of a window (J); null without answers. */
export function npsOf(data: PeriodData, window: Period) {
  const rows = data.answers.filter(({ kind, answered_on }) => kind === 'nps' && periodContains(window, answered_on));
  const result = nps(rows.map(({ score }) => score));
  const last = rows.reduce<Day | null>(
    (day, row) => (day === null ? row.answered_on : latestDay(day, row.answered_on)),
    null,
  );
  return result.value === null ? null : { ...result, value: result.value, last };
}

function npsNumber(data: PeriodData): Bare | null {
  const now = npsOf(data, data.period);
  if (!now) return null;
  const before = npsOf(data, data.before);
  return {
    key: 'nps',
    name: null,
    value: Math.round(now.value),
    unit: null,
    change: before
      ? { value: Math.round(now.value) - Math.round(before.value), unit: null, since: before.last ?? data.before.end }
      : null,
    betterWhen: 'up',
    source: null,
    asOf: now.last,
    tab: 'history',
  };
}

/** Cases the client may know of; counting the others would tell of them. */
export const casesForClient = (data: PeriodData) => data.cases.filter(({ audience }) => audience === 'client');

function casesSolved(data: PeriodData): Bare | null {
  const cases = casesForClient(data);
  const solvedIn = (window: Period) =>
    cases.filter(({ solvedOn }) => solvedOn !== null && periodContains(window, solvedOn)).length;
  const opened = cases.filter(({ openedOn }) => periodContains(data.period, openedOn)).length;
  const now = solvedIn(data.period);
  if (now + opened === 0) return null;
  return {
    key: 'cases_solved',
    name: null,
    value: now,
    unit: null,
    change: { value: now - solvedIn(data.before), unit: null, since: data.before.end },
    betterWhen: null,
    source: null,
    asOf: data.asOf,
    tab: 'cases',
  };
}

/** H1, H2: with the client, in either direction; internal notes are no contact. */
export const contactsIn = (data: PeriodData, window: Period) =>
  data.interactions.filter(({ channel, on }) => channel !== 'internal_note' && periodContains(window, on));

function contactsNumber(data: PeriodData): Bare | null {
  const now = contactsIn(data, data.period).length;
  const before = contactsIn(data, data.before).length;
  if (now + before === 0) return null;
  return {
    key: 'contacts',
    name: null,
    value: now,
    unit: null,
    change: { value: now - before, unit: null, since: data.before.end },
    betterWhen: null,
    source: null,
    asOf: data.asOf,
    tab: 'interactions',
  };
}
