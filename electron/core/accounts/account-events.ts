import { type Kysely, sql } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { AccountEvent } from '#shared/contract/account-history.ts';
import type { Day } from '#shared/domain/calendar.ts';

interface EventRange {
  /** First day. */
  since: Day;
  /** Last day: what lies ahead is no event yet. */
  until: Day;
  limit: number;
}

/**
 * What happened to an account, newest first, in one query: each branch is one index range over the account's rows.
 * A day sorts before the instants of the same day, which is close enough for reading.
 */
export const readEvents = async (
  db: Kysely<Database>,
  accountId: string,
  { since, until, limit }: EventRange,
): Promise<AccountEvent[]> => {
  const account = sql`account_id = ${accountId} AND deleted_at IS NULL`;
  const within = (column: string) => sql`${sql.ref(column)} >= ${since} AND ${sql.ref(column)} < ${`${until}~`}`;
  const { rows } = await sql<AccountEvent>`
    SELECT kind, id, at, title, detail FROM (
      SELECT 'interaction' AS kind, id, happened_at AS at, subject AS title, channel AS detail
        FROM interaction WHERE ${account} AND ${within('happened_at')}
      UNION ALL SELECT 'feeling', id, felt_at, coalesce(note, ''), moment
        FROM feeling WHERE ${account} AND ${within('felt_at')}
      UNION ALL SELECT 'case_opened', id, opened_at, title, kind
        FROM support_case WHERE ${account} AND ${within('opened_at')}
      UNION ALL SELECT 'case_solved', id, solved_at, title, status
        FROM support_case WHERE ${account} AND solved_at IS NOT NULL AND ${within('solved_at')}
      UNION ALL SELECT 'contract_started', id, starts_on, product, NULL
        FROM contract WHERE ${account} AND ${within('starts_on')}
      UNION ALL SELECT 'contract_ended', id, canceled_on, product, NULL
        FROM contract WHERE ${account} AND canceled_on IS NOT NULL AND ${within('canceled_on')}
      UNION ALL SELECT 'goal_closed', id, closed_on, title, status
        FROM goal WHERE ${account} AND closed_on IS NOT NULL AND ${within('closed_on')}
      UNION ALL SELECT 'check_in', c.id, c.checked_on, g.title, CAST(c.value AS TEXT)
        FROM goal_check_in c JOIN goal g ON g.id = c.goal_id AND g.deleted_at IS NULL
        WHERE c.account_id = ${accountId} AND c.deleted_at IS NULL AND ${within('c.checked_on')}
      UNION ALL SELECT 'answer', id, answered_on, coalesce(comment, ''), kind || ' ' || score
        FROM survey_answer WHERE ${account} AND ${within('answered_on')}
      UNION ALL SELECT 'review_held', id, starts_at, coalesce(title, ''), kind
        FROM review WHERE ${account} AND stage IN ('held', 'followed_up') AND ${within('starts_at')}
      UNION ALL SELECT 'churn', id, happened_on, reason, CASE reactivation WHEN 1 THEN 'reactivation' ELSE kind END
        FROM churn_event WHERE ${account} AND ${within('happened_on')}
      UNION ALL SELECT 'status', id, lost_on, coalesce(loss_note, ''), 'lost'
        FROM account WHERE id = ${accountId} AND lost_on IS NOT NULL AND ${within('lost_on')}
    ) ORDER BY at DESC, id DESC LIMIT ${limit}`.execute(db);
  return rows;
};
