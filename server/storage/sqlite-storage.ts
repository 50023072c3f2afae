import { chmodSync, existsSync, openSync, closeSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import type { Kysely } from 'kysely';
import { Lock } from './lock.ts';
import { sqlTransaction } from './sql-transaction.ts';
import { sqliteKysely } from './sqlite-kysely.ts';
import { SqliteSql } from './sqlite-sql.ts';
import type { Storage, StorageTransaction } from './storage.ts';
import { stepsFrom, VERSION } from './tables.ts';

export interface SqliteStorageOptions {
  /** A path, or `:memory:`. */
  file: string;
  /** 32 bytes; null leaves the file unencrypted. */
  key?: Uint8Array | null;
}

/** An empty database of this version, made once: tests open thousands. */
let template: Buffer | null = null;

/**
 * The embedded store: one file, one connection, one transaction at a time, on disk before it is acknowledged. Reads
 * share the connection: they run on the same thread anyway, and a page is a few milliseconds.
 */
export class SqliteStorage implements Storage {
  readonly kind = 'sqlite';
  /** For backup and checks, inside `exclusively`. */
  readonly database: BetterSqlite3.Database;
  readonly #lock = new Lock();
  readonly #transaction: StorageTransaction;
  readonly #kysely: Kysely<unknown>;

  constructor(database: BetterSqlite3.Database) {
    this.database = database;
    this.#kysely = sqliteKysely(database, this.#lock);
    let inside: Kysely<unknown> | null = null;
    this.#transaction = sqlTransaction(new SqliteSql(database), () => (inside ??= sqliteKysely(database, null)));
  }

  transaction<T>(kind: 'write' | 'snapshot', work: (tx: StorageTransaction) => Promise<T>): Promise<T> {
    return this.#lock.run(async () => {
      this.database.exec(kind === 'write' ? 'BEGIN IMMEDIATE' : 'BEGIN');
      try {
        const result = await work(this.#transaction);
        this.database.exec('COMMIT');
        return result;
      } catch (error) {
        if (this.database.inTransaction) this.database.exec('ROLLBACK');
        throw error;
      }
    });
  }

  kysely<Tables>(): Kysely<Tables> {
    return this.#kysely as unknown as Kysely<Tables>;
  }

  /** Work on the connection itself while no transaction is open, such as `VACUUM INTO`. */
  exclusively<T>(work: (database: BetterSqlite3.Database) => T): Promise<T> {
    return this.#lock.run(() => work(this.database));
  }

  close(): Promise<void> {
    return this.#lock.run(() => {
      this.database.close();
    });
  }
}

/** @throws Error for a file of a newer server, or one that the key does not open. */
export const createSqliteStorage = ({ file, key = null }: SqliteStorageOptions): SqliteStorage => {
  if (file === ':memory:') {
    const memory = new BetterSqlite3((template ??= emptyDatabase()));
    memory.pragma('temp_store = MEMORY');
    return new SqliteStorage(memory);
  }
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
  const database = new BetterSqlite3(file);
  try {
    if (key) {
      database.pragma(`cipher='aegis'`);
      database.pragma(`key="raw:${Buffer.from(key).toString('hex')}"`);
    }
    database.pragma('busy_timeout = 5000');
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('secure_delete = ON');
    database.pragma('temp_store = MEMORY');
    database.pragma('cache_size = -64000');
    database.pragma('trusted_schema = OFF');
    if (process.platform === 'darwin') {
      database.pragma('fullfsync = ON');
      database.pragma('checkpoint_fullfsync = ON');
    }
    migrate(database);
    if (process.platform !== 'win32') chmodSync(file, 0o600);
    return new SqliteStorage(database);
  } catch (error) {
    database.close();
    throw error;
  }
};

const migrate = (database: BetterSqlite3.Database) => {
  const version = database.pragma('user_version', { simple: true }) as number;
  const steps = stepsFrom(version, 'sqlite');
  if (steps.length === 0) return;
  database.transaction(() => {
    for (const statement of steps) database.exec(statement);
    database.pragma(`user_version = ${VERSION}`);
  })();
};

const emptyDatabase = (): Buffer => {
  const database = new BetterSqlite3(':memory:');
  migrate(database);
  const image = database.serialize();
  database.close();
  return image;
};
