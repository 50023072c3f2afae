import type BetterSqlite3 from 'better-sqlite3';
import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { Day } from '#shared/domain/calendar.ts';
import { ARRIVING_HOURS, type StandingFiring } from '#shared/domain/trigger-engine.ts';
import { readConditions, type TriggerRule } from '#shared/domain/trigger-rule.ts';
import { isImportedAccount } from '#shared/sync/ids.ts';
import type { RowOf } from '#shared/sync/tables.ts';
import { listed } from '../derived/some-accounts.ts';

const HOUR_MS = 3_600_000;

/**
 * The rules as the engine takes them (I2), in their order. A rule of a campaign is at work while the campaign is, and
 * only for its audience.
 */
export async function triggerRules(db: Kysely<Database>): Promise<TriggerRule[]> {
  const [rows, campaigns] = await Promise.all([
    db
      .selectFrom('trigger_rule')
      .selectAll()
      .where('deleted_at', 'is', null)
      .orderBy('position')
      .orderBy('id')
      .execute(),
    campaignRows(db),
  ]);
  const byId = new Map(campaigns.map((campaign) => [campaign.id, campaign]));
  return rows.map((row) => toRule(row, row.campaign_id === null ? null : (byId.get(row.campaign_id) ?? null)));
}

const toRule = (row: RowOf<'trigger_rule'>, campaign: RowOf<'campaign'> | null): TriggerRule => ({
  id: row.id,
  conditions: [...readConditions(row.conditions), ...readConditions(campaign?.conditions ?? null)],
  action: row.action,
  playbookId: row.playbook_id,
  campaignId: row.campaign_id,
  repeat: row.repeat,
  repeatDays: row.repeat_days,
  active: row.active === 1 && (row.campaign_id === null || campaign?.state === 'running'),
});

export const campaignRows = (db: Kysely<Database>): Promise<RowOf<'campaign'>[]> =>
  db.selectFrom('campaign').selectAll().where('deleted_at', 'is', null).orderBy('position').orderBy('id').execute();

/** Accounts asked about by one statement; an id list longer than this costs more than reading the table. */
const MOST_IDS = 400;

interface FiringColumns {
  id: string;
  rule_id: string;
  account_id: string;
  occurrence: string;
  fired_on: string;
  state: RowOf<'firing'>['state'];
  dealt_by: string | null;
}

const toStanding = (row: FiringColumns): StandingFiring => ({
  id: row.id,
  ruleId: row.rule_id,
  occurrence: row.occurrence,
  firedOn: row.fired_on,
  state: row.state,
  closedItself: row.state === 'dealt_with' && row.dealt_by === null,
});

/** What fired for these accounts, by account. */
export async function firingsOf(
  db: Kysely<Database>,
  accountIds: readonly string[],
): Promise<Map<string, StandingFiring[]>> {
  let query = db
    .selectFrom('firing')
    .select(['id', 'rule_id', 'account_id', 'occurrence', 'fired_on', 'state', 'dealt_by'])
    .where('deleted_at', 'is', null);
  if (accountIds.length <= MOST_IDS) query = query.where('account_id', 'in', listed(accountIds));
  const found = new Map<string, StandingFiring[]>();
  for (const row of await query.execute()) {
    const list = found.get(row.account_id);
    if (list) list.push(toStanding(row));
    else found.set(row.account_id, [toStanding(row)]);
  }
  return found;
}

/** Playbooks at work, by account. */
export async function runningPlaybooksOf(
  db: Kysely<Database>,
  accountIds: readonly string[],
): Promise<Map<string, string[]>> {
  let query = db
    .selectFrom('playbook_run')
    .select(['account_id', 'playbook_id'])
    .where('state', '=', 'running')
    .where('deleted_at', 'is', null);
  if (accountIds.length <= MOST_IDS) query = query.where('account_id', 'in', listed(accountIds));
  const rows = await query.execute();
  return new Map(
    [...Map.groupBy(rows, ({ account_id }) => account_id)].map(([id, list]) => [
      id,
      list.map(({ playbook_id }) => playbook_id),
    ]),
  );
}

/**
 * Of these accounts of the member, those that have just come: an import brought them within the hours of
 * `ARRIVING_HOURS`, or brought them earlier and nobody's device has looked at them for an owner before today.
 */
export async function arrivingAccounts(
  db: Kysely<Database>,
  accountIds: readonly string[],
  { today, now }: { today: Day; now: string },
): Promise<ReadonlySet<string>> {
  const imported = accountIds.filter(isImportedAccount);
  if (imported.length === 0) return new Set();
  const hoursFrom = (hours: number) => new Date(Date.parse(now) + hours * HOUR_MS).toISOString();
  const rows = await db
    .selectFrom('account')
    .select('id')
    .where('id', 'in', listed(imported))
    .where('created_at', '>', hoursFrom(-ARRIVING_HOURS))
    // Clocks of two laptops differ somewhat; one that was years ahead would keep its accounts arriving until then.
    .where('created_at', '<', hoursFrom(ARRIVING_HOURS))
    .execute();
  return new Set([...rows.map(({ id }) => id), ...(await firstLookedAt(db, imported, { today, now }))]);
}

/** Imported somewhere else, and first seen here: neither this device nor another one left a trace of an earlier look. */
async function firstLookedAt(
  db: Kysely<Database>,
  accountIds: readonly string[],
  { today, now }: { today: Day; now: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom('account')
    .leftJoin('derived_watched', 'derived_watched.account_id', 'account.id')
    .select('account.id')
    .where('account.id', 'in', listed(accountIds))
    .where('account.created_at', '<', now)
    .where((eb) => eb.or([eb('derived_watched.since', 'is', null), eb('derived_watched.since', '=', today)]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('firing')
            .select('firing.id')
            .whereRef('firing.account_id', '=', 'account.id')
            .where('firing.fired_on', '<', today),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('health_week')
            .select('health_week.id')
            .whereRef('health_week.account_id', '=', 'account.id')
            .where('health_week.as_of', '<', today),
        ),
      ),
    )
    .execute();
  return rows.map(({ id }) => id);
}

/** From now on this device looks at these accounts for their owner; local, and the first day stands. */
export function keepWatched(sqlite: BetterSqlite3.Database, accountIds: readonly string[], today: Day): void {
  sqlite
    .prepare('INSERT OR IGNORE INTO derived_watched SELECT value, ? FROM json_each(?)')
    .run(today, JSON.stringify(accountIds));
}
