import { type Kysely, sql } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { MetricSeries } from '#shared/contract/usage.ts';
import type { Day, Period } from '#shared/domain/calendar.ts';
import type { UsageRecord } from '#shared/domain/usage.ts';

export interface RecordsSummary {
  count: number;
  firstOn: Day | null;
  lastOn: Day | null;
}

export const recordsSummary = async (db: Kysely<Database>, accountId: string): Promise<RecordsSummary> => {
  const { count, first, last } = await db
    .selectFrom('usage_record')
    .select((eb) => [
      eb.fn.countAll<number>().as('count'),
      sql<Day | null>`min(used_on)`.as('first'),
      sql<Day | null>`max(used_on)`.as('last'),
    ])
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow();
  return { count, firstOn: first, lastOn: last };
};

/** Summed by day and feature: a row of a busy account is a thousand of its records. */
export const dailyUse = async (db: Kysely<Database>, accountId: string, period: Period): Promise<UsageRecord[]> => {
  const rows = await db
    .selectFrom('usage_record')
    .select(['feature', 'used_on', (eb) => eb.fn.sum<number>('count').as('total')])
    .where('account_id', '=', accountId)
    .where('used_on', '>=', period.start)
    .where('used_on', '<=', period.end)
    .where('deleted_at', 'is', null)
    .groupBy(['feature', 'used_on'])
    .execute();
  return rows.map(({ feature, used_on, total }) => ({ feature, usedOn: used_on, count: total }));
};

export const metricSeriesOf = async (db: Kysely<Database>, accountId: string): Promise<MetricSeries[]> => {
  const [series, points] = await Promise.all([
    db
      .selectFrom('metric_series')
      .select(['id', 'kind', 'name', 'unit', 'source'])
      .where('account_id', '=', accountId)
      .where('deleted_at', 'is', null)
      .orderBy('kind')
      .orderBy('name')
      .execute(),
    db
      .selectFrom('metric_point')
      .innerJoin('metric_series', 'metric_series.id', 'metric_point.series_id')
      .where('metric_series.account_id', '=', accountId)
      .where('metric_point.deleted_at', 'is', null)
      .select([
        'metric_point.id',
        'metric_point.series_id',
        'metric_point.period',
        'metric_point.starts_on',
        'metric_point.value',
        'metric_point.as_of',
      ])
      .orderBy('metric_point.starts_on')
      .execute(),
  ]);
  const pointsOf = Map.groupBy(points, ({ series_id }) => series_id);
  return series.map((row) => ({
    ...row,
    points: (pointsOf.get(row.id) ?? []).map(({ id, period, starts_on, value, as_of }) => ({
      id,
      period,
      startsOn: starts_on,
      value,
      asOf: as_of,
    })),
  }));
};

export const holidaysIn = async (db: Kysely<Database>, period: Period): Promise<Set<Day>> => {
  const rows = await db
    .selectFrom('holiday')
    .select('day')
    .where('day', '>=', period.start)
    .where('day', '<=', period.end)
    .where('deleted_at', 'is', null)
    .execute();
  return new Set(rows.map(({ day }) => day));
};
