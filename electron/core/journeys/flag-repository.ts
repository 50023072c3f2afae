import { type Kysely, sql } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { Day } from '#shared/domain/calendar.ts';
import { type AccountFlag, computedFlags } from '#shared/domain/method-vocabulary.ts';

const isComputed = (flag: AccountFlag) => (computedFlags as readonly AccountFlag[]).includes(flag);

/**
 * D5. The flags that hold on a day, by account: those that somebody set, and those that follow from the data as it was
 * last computed (`derived_account`).
 */
export const standingFlags = async (
  db: Kysely<Database>,
  today: Day,
  accountId?: string,
): Promise<Map<string, AccountFlag[]>> => {
  const byHand = db
    .selectFrom('account_flag')
    .select(['account_id', 'flag'])
    .where('deleted_at', 'is', null)
    .where('since', '<=', today)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>=', today)]))
    .orderBy('since');
  const derived = db
    .selectFrom('derived_account')
    .select(['account_id', sql<string | null>`facts ->> '$.flags'`.as('flags')])
    .where('facts', 'like', '%"flags":["%');
  const [set, told] = await Promise.all([
    (accountId === undefined ? byHand : byHand.where('account_id', '=', accountId)).execute(),
    (accountId === undefined ? derived : derived.where('account_id', '=', accountId)).execute(),
  ]);
  const found = new Map<string, AccountFlag[]>();
  const add = (id: string, flag: AccountFlag) => {
    const flags = found.get(id) ?? [];
    if (!flags.includes(flag)) found.set(id, [...flags, flag]);
  };
  for (const { account_id, flag } of set) add(account_id, flag);
  for (const { account_id, flags } of told)
    for (const flag of JSON.parse(flags ?? '[]') as AccountFlag[]) if (isComputed(flag)) add(account_id, flag);
  return found;
};
