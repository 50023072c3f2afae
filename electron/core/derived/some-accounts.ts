import { sql } from 'kysely';

/**
 * The accounts that a slice of the work is about; `ids` is JSON for `json_each`, so that every slice runs the same SQL.
 * In a query of `json_each(ids) ids` an account is `ids.value`, and `ids.key` its place in the list.
 */
export interface SomeAccounts {
  list: readonly string[];
  ids: string;
}

export const someAccounts = (list: readonly string[]): SomeAccounts => ({ list, ids: JSON.stringify(list) });

/** What a column is `in`: the same SQL however many there are, so that its statement is kept. */
export const listed = (ids: readonly string[]) => sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;

/** `at`: the place of the row's account in the list. Of many rows it is far cheaper to carry and to look up than the id. */
export interface Placed {
  at: number;
}

const none: readonly never[] = [];

/** Rows by the place of their account, in their order. */
export const byPlace = <Row extends Placed>(rows: readonly Row[]): ((at: number) => readonly Row[]) => {
  const groups: Row[][] = [];
  for (const row of rows) (groups[row.at] ??= []).push(row);
  return (at) => groups[at] ?? none;
};

/** The one row of each account, by its place. */
export const onePlaced = <Row extends Placed>(rows: readonly Row[]): ((at: number) => Row | undefined) => {
  const found: Row[] = [];
  for (const row of rows) found[row.at] = row;
  return (at) => found[at];
};
