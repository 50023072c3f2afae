import type { MetricPoint, MetricSeries, UsageOverview } from '#shared/contract/usage.ts';
import { addMonths, type Day, earliestDay, monthStart, type Period, weekStart } from '#shared/domain/calendar.ts';
import {
  adoptionBreadth,
  adoptionDepth,
  adoptionFrequency,
  baselineOf,
  changeAgainst,
  type SeriesStep,
  type UsageRecord,
  usageSeries,
  wholeSteps,
} from '#shared/domain/usage.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { dailyUse, holidaysIn, metricSeriesOf, recordsSummary } from './usage-repository.ts';

interface OverviewQuery {
  accountId: string;
  step: SeriesStep;
  from: Day;
  to: Day;
}

type NewSeries = Omit<MetricSeries, 'id' | 'points'> & { accountId: string };
type NewPoint = Omit<MetricPoint, 'id'> & { seriesId: string };

/** How far the recent window and the baseline before it reach back, in steps. */
const windows: Record<SeriesStep, { recent: number; baseline: number }> = {
  week: { recent: 4, baseline: 12 },
  month: { recent: 1, baseline: 3 },
};

/** Use by feature and period, adoption, and any other series of an account (J). */
export class UsageService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  overview({ accountId, step, from, to }: OverviewQuery): Promise<UsageOverview> {
    const period = { start: from, end: earliestDay(to, this.#kernel.clock.today()) };
    return this.#kernel.unitOfWork.read(async (db) => {
      const [records, uses, series, holidays] = await Promise.all([
        recordsSummary(db, accountId),
        dailyUse(db, accountId, period),
        metricSeriesOf(db, accountId),
        holidaysIn(db, period),
      ]);
      // Half a week or month at either end would look like a rise or a drop.
      const total = wholeSteps(usageSeries(uses, step, period), step, period);
      const { baseline, changePercent } = againstBaseline(total, step);
      return {
        records,
        step,
        total,
        baseline,
        changePercent,
        features: featuresOf(uses, step, period),
        adoption: {
          breadth: adoptionBreadth(uses, latest(series, 'contracted_features', period), period),
          depth: adoptionDepth(latest(series, 'active_users', period), latest(series, 'licensed_users', period)),
          frequency: adoptionFrequency(uses, period, holidays),
        },
        series,
      };
    });
  }

  saveSeries({ accountId, kind, name, unit, source }: NewSeries): Promise<{ id: string }> {
    return this.#kernel.unitOfWork.write('usage.series', ({ rows }) => ({
      id: rows.put('metric_series', { account_id: accountId, kind, name, unit, source }),
    }));
  }

  async removeSeries({ id }: { id: string }): Promise<Record<string, never>> {
    await this.#kernel.unitOfWork.write('usage.seriesRemove', ({ rows }) => rows.trash('metric_series', id));
    return {};
  }

  /** Points lie on the first day of their period, so that two people who enter May meet on one value. */
  savePoint({ seriesId, period, startsOn, value, asOf }: NewPoint): Promise<{ id: string }> {
    return this.#kernel.unitOfWork.write('usage.point', async ({ db, rows }) => {
      const series = await db
        .selectFrom('metric_series')
        .select('account_id')
        .where('id', '=', seriesId)
        .executeTakeFirst();
      if (!series) throw new DomainError('ROW_NOT_FOUND', { what: 'metric_series' });
      const id = rows.put('metric_point', {
        account_id: series.account_id,
        series_id: seriesId,
        period,
        starts_on: periodStart(period, startsOn),
        value,
        as_of: asOf,
      });
      return { id };
    });
  }

  async removePoint({ id }: { id: string }): Promise<Record<string, never>> {
    await this.#kernel.unitOfWork.write('usage.pointRemove', ({ rows }) => rows.trash('metric_point', id));
    return {};
  }
}

const periodStart = (period: MetricPoint['period'], day: Day): Day => {
  switch (period) {
    case 'day':
      return day;
    case 'week':
      return weekStart(day);
    case 'month':
      return monthStart(day);
    case 'quarter':
      return addMonths(monthStart(day), -((Number(day.slice(5, 7)) - 1) % 3));
  }
};

/** The latest value of a built-in series up to the end of the period; 0, so "not computable", where there is none. */
const latest = (series: readonly MetricSeries[], kind: MetricSeries['kind'], { end }: Period): number =>
  series.find((one) => one.kind === kind)?.points.findLast(({ startsOn }) => startsOn <= end)?.value ?? 0;

const againstBaseline = (points: readonly { startsOn: Day; value: number }[], step: SeriesStep) => {
  const { recent, baseline } = windows[step];
  const reference = points.slice(0, -recent).slice(-baseline);
  const [first, last] = [reference[0], reference.at(-1)];
  const base = first && last ? baselineOf(points, { start: first.startsOn, end: last.startsOn }).value : null;
  const recentPoints = points.slice(-recent);
  const [start, end] = [recentPoints[0], recentPoints.at(-1)];
  const now = start && end ? baselineOf(recentPoints, { start: start.startsOn, end: end.startsOn }).value : null;
  const known = base !== null && base > 0 ? base : null;
  return { baseline: known, changePercent: changeAgainst(now, known) };
};

const featuresOf = (uses: readonly UsageRecord[], step: SeriesStep, period: Period): UsageOverview['features'] =>
  [...Map.groupBy(uses, ({ feature }) => feature)]
    .map(([feature, records]) => ({
      feature,
      total: records.reduce((sum, { count }) => sum + count, 0),
      lastUsedOn: records.reduce((last, { usedOn }) => (usedOn > last ? usedOn : last), ''),
      points: wholeSteps(usageSeries(records, step, period), step, period),
    }))
    .toSorted((a, b) => b.total - a.total || a.feature.localeCompare(b.feature));
