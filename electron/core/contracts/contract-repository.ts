import { type Kysely, sql } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { Day } from '#shared/domain/calendar.ts';
import { type Contract, termOn } from '#shared/domain/contract.ts';
import type { RowOf } from '#shared/sync/tables.ts';

/** What the rules of contracts take (A4), with the row it came from. */
export interface RuledContract extends Contract {
  id: string;
  accountId: string;
}

type RuleColumns = Pick<
  RowOf<'contract'>,
  | 'id'
  | 'account_id'
  | 'starts_on'
  | 'ends_on'
  | 'notice_on'
  | 'auto_renew'
  | 'canceled_on'
  | 'amount_minor'
  | 'currency'
  | 'billing_period'
>;

export const toRuledContract = (row: RuleColumns): RuledContract => ({
  id: row.id,
  accountId: row.account_id,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  noticeOn: row.notice_on,
  autoRenew: row.auto_renew === 1,
  canceledOn: row.canceled_on,
  amount: { minor: row.amount_minor, currency: row.currency },
  billingPeriod: row.billing_period,
});

export const ruleColumns = [
  'id',
  'account_id',
  'starts_on',
  'ends_on',
  'notice_on',
  'auto_renew',
  'canceled_on',
  'amount_minor',
  'currency',
  'billing_period',
] as const;

/**
 * A contract that renews by itself, written with the term it is in: the rules of that day read the same from it and
 * need not count the terms again, which a list of thousands would feel.
 */
const inTermOf = (contract: RuledContract, day: Day): RuledContract => ({ ...contract, ...termOn(contract, day) });

/** Of all accounts, or of some, in the term of the day. */
export const contractsOfAll = async (
  db: Kysely<Database>,
  today: Day,
  accountIds?: readonly string[],
): Promise<Map<string, RuledContract[]>> => {
  const query = db.selectFrom('contract').select(ruleColumns).where('deleted_at', 'is', null);
  const listed = sql<string>`(SELECT value FROM json_each(${JSON.stringify(accountIds)}))`;
  const rows = await (accountIds === undefined ? query : query.where('account_id', 'in', listed)).execute();
  const contracts = rows.map((row) => inTermOf(toRuledContract(row), today));
  return Map.groupBy(contracts, ({ accountId }) => accountId);
};

export const contractRows = (db: Kysely<Database>, accountId: string): Promise<RowOf<'contract'>[]> =>
  db
    .selectFrom('contract')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .orderBy('starts_on', 'desc')
    .execute();
