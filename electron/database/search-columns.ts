import { type TableName, syncedTables, tableDefinition } from '#shared/sync/tables.ts';

/** What of a row full-text search takes in, as SQL over the row that `NEW` stands for. */
export interface SearchColumns {
  account: string;
  title: string;
  body: string;
  /** True of a row without a word in it. */
  empty: string;
  /** Columns whose change changes what is found. */
  columns: readonly string[];
}

/** Null for a table that is not searched. */
export const searchOf = (name: TableName): SearchColumns | null => {
  const search = tableDefinition(name).search;
  if (!search) return null;
  const { title, body } = search;
  const text = (field: string) => `coalesce(NEW."${field}", '')`;
  return {
    account: name === 'account' ? 'NEW.id' : 'account_id' in syncedTables[name].fields ? 'NEW.account_id' : 'NULL',
    title: text(title),
    body: body.length ? body.map(text).join(' || char(10) || ') : "''",
    empty: [title, ...body].map((field) => `${text(field)} = ''`).join(' AND '),
    columns: [title, ...body, 'deleted_at'],
  };
};
