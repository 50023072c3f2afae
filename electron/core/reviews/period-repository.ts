import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import {
  addMonths,
  type Day,
  dayInZone,
  earliestDay,
  monthStart,
  type Period,
  periodBefore,
} from '#shared/domain/calendar.ts';
import { UNNAMED_SOURCE } from '#shared/domain/import/import-kinds.ts';
import type { UsageRecord } from '#shared/domain/usage.ts';
import { holidaysOf, type ReviewEntity } from './review-repository.ts';

/** Months of use shown before the last one: enough to see a direction. */
const USAGE_MONTHS = 6;

/** Everything that happened to an account in the period a review looks at, read in a handful of queries. */
export type PeriodData = Awaited<ReturnType<typeof readPeriod>>;

/** The last day of which the numbers are complete. */
export const dataAsOf = (review: Pick<ReviewEntity, 'period_to'>, today: Day): Day =>
  earliestDay(review.period_to, today);

export async function readPeriod(db: Kysely<Database>, review: ReviewEntity, today: Day) {
  const accountId = review.account_id;
  const zone = review.time_zone;
  const asOf = dataAsOf(review, today);
  const period: Period = { start: review.period_from, end: asOf };
  const before = periodBefore({ start: review.period_from, end: review.period_to });
  const usageFrom = earliestDay(before.start, monthStart(addMonths(asOf, -USAGE_MONTHS)));
  const dayOf = (instant: string) => dayInZone(instant, zone);
  // Instants near midnight belong to the day of the zone: a day more on each side is read and then cut.
  const from = `${before.start}T00:00:00.000Z`;

  const interactions = await db
    .selectFrom('interaction')
    .select(['id', 'channel', 'direction', 'happened_at', 'subject', 'automated', 'audience'])
    .where('account_id', '=', accountId)
    .where('happened_at', '>=', from)
    .where('deleted_at', 'is', null)
    .orderBy('happened_at')
    .execute();
  const usage = await db
    .selectFrom('usage_record')
    .select((eb) => ['feature', 'used_on', eb.fn.sum<number>('count').as('count')])
    .where('account_id', '=', accountId)
    .where('used_on', '>=', usageFrom)
    .where('used_on', '<=', asOf)
    .where('deleted_at', 'is', null)
    .groupBy(['feature', 'used_on'])
    .orderBy('used_on')
    .execute();
  const usageSources = await db
    .selectFrom('usage_record')
    .select((eb) => ['feature', 'source', eb.fn.max('used_on').as('last')])
    .where('account_id', '=', accountId)
    .where('used_on', '>=', review.period_from)
    .where('used_on', '<=', asOf)
    .where('deleted_at', 'is', null)
    .groupBy(['feature', 'source'])
    .execute();
  const metrics = await db
    .selectFrom('metric_point')
    .innerJoin('metric_series', 'metric_series.id', 'metric_point.series_id')
    .select(['metric_series.kind', 'metric_series.name', 'metric_series.unit', 'metric_series.source'])
    .select(['metric_point.starts_on', 'metric_point.period', 'metric_point.value', 'metric_point.as_of'])
    .where('metric_series.account_id', '=', accountId)
    .where('metric_point.starts_on', '<=', asOf)
    .where('metric_point.starts_on', '>=', usageFrom)
    .where('metric_point.deleted_at', 'is', null)
    .where('metric_series.deleted_at', 'is', null)
    .orderBy('metric_point.starts_on')
    .execute();
  const cases = await db
    .selectFrom('support_case')
    .select(['id', 'title', 'kind', 'status', 'opened_at', 'solved_at', 'closed_at', 'audience'])
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('opened_at', '>=', from),
        eb('solved_at', '>=', from),
        eb('status', 'not in', ['client_told', 'closed']),
      ]),
    )
    .orderBy('opened_at')
    .execute();
  const answers = await db
    .selectFrom('survey_answer')
    .leftJoin('contact', 'contact.id', 'survey_answer.contact_id')
    .select(['survey_answer.id', 'kind', 'score', 'comment', 'answered_on', 'audience', 'contact.name as contact_name'])
    .where('survey_answer.account_id', '=', accountId)
    .where('answered_on', '>=', before.start)
    .where('answered_on', '<=', asOf)
    .where('survey_answer.deleted_at', 'is', null)
    .orderBy('answered_on')
    .execute();
  const feelings = await db
    .selectFrom('feeling')
    .leftJoin('member', 'member.id', 'feeling.author_id')
    .select(['feeling.id', 'felt_at', 'satisfaction', 'trust', 'moment', 'note', 'member.name as author'])
    .where('account_id', '=', accountId)
    .where('felt_at', '>=', `${review.period_from}T00:00:00.000Z`)
    .where('feeling.deleted_at', 'is', null)
    .orderBy('felt_at')
    .execute();
  const contracts = await db
    .selectFrom('contract')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .orderBy('starts_on')
    .execute();

  return {
    accountId,
    zone,
    period,
    before,
    asOf,
    holidays: await holidaysOf(db),
    interactions: interactions.map((row) => ({ ...row, on: dayOf(row.happened_at) })),
    usage: usage.map(({ feature, used_on, count }): UsageRecord => ({
      feature,
      usedOn: used_on,
      count: Number(count),
    })),
    usageSources: usageSources.map((row) => (row.source === UNNAMED_SOURCE ? { ...row, source: null } : row)),
    metrics,
    cases: cases.map((row) => ({
      ...row,
      openedOn: dayOf(row.opened_at),
      solvedOn: row.solved_at && dayOf(row.solved_at),
    })),
    answers,
    feelings: feelings.map((row) => ({ ...row, on: dayOf(row.felt_at) })),
    contracts,
  };
}

/** The newest point of a built-in measure up to a day. */
export function latestMetric(
  data: Pick<PeriodData, 'metrics'>,
  kind: PeriodData['metrics'][number]['kind'],
  until: Day,
) {
  const points = data.metrics.filter((point) => point.kind === kind && point.starts_on <= until);
  return points.at(-1) ?? null;
}
