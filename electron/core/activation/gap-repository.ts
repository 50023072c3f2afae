import { type Kysely, sql } from 'kysely';
import type { Database } from '#database/schema.ts';
import { onboardingGap } from '#shared/domain/activation.ts';
import type { Day } from '#shared/domain/calendar.ts';
import { type JourneyFinder, journeyFinder } from '../journeys/journey-repository.ts';

export interface SilentGap {
  accountId: string;
  name: string;
  since: Day;
}

interface Near {
  /** Where the caller has it already. */
  journeys?: Pick<JourneyFinder, 'planOf'>;
  /** Only this account. */
  accountId?: string;
}

/**
 * C1. Accounts whose onboarding is over with nothing planned next, the oldest first. Most have something planned, which
 * SQLite finds by one seek each; only the others are looked at by the rule.
 */
export async function onboardingGaps(db: Kysely<Database>, today: Day, near: Near = {}): Promise<SilentGap[]> {
  const { accountId } = near;
  const accounts = db.selectFrom('account');
  const rows = await (accountId === undefined ? accounts : accounts.where('account.id', '=', accountId))
    .leftJoin('activation', (join) =>
      join.onRef('activation.account_id', '=', 'account.id').on('activation.deleted_at', 'is', null),
    )
    .selectAll('account')
    .select(['activation.onboarding_ended_on', 'activation.activated_on'])
    .where('account.deleted_at', 'is', null)
    .where('account.status', '!=', 'lost')
    .where(
      sql<boolean>`NOT EXISTS (SELECT 1 FROM review r WHERE r.account_id = account.id AND r.deleted_at IS NULL
        AND r.canceled_at IS NULL AND r.stage IN ('planned', 'preparing', 'ready') AND r.starts_at >= ${today})`,
    )
    .where(
      sql<boolean>`NOT EXISTS (SELECT 1 FROM task t WHERE t.account_id = account.id AND t.deleted_at IS NULL
        AND t.done_at IS NULL AND t.canceled_at IS NULL)`,
    )
    .where(
      sql<boolean>`NOT EXISTS (SELECT 1 FROM playbook_run p WHERE p.account_id = account.id AND p.deleted_at IS NULL
        AND p.state = 'running')`,
    )
    .where(
      sql<boolean>`NOT EXISTS (SELECT 1 FROM goal g JOIN success_plan s ON s.id = g.plan_id AND s.deleted_at IS NULL
        AND s.closed_on IS NULL WHERE g.account_id = account.id AND g.deleted_at IS NULL
        AND g.status IN ('planned', 'active'))`,
    )
    .execute();
  if (rows.length === 0) return [];
  const { planOf } = near.journeys ?? (await journeyFinder(db));
  return rows
    .flatMap((row) => {
      const since = onboardingGap(
        {
          status: row.status,
          onboardingEndedOn: row.onboarding_ended_on,
          ongoingStart: planOf(row)?.ongoingStart ?? null,
          activatedOn: row.activated_on,
          somethingPlanned: false,
        },
        today,
      );
      return since === null ? [] : [{ accountId: row.id, name: row.name, since }];
    })
    .toSorted((a, b) => (a.since === b.since ? a.name.localeCompare(b.name) : a.since < b.since ? -1 : 1));
}

/** C1. By account, the day since which nothing is planned. */
export const gapDays = async (db: Kysely<Database>, today: Day, near: Near): Promise<Map<string, Day>> =>
  new Map((await onboardingGaps(db, today, near)).map(({ accountId, since }) => [accountId, since]));
