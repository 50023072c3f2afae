import type BetterSqlite3 from 'better-sqlite3';
import { type RowLock, type Sql, type SqlList, type SqlRow, type SqlValue, assignments } from './sql.ts';
import type { Table } from './tables.ts';

type Keys = readonly (readonly (string | number)[])[];

/** SQLite: prepared statements, one a row; each is a few microseconds and nothing travels. */
export class SqliteSql implements Sql {
  readonly kind = 'sqlite';
  readonly #database: BetterSqlite3.Database;
  readonly #statements = new Map<string, BetterSqlite3.Statement>();
  readonly #inserts = new Map<string, BetterSqlite3.Statement>();
  readonly #lookups = new Map<string, BetterSqlite3.Statement>();

  constructor(database: BetterSqlite3.Database) {
    this.#database = database;
  }

  async all<Row = SqlRow>(text: string, values: readonly SqlList[] = []): Promise<Row[]> {
    return this.#prepared(this.#statements, text, text).all(...values) as Row[];
  }

  async run(text: string, values: readonly SqlList[] = []): Promise<number> {
    return this.#prepared(this.#statements, text, text).run(...values).changes;
  }

  list(values: readonly (string | number)[]): SqlList {
    return JSON.stringify(values);
  }

  among(column: string): string {
    return `${column} IN (SELECT value FROM json_each(?))`;
  }

  by(index: string): string {
    return ` INDEXED BY ${index}`;
  }

  locking(_lock: RowLock): string {
    return '';
  }

  async insert(table: Table, rows: readonly (readonly SqlValue[])[], same: 'fail' | 'skip' | 'replace' = 'fail') {
    if (rows.length === 0) return 0;
    const statement = this.#insert(table, same);
    let written = 0;
    for (const row of rows) written += statement.run(row).changes;
    return written;
  }

  async byKeys<Row = SqlRow>(table: Table, workspaceId: string, keys: Keys): Promise<Row[]> {
    if (keys.length === 0) return [];
    let statement = this.#lookups.get(table.name);
    if (!statement) {
      const where = table.key.map((column) => `${column} = ?`).join(' AND ');
      statement = this.#database.prepare(`SELECT * FROM ${table.name} WHERE ${where}`);
      this.#lookups.set(table.name, statement);
    }
    const found: Row[] = [];
    for (const key of keys) {
      const row = statement.get(workspaceId, ...key);
      if (row !== undefined) found.push(row as Row);
    }
    return found;
  }

  #insert(table: Table, same: 'fail' | 'skip' | 'replace'): BetterSqlite3.Statement {
    const name = `${same} ${table.name}`;
    const found = this.#inserts.get(name);
    if (found) return found;
    const columns = Object.keys(table.columns);
    const rest = columns.filter((column) => !table.key.includes(column));
    const conflict =
      same === 'fail'
        ? ''
        : same === 'skip' || rest.length === 0
          ? ' ON CONFLICT DO NOTHING'
          : ` ON CONFLICT (${table.key.join(', ')}) DO UPDATE SET ${assignments(rest)}`;
    const text = `INSERT INTO ${table.name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
    return this.#prepared(this.#inserts, name, text + conflict);
  }

  #prepared(cache: Map<string, BetterSqlite3.Statement>, name: string, text: string): BetterSqlite3.Statement {
    let statement = cache.get(name);
    if (!statement) cache.set(name, (statement = this.#database.prepare(text)));
    return statement;
  }
}
