import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { AccountFacts } from '#shared/domain/account-facts.ts';
import type { Band } from '#shared/domain/vocabulary.ts';

export interface ComputedAccount {
  day: string;
  facts: AccountFacts;
  /** As shown (K6). */
  score: number | null;
  band: Band | null;
}

/** What was computed of the accounts last (K, I2); an account that is not computed yet is missing. */
export const computedAccounts = async (db: Kysely<Database>, accountId?: string): Promise<ComputedAccount[]> => {
  const query = db
    .selectFrom('derived_account')
    .innerJoin('account', 'account.id', 'derived_account.account_id')
    .select(['derived_account.day', 'facts', 'shown_score', 'band'])
    .where('account.deleted_at', 'is', null);
  const rows = await (accountId === undefined ? query : query.where('account.id', '=', accountId)).execute();
  return rows.map(({ day, facts, shown_score, band }) => ({
    day,
    facts: JSON.parse(facts) as AccountFacts,
    score: shown_score,
    band,
  }));
};
