import { type Kysely, sql } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { Day, Period } from '#shared/domain/calendar.ts';
import type { MetricAccount } from '#shared/domain/metric-account.ts';
import type { GoalStatus } from '#shared/domain/vocabulary.ts';
import type { RowOf } from '#shared/sync/tables.ts';
import type { DayOf } from '../accounts/workspace-days.ts';
import { ruleColumns, type RuledContract, toRuledContract } from '../contracts/contract-repository.ts';
import { listed } from '../derived/some-accounts.ts';

export type AccountRow = Pick<
  RowOf<'account'>,
  | 'id'
  | 'name'
  | 'status'
  | 'owner_id'
  | 'segment_id'
  | 'touch_model_id'
  | 'autonomy'
  | 'client_since'
  | 'ongoing_start'
  | 'lost_on'
  | 'created_at'
>;

export const accountRows = (db: Kysely<Database>): Promise<AccountRow[]> =>
  db
    .selectFrom('account')
    .select([
      'id',
      'name',
      'status',
      'owner_id',
      'segment_id',
      'touch_model_id',
      'autonomy',
      'client_since',
      'ongoing_start',
      'lost_on',
      'created_at',
    ])
    .where('deleted_at', 'is', null)
    .orderBy('name')
    .execute();

/** How many contracts are in which currency. */
export const contractCurrencies = (db: Kysely<Database>) =>
  db
    .selectFrom('contract')
    .select(['currency', (eb) => eb.fn.countAll<number>().as('count')])
    .where('deleted_at', 'is', null)
    .groupBy('currency')
    .execute();

/** A contract with the product that a renewal of it has too. */
export type KnownContract = RuledContract & { product: string };

/** By account, as they stand; the terms of a past day are told from them. */
export const contractsOf = async (
  db: Kysely<Database>,
  accountIds: readonly string[],
): Promise<(accountId: string) => readonly KnownContract[]> => {
  const rows = await db
    .selectFrom('contract')
    .select([...ruleColumns, 'product'])
    .where('account_id', 'in', listed(accountIds))
    .where('deleted_at', 'is', null)
    .execute();
  const contracts = rows.map((row) => ({ ...toRuledContract(row), product: row.product }));
  return grouped(contracts, ({ accountId }) => accountId);
};

export type ChurnRow = Awaited<ReturnType<typeof churnRows>>[number];

/** The days on which imports say that a client left, and by how much a contract became smaller or larger (L4). */
export const churnRows = (db: Kysely<Database>) =>
  db
    .selectFrom('churn_event')
    .select(['account_id', 'happened_on', 'kind', 'reactivation', 'contract_id', 'amount_minor', 'currency'])
    .where('deleted_at', 'is', null)
    .orderBy('happened_on')
    .execute();

/** J2. The answers of all accounts with what was said. */
export const npsAnswers = (db: Kysely<Database>, { start, end }: Period) =>
  db
    .selectFrom('survey_answer')
    .select(['account_id', 'score', 'answered_on', 'comment'])
    .where('deleted_at', 'is', null)
    .where('kind', '=', 'nps')
    .where('answered_on', '>=', start)
    .where('answered_on', '<=', end)
    .orderBy('answered_on')
    .orderBy('id')
    .execute();

/** By account, in the order of their days. */
export const answersOf = async (
  db: Kysely<Database>,
  accountIds: readonly string[],
  from: Day,
): Promise<(accountId: string) => MetricAccount['answers']> => {
  const rows = await db
    .selectFrom('survey_answer')
    .select(['account_id', 'kind', 'score', 'answered_on as on'])
    .where('account_id', 'in', listed(accountIds))
    .where('deleted_at', 'is', null)
    .where('answered_on', '>=', from)
    .orderBy('account_id')
    .orderBy('answered_on')
    .orderBy('id')
    .execute();
  return grouped(rows, ({ account_id }) => account_id);
};

/** By account, in the order of their days; actions are tasks. */
export const closedGoalsOf = async (
  db: Kysely<Database>,
  accountIds: readonly string[],
): Promise<(accountId: string) => MetricAccount['goals']> => {
  const { rows } = await sql<{ account_id: string; status: GoalStatus; on: Day }>`
    SELECT account_id, status, closed_on AS "on" FROM goal
    WHERE account_id IN ${listed(accountIds)} AND closed_on IS NOT NULL AND kind <> 'action' AND deleted_at IS NULL
    ORDER BY account_id, closed_on`.execute(db);
  return grouped(rows, ({ account_id }) => account_id);
};

const grouped = <Row>(rows: readonly Row[], accountOf: (row: Row) => string): ((id: string) => readonly Row[]) => {
  const groups = Map.groupBy(rows, accountOf);
  return (id) => groups.get(id) ?? [];
};

/** One contact with the client (H2). */
export interface KnownContact {
  on: Day;
  automated: boolean;
  minutes: number | null;
}

/**
 * H2. The contacts of some accounts between two instants, in their order. A portfolio has hundreds of thousands of them:
 * each account's come as one text, out of the index alone, because a row each would cost ten times more.
 */
export const contactsOf = async (
  db: Kysely<Database>,
  accountIds: readonly string[],
  { from, to, dayOf }: { from: string; to: string; dayOf: DayOf },
): Promise<(accountId: string) => readonly KnownContact[]> => {
  const { rows } = await sql<{ account_id: string; list: string | null }>`
    SELECT a.id AS account_id, (
      SELECT group_concat(i.happened_at || i.automated || coalesce(i.duration_minutes, ''), ' ') FROM interaction i
      WHERE i.account_id = a.id AND i.happened_at >= ${from} AND i.happened_at <= ${to}
        AND i.channel <> 'internal_note' AND i.deleted_at IS NULL
    ) AS list FROM account a WHERE a.id IN ${listed(accountIds)}`.execute(db);
  // An instant ends with its Z, then comes 0 or 1, then the minutes.
  const toContact = (text: string): KnownContact => {
    const end = text.indexOf('Z') + 1;
    const minutes = text.slice(end + 1);
    return {
      on: dayOf(text.slice(0, end)),
      automated: text[end] === '1',
      minutes: minutes === '' ? null : Number(minutes),
    };
  };
  const lists = new Map(rows.map(({ account_id, list }) => [account_id, list]));
  return (accountId) => {
    const list = lists.get(accountId);
    return list ? list.split(' ').toSorted().map(toContact) : [];
  };
};

interface UseRow {
  account_id: string;
  features: number | null;
  contracted: number | null;
  active_users: number | null;
  licensed_users: number | null;
  frequency: number | null;
}

const latestPoint = (kind: string, today: Day) => sql`(
  SELECT p.value FROM metric_series s JOIN metric_point p ON p.series_id = s.id
  WHERE s.account_id = d.account_id AND s.kind = ${kind} AND s.deleted_at IS NULL
    AND p.deleted_at IS NULL AND p.starts_on <= ${today}
  ORDER BY p.starts_on DESC LIMIT 1)`;

/** J. Adoption of the last 28 days: what the facts of each account tell, and its latest count of users. */
export const adoptionOf = async (
  db: Kysely<Database>,
  accountIds: readonly string[],
  { today, businessDays }: { today: Day; businessDays: number },
) => {
  const { rows } = await sql<UseRow>`
    SELECT d.account_id, facts ->> '$.usage.featuresUsed' AS features,
      facts ->> '$.usage.featuresContracted' AS contracted, facts ->> '$.usage.frequencyPercent' AS frequency,
      ${latestPoint('active_users', today)} AS active_users,
      ${latestPoint('licensed_users', today)} AS licensed_users
    FROM derived_account d WHERE d.account_id IN ${listed(accountIds)}`.execute(db);
  const uses = new Map<string, MetricAccount['use']>(
    rows.map((row) => [
      row.account_id,
      {
        features: row.features,
        contracted: row.contracted,
        activeUsers: row.active_users,
        licensedUsers: row.licensed_users,
        daysUsed: row.frequency === null ? null : Math.round((row.frequency / 100) * businessDays),
        businessDays,
      },
    ]),
  );
  return (accountId: string) => uses.get(accountId);
};
