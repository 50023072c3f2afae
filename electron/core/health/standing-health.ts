import { type Kysely, sql } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { HealthNow } from '#shared/contract/health.ts';
import { addDays, type Day } from '#shared/domain/calendar.ts';
import { bandOfMoment } from '#shared/domain/feeling.ts';
import { weekName } from '#shared/domain/trigger-rule.ts';
import type { Band, Moment, Trend } from '#shared/domain/vocabulary.ts';
import { decisions } from './health-repository.ts';

const WEEKS = 12;
/** Points that count as no change. */
const STEADY = 2;

interface Row extends Omit<HealthNow, 'trend' | 'points' | 'disagreement'> {
  account_id: string;
  weeks: string;
}

/** Of all accounts, or of one, what lists show of the health (A6, K5): one join, and one index range an account. */
export const standingHealth = async (
  db: Kysely<Database>,
  today: Day,
  accountId?: string,
): Promise<ReadonlyMap<string, HealthNow>> => {
  const from = weekName(addDays(today, -7 * (WEEKS - 1)));
  const { rows } = await sql<Row>`
    SELECT d.account_id, d.score, d.shown_score AS shown, d.band, d.coverage, d.state, (
      SELECT json_group_array(json_array(w.week, w.score)) FROM (
        SELECT week, score FROM health_week
        WHERE account_id = d.account_id AND week >= ${from} AND score IS NOT NULL AND deleted_at IS NULL
        ORDER BY week
      ) w) AS weeks
    FROM derived_account d ${accountId === undefined ? sql`` : sql`WHERE d.account_id = ${accountId}`}`.execute(db);
  const thisWeek = weekName(today);
  const compared = await standingDisagreements(db, today, accountId);
  return new Map(
    rows.map(({ account_id, weeks, ...row }) => {
      const points = JSON.parse(weeks) as [week: string, score: number][];
      const before = points.findLast(([week]) => week < thisWeek)?.[1] ?? null;
      const disagreement = compared.get(account_id) ?? null;
      const told = { ...row, trend: trendOf(row.shown, before), points: points.map(([, score]) => score) };
      return [account_id, { ...told, disagreement }];
    }),
  );
};

/** G6. Where feeling and health disagree, and whether somebody decided it as it stands. */
const standingDisagreements = async (
  db: Kysely<Database>,
  today: Day,
  accountId?: string,
): Promise<ReadonlyMap<string, NonNullable<HealthNow['disagreement']>>> => {
  const { rows } = await sql<{
    account_id: string;
    kind: 'different' | 'opposite';
    computedBand: Band | null;
    moment: Moment | null;
  }>`
    SELECT account_id, health ->> '$.disagreement' AS kind, health ->> '$.withoutFeeling.band' AS computedBand,
      facts ->> '$.feeling.moment' AS moment
    FROM derived_account WHERE health ->> 'disagreement' IN ('different', 'opposite')
      ${accountId === undefined ? sql`` : sql`AND account_id = ${accountId}`}`.execute(db);
  if (rows.length === 0) return new Map();
  const bands = new Map(
    rows.map(({ account_id, computedBand, moment }) => [
      account_id,
      { computedBand, feelingBand: moment && bandOfMoment(moment) },
    ]),
  );
  const now = (id: string) => bands.get(id) ?? { computedBand: null, feelingBand: null };
  const decided = await decisions(db, { ...(accountId !== undefined && { accountId }), now, today });
  const latest = new Map(decided.toReversed().map((decision) => [decision.accountId, decision]));
  return new Map(
    rows.map(({ account_id, kind }) => [account_id, { kind, waits: latest.get(account_id)?.outdated !== null }]),
  );
};

/** K4. Against the last week's point. */
export const trendOf = (now: number | null, before: number | null): Trend | null => {
  if (now === null || before === null) return null;
  if (Math.abs(now - before) < STEADY) return 'steady';
  return now > before ? 'up' : 'down';
};
