/** The accounts that a slice of the work is about; `ids` is JSON for `json_each`, so that every slice runs the same SQL. */
export interface SomeAccounts {
  list: readonly string[];
  ids: string;
}

export const someAccounts = (list: readonly string[]): SomeAccounts => ({ list, ids: JSON.stringify(list) });

/** Rows by their account, for looking up. */
export const byAccount = <Row extends { account_id: string }>(
  rows: readonly Row[],
): ((accountId: string) => readonly Row[]) => {
  const groups = Map.groupBy(rows, ({ account_id }) => account_id);
  return (accountId) => groups.get(accountId) ?? [];
};
