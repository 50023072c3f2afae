import { sql } from 'kysely';

/** The accounts that a slice of the work is about; `ids` is JSON for `json_each`, so that every slice runs the same SQL. */
export interface SomeAccounts {
  list: readonly string[];
  ids: string;
}

export const someAccounts = (list: readonly string[]): SomeAccounts => ({ list, ids: JSON.stringify(list) });

/** What a column is `in`: the same SQL however many there are, so that its statement is kept. */
export const listed = (ids: readonly string[]) => sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;

/** Rows by their account, for looking up. */
export const byAccount = <Row extends { account_id: string }>(
  rows: readonly Row[],
): ((accountId: string) => readonly Row[]) => {
  const groups = Map.groupBy(rows, ({ account_id }) => account_id);
  return (accountId) => groups.get(accountId) ?? [];
};
