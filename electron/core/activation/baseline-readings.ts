import { type Kysely, sql } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { BaselineReading } from '#shared/domain/activation-baseline.ts';
import { addDays, type Day, daysBetween } from '#shared/domain/calendar.ts';
import { monthlyRevenueOn } from '#shared/domain/contract.ts';
import type { BaselineMetric } from '#shared/domain/method-vocabulary.ts';
import { csat, nps } from '#shared/domain/survey.ts';
import { adoptionBreadth } from '#shared/domain/usage.ts';
import { daysInZone } from '../accounts/workspace-days.ts';
import { contractRows, toRuledContract } from '../contracts/contract-repository.ts';
import { dailyUse } from '../usage/usage-repository.ts';

/** Answers are rare: those of half a year tell how a client thinks. */
const ANSWER_DAYS = 180;
const CONTACT_DAYS = 90;
const USE_WEEKS = 4;
/** A point of the health's history that is older says nothing of the day. */
const HEALTH_DAYS = 14;

interface Question {
  accountId: string;
  on: Day;
  timeZone: string;
  /** A day before the client came tells nothing of it. */
  clientSince: Day | null;
}

type Value = Pick<BaselineReading, 'value' | 'n'> & { currency?: string | null };

/** C4. What was known of an account on a day, each number with what it was made of; eight small queries. */
export async function readBaseline(db: Kysely<Database>, question: Question): Promise<BaselineReading[]> {
  const { on, clientSince } = question;
  if (clientSince !== null && on < clientSince) return metricsOf({}, on);
  const [answers, revenue, use, health, cases, contacts] = await Promise.all([
    answersUntil(db, question),
    revenueOn(db, question),
    usageUntil(db, question),
    healthOn(db, question),
    casesOn(db, question),
    contactsUntil(db, question),
  ]);
  return metricsOf(
    {
      ...answers,
      monthly_revenue: revenue,
      ...use,
      health,
      open_cases: cases,
      days_between_contacts: contacts,
    },
    on,
  );
}

const none: Value = { value: null, n: null };

const metricsOf = (found: Partial<Record<BaselineMetric, Value>>, asOf: Day): BaselineReading[] =>
  (
    [
      'nps',
      'csat',
      'monthly_revenue',
      'weekly_use',
      'adoption_breadth',
      'health',
      'open_cases',
      'days_between_contacts',
    ] as const satisfies readonly BaselineMetric[]
  ).map((metric) => ({ metric, currency: null, ...(found[metric] ?? none), asOf }));

async function answersUntil(db: Kysely<Database>, { accountId, on }: Question): Promise<{ nps: Value; csat: Value }> {
  const rows = await db
    .selectFrom('survey_answer')
    .select(['kind', 'score'])
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .where('answered_on', '>', addDays(on, -ANSWER_DAYS))
    .where('answered_on', '<=', on)
    .execute();
  const scores = (kind: 'nps' | 'csat') => rows.filter((row) => row.kind === kind).map(({ score }) => score);
  const score = nps(scores('nps'));
  const satisfied = csat(scores('csat'));
  return {
    nps: { value: score.value, n: score.n },
    csat: { value: satisfied.value, n: satisfied.denominator },
  };
}

/** Amounts of two currencies have no sum. */
async function revenueOn(db: Kysely<Database>, { accountId, on }: Question): Promise<Value> {
  const contracts = (await contractRows(db, accountId)).map(toRuledContract);
  if (contracts.length === 0) return none;
  const sums = monthlyRevenueOn(contracts, on);
  const [only, ...others] = sums;
  if (others.length > 0) return none;
  const currency = only?.currency ?? contracts[0]?.amount.currency ?? null;
  return { value: only?.minor ?? 0, currency, n: contracts.length };
}

async function usageUntil(
  db: Kysely<Database>,
  { accountId, on }: Question,
): Promise<{ weekly_use: Value; adoption_breadth: Value }> {
  const period = { start: addDays(on, 1 - USE_WEEKS * 7), end: on };
  const records = await dailyUse(db, accountId, period);
  const before = await db
    .selectFrom('usage_record')
    .select('id')
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .where('used_on', '<', period.start)
    .limit(1)
    .executeTakeFirst();
  const contracted = await db
    .selectFrom('metric_point')
    .innerJoin('metric_series', 'metric_series.id', 'metric_point.series_id')
    .select('metric_point.value')
    .where('metric_series.account_id', '=', accountId)
    .where('metric_series.kind', '=', 'contracted_features')
    .where('metric_series.deleted_at', 'is', null)
    .where('metric_point.deleted_at', 'is', null)
    .where('metric_point.starts_on', '<=', on)
    .orderBy('metric_point.starts_on', 'desc')
    .limit(1)
    .executeTakeFirst();
  // No use at all until then: nobody measured it, which is not the same as nobody using it.
  const measured = records.length > 0 || before !== undefined;
  const total = records.reduce((sum, { count }) => sum + count, 0);
  const breadth = adoptionBreadth(records, contracted?.value ?? 0, period);
  return {
    weekly_use: measured ? { value: Math.round((total / USE_WEEKS) * 10) / 10, n: USE_WEEKS } : none,
    adoption_breadth: measured ? { value: breadth.value, n: breadth.denominator || null } : none,
  };
}

async function healthOn(db: Kysely<Database>, { accountId, on }: Question): Promise<Value> {
  const week = await db
    .selectFrom('health_week')
    .select('score')
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .where('as_of', '<=', on)
    .where('as_of', '>', addDays(on, -HEALTH_DAYS))
    .orderBy('as_of', 'desc')
    .limit(1)
    .executeTakeFirst();
  return week ? { value: week.score, n: null } : none;
}

async function casesOn(db: Kysely<Database>, { accountId, on, timeZone }: Question): Promise<Value> {
  const dayOf = daysInZone(timeZone);
  const rows = await db
    .selectFrom('support_case')
    .select(['opened_at', 'solved_at', 'closed_at'])
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .execute();
  const known = rows.filter(({ opened_at }) => dayOf(opened_at) <= on);
  const open = known.filter(({ solved_at, closed_at }) => {
    const ended = solved_at ?? closed_at;
    return ended === null || dayOf(ended) > on;
  });
  return { value: open.length, n: known.length };
}

/** H2: a contact is an interaction with the client in either direction. Mean of the days between two of them. */
async function contactsUntil(db: Kysely<Database>, { accountId, on, timeZone }: Question): Promise<Value> {
  const dayOf = daysInZone(timeZone);
  const rows = await db
    .selectFrom('interaction')
    .select('happened_at')
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .where('channel', '<>', 'internal_note')
    .where('happened_at', '>=', addDays(on, -CONTACT_DAYS - 1))
    .where(sql<boolean>`happened_at < ${addDays(on, 2)}`)
    .orderBy('happened_at')
    .execute();
  const days = rows
    .map(({ happened_at }) => dayOf(happened_at))
    .filter((day) => day <= on && day > addDays(on, -CONTACT_DAYS));
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined || days.length < 2) return { value: null, n: days.length };
  return { value: Math.round((daysBetween(first, last) / (days.length - 1)) * 10) / 10, n: days.length };
}
