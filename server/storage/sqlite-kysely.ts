import type BetterSqlite3 from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Lock } from './lock.ts';

/**
 * Kysely on the store's one connection. With a lock each query, or each of Kysely's own transactions, waits for the
 * store's; without one it belongs to a transaction that is open already.
 */
export const sqliteKysely = (database: BetterSqlite3.Database, lock: Lock | null): Kysely<unknown> =>
  new Kysely<unknown>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new SharedDriver(database, lock),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });

class SharedDriver implements Driver {
  readonly #database: BetterSqlite3.Database;
  readonly #lock: Lock | null;
  readonly #release = new WeakMap<DatabaseConnection, () => void>();

  constructor(database: BetterSqlite3.Database, lock: Lock | null) {
    this.#database = database;
    this.#lock = lock;
  }

  async init() {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const connection = new SharedConnection(this.#database);
    if (this.#lock) this.#release.set(connection, await this.#lock.acquire());
    return connection;
  }

  async beginTransaction(connection: DatabaseConnection) {
    if (!this.#lock) throw new Error('a transaction is open already: use it');
    await connection.executeQuery(CompiledQuery.raw('BEGIN IMMEDIATE'));
  }

  async commitTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw('COMMIT'));
  }

  async rollbackTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw('ROLLBACK'));
  }

  async releaseConnection(connection: DatabaseConnection) {
    this.#release.get(connection)?.();
  }

  /** The store closes the connection itself. */
  async destroy() {}
}

class SharedConnection implements DatabaseConnection {
  readonly #database: BetterSqlite3.Database;

  constructor(database: BetterSqlite3.Database) {
    this.#database = database;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const statement = this.#database.prepare(sql);
    if (statement.reader) return { rows: statement.all(parameters) as Row[] };
    const { changes, lastInsertRowid } = statement.run(parameters);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }

  async *streamQuery<Row>(query: CompiledQuery): AsyncGenerator<QueryResult<Row>> {
    yield await this.executeQuery<Row>(query);
  }
}
