import type BetterSqlite3 from 'better-sqlite3';
import { type TableName, isTableName } from '#shared/sync/tables.ts';
import { searchOf } from './search-columns.ts';

interface DueStatements {
  /** In order; each takes JSON of ids. */
  steps: readonly BetterSqlite3.Statement[];
}

/** Takes rows that a server sent into full-text search, some at a time and inside the transaction of whoever asks. */
export class SearchDue {
  readonly #database: BetterSqlite3.Database;
  readonly #due: BetterSqlite3.Statement;
  readonly #done: BetterSqlite3.Statement;
  readonly #tables = new Map<string, DueStatements>();

  constructor(database: BetterSqlite3.Database) {
    this.#database = database;
    this.#due = database.prepare('SELECT t, id FROM search_due LIMIT ?').raw();
    this.#done = database.prepare('DELETE FROM search_due WHERE id = ? AND t = ?');
  }

  /** Up to `most` rows that wait, as pairs of table and id. */
  waiting(most: number): [t: string, id: string][] {
    return this.#due.all(most) as [string, string][];
  }

  index(rows: readonly (readonly [t: string, id: string])[]): void {
    for (const name of new Set(rows.map(([t]) => t))) {
      const ids = JSON.stringify(rows.flatMap(([t, id]) => (t === name ? [id] : [])));
      if (isTableName(name)) for (const step of this.#statements(name).steps) step.run(ids);
    }
    for (const [t, id] of rows) this.#done.run(id, t);
  }

  #statements(name: TableName): DueStatements {
    let statements = this.#tables.get(name);
    if (!statements)
      this.#tables.set(name, (statements = { steps: stepsOf(name).map((sql) => this.#database.prepare(sql)) }));
    return statements;
  }
}

/** Keys ascend, or the index would write itself out after each row. */
const stepsOf = (name: TableName): string[] => {
  const search = searchOf(name);
  if (!search) return [];
  const { account, title, body, empty } = search;
  const asked = 'IN (SELECT value FROM json_each(?))';
  const indexes = [
    { index: 'search_text', columns: 'title, body', values: `${title}, ${body}` },
    ...(name === 'account' ? [{ index: 'search_name', columns: 'name', values: 'NEW.name' }] : []),
  ];
  return [
    `INSERT OR IGNORE INTO search_key (t, id, account_id)
     SELECT '${name}', NEW.id, ${account} FROM ${name} AS NEW WHERE NEW.id ${asked}`,
    ...indexes.flatMap(({ index, columns, values }) => [
      `DELETE FROM ${index} WHERE rowid IN (SELECT key FROM search_key WHERE t = '${name}' AND id ${asked})`,
      `INSERT INTO ${index} (rowid, ${columns})
       SELECT k.key, ${values} FROM ${name} AS NEW JOIN search_key k ON k.id = NEW.id AND k.t = '${name}'
       WHERE NEW.id ${asked} AND NEW.deleted_at IS NULL AND NOT (${empty}) ORDER BY k.key`,
    ]),
  ];
};
