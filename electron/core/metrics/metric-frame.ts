import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type {
  MetricChoices,
  MetricFilters,
  MetricQuestion,
  MetricCoverage,
  MetricTarget,
} from '#shared/contract/metrics.ts';
import { type Day, earliestDay, type Period } from '#shared/domain/calendar.ts';
import type { MetricAccount } from '#shared/domain/metric-account.ts';
import {
  hasPast,
  meetsTarget,
  type MetricKey,
  metricKeys,
  type MetricOptions,
  type MetricSource,
} from '#shared/domain/metric-catalogue.ts';
import {
  metricNumber,
  type MetricNumber,
  numberOf,
  periodsAround,
  rollingPeriods,
} from '#shared/domain/metric-numbers.ts';
import { accountsOfPeriod, type MetricScope } from '#shared/domain/metric-period.ts';
import { minorDigits } from '#shared/domain/money.ts';
import { Turns } from '../derived/turns.ts';
import { firstActivation } from '../programme/programme-repository.ts';
import { readMethodSettings } from '../settings/method-settings.ts';
import { type MetricData, readMetricData } from './metric-data.ts';

/** Stands for nobody and no segment in a filter. */
const NONE = 'none';

/** Points of a series: a year of months. */
export const POINTS = 12;

export interface TargetRow {
  id: string;
  metric: MetricKey;
  segmentId: string | null;
  value: number;
  dueOn: Day | null;
  taskId: string | null;
}

/** What a page of metrics is answered from: read once, then computed without the database. */
export interface MetricFrame {
  data: MetricData;
  /** Those that the filters chose. */
  chosen: MetricData['accounts'];
  scope: MetricScope;
  periods: Period[];
  /** The two sides of the workspace's first activation; null before there is one. */
  change: { since: Day; before: Period; after: Period } | null;
  targets: TargetRow[];
  coverage: MetricCoverage;
  marginPercent: number | null;
  turns: Turns;
}

/** `sources`: what the numbers that are asked for are made of. */
export async function readFrame(
  db: Kysely<Database>,
  { period: asked, filters, choices }: MetricQuestion,
  { today, now, sources }: { today: Day; now: string; sources: ReadonlySet<MetricSource> },
): Promise<MetricFrame> {
  // A period that reaches into the future is told up to today.
  const period = { start: asked.start, end: earliestDay(asked.end, today) };
  const periods = rollingPeriods(period, POINTS);
  const since = await firstActivation(db);
  const around = since === null ? null : periodsAround(since, today);
  // What was before ongoing is the same whatever period is looked at.
  const from = earliestDay(period.start, periods[0]?.start ?? period.start, around?.before.start ?? period.start);
  const turns = new Turns();
  const data = await readMetricData(db, { from, today, now, sources, turns });
  const options = await readOptions(db, choices, data.currency);
  const chosen = data.accounts.filter((account) => isChosen(account, filters));
  return {
    data,
    chosen,
    scope: { period, options, today },
    periods,
    change: since !== null && around !== null ? { since, ...around } : null,
    turns,
    targets: await targetRows(db),
    marginPercent: options.marginPercent,
    coverage: {
      accounts: chosen.length,
      visible: data.accounts.length + data.undatedLosses,
      otherCurrency: data.otherCurrency,
      undatedLosses: data.undatedLosses,
    },
  };
}

/** The definitions that were chosen, with what the workspace says of its costs; 0 stands for not said. */
export async function readOptions(
  db: Kysely<Database>,
  choices: MetricChoices,
  currency: string,
): Promise<MetricOptions> {
  const settings = await readMethodSettings(db);
  const hourly = settings['metrics.hourly_cost'];
  return {
    ...choices,
    marginPercent: settings['metrics.margin_percent'] || null,
    hourlyCostMinor: hourly === 0 ? null : hourly * 10 ** minorDigits(currency),
  };
}

const isChosen = (
  { segmentId, touchModelKey, ownerId }: MetricAccount,
  { segments, touchModels, owners }: MetricFilters,
): boolean =>
  (segments.length === 0 || segments.includes(segmentId ?? NONE)) &&
  (touchModels.length === 0 || touchModels.includes(touchModelKey)) &&
  (owners.length === 0 || owners.includes(ownerId ?? NONE));

async function targetRows(db: Kysely<Database>): Promise<TargetRow[]> {
  const rows = await db
    .selectFrom('metric_target')
    .leftJoin('task', (join) =>
      join
        .onRef('task.source_id', '=', 'metric_target.id')
        .on('task.source', '=', 'metric_target')
        .on('task.done_at', 'is', null)
        .on('task.canceled_at', 'is', null)
        .on('task.deleted_at', 'is', null),
    )
    .select([
      'metric_target.id',
      'metric_target.metric',
      'metric_target.segment_id',
      'metric_target.value',
      'metric_target.due_on',
      'task.id as task_id',
    ])
    .where('metric_target.deleted_at', 'is', null)
    .orderBy('metric_target.id')
    .execute();
  return rows.flatMap(({ id, metric: name, segment_id, value, due_on, task_id }) => {
    // A metric of a newer app: kept in the row, and shown by that app.
    const metric = metricKeys.find((key) => key === name);
    return metric ? [{ id, metric, segmentId: segment_id, value, dueOn: due_on, taskId: task_id }] : [];
  });
}

/** J. Each target of a metric against the number of its own segment, else of all accounts, whatever the filters say. */
export function judged({ data, scope, targets }: MetricFrame, metric: MetricKey): MetricTarget[] {
  return targets
    .filter((target) => target.metric === metric)
    .map(({ metric: _metric, ...target }) => {
      const { segmentId } = target;
      const accounts =
        segmentId === null ? data.accounts : data.accounts.filter((account) => account.segmentId === segmentId);
      const now = metricNumber(metric, accounts, scope);
      return { ...target, now, met: meetsTarget(metric, now.value, target.value) };
    });
}

/** Works through a list so that other calls are answered in between. */
export async function inTurns<Item, Made>(
  items: readonly Item[],
  turns: Turns,
  make: (item: Item) => Made,
): Promise<Made[]> {
  const made: Made[] = [];
  for (const item of items) {
    if (turns.isOver) await turns.next();
    made.push(make(item));
  }
  return made;
}

type Over = Pick<MetricFrame, 'scope' | 'turns'>;

/** Some metrics of one period, which share what they are made of. */
export function numbersIn(
  period: Period,
  metrics: readonly MetricKey[],
  accounts: readonly MetricAccount[],
  { scope, turns }: Over,
): Promise<MetricNumber[]> {
  const known = accountsOfPeriod(accounts, { ...scope, period });
  return inTurns(metrics, turns, (metric) => numberOf(metric, known));
}

/** J1. A metric in the period, and in the rolling ones where it has a past. */
export interface NumberWithPast {
  number: MetricNumber;
  past: MetricNumber[];
}

export async function numbersOf(
  metrics: readonly MetricKey[],
  accounts: readonly MetricAccount[],
  frame: Over & Pick<MetricFrame, 'periods'>,
): Promise<NumberWithPast[]> {
  const rows = (await numbersIn(frame.scope.period, metrics, accounts, frame)).map((number): NumberWithPast => ({
    number,
    past: [],
  }));
  const withPast = rows.filter(({ number }) => hasPast(number.metric));
  for (const period of frame.periods) {
    const numbers = await numbersIn(
      period,
      withPast.map(({ number }) => number.metric),
      accounts,
      frame,
    );
    for (const [index, row] of withPast.entries()) {
      const number = numbers[index];
      if (number) row.past.push(number);
    }
  }
  return rows;
}

export async function numberWithPast(
  metric: MetricKey,
  accounts: readonly MetricAccount[],
  { scope, periods, turns }: Over & Pick<MetricFrame, 'periods'>,
): Promise<NumberWithPast> {
  const inPeriod = (period: Period) => metricNumber(metric, accounts, { ...scope, period });
  return {
    number: inPeriod(scope.period),
    past: hasPast(metric) ? await inTurns(periods, turns, inPeriod) : [],
  };
}
