import type BetterSqlite3 from 'better-sqlite3';

/** Prepared once and kept: a page of a first sync runs the same few thousands of times. */
export class Statements {
  readonly database: BetterSqlite3.Database;
  readonly #rows = new Map<string, BetterSqlite3.Statement>();
  readonly #values = new Map<string, BetterSqlite3.Statement>();

  constructor(database: BetterSqlite3.Database) {
    this.database = database;
  }

  run(sql: string, ...params: unknown[]): number {
    return this.#statement(sql).run(...params).changes;
  }

  get<Row>(sql: string, ...params: unknown[]): Row | undefined {
    return this.#statement(sql).get(...params) as Row | undefined;
  }

  all<Row>(sql: string, ...params: unknown[]): Row[] {
    return this.#statement(sql).all(...params) as Row[];
  }

  /** First column of the first row. */
  value<Value>(sql: string, ...params: unknown[]): Value | undefined {
    return this.#pluck(sql).get(...params) as Value | undefined;
  }

  /** First column of every row. */
  values<Value>(sql: string, ...params: unknown[]): Value[] {
    return this.#pluck(sql).all(...params) as Value[];
  }

  #statement(sql: string): BetterSqlite3.Statement {
    let statement = this.#rows.get(sql);
    if (!statement) this.#rows.set(sql, (statement = this.database.prepare(sql)));
    return statement;
  }

  #pluck(sql: string): BetterSqlite3.Statement {
    let statement = this.#values.get(sql);
    if (!statement) this.#values.set(sql, (statement = this.database.prepare(sql).pluck()));
    return statement;
  }
}
