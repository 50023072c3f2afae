import { existsSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { Database } from './schema.ts';

/** 32 random bytes, or null for a file that the user chose to leave unencrypted (P10). */
export type DatabaseKey = Uint8Array | null;

export interface ConnectionOptions {
  file: string;
  key: DatabaseKey;
  readonly?: boolean;
  /** Pages of the file that are kept in memory, in kB; less where it is read once from end to end. */
  cacheKb?: number;
}

const CACHE_KB = 32_000;
/** Enough for what reads a file once. */
export const SMALL_CACHE_KB = 4_000;

/** Why a workspace's file did not open. `WRONG_KEY` also stands for a file that is not a database. */
export class DatabaseOpenError extends Error {
  readonly code: 'WRONG_KEY' | 'NEWER_FILE' | 'DAMAGED' | 'MISSING';
  constructor(code: DatabaseOpenError['code'], message: string) {
    super(message);
    this.name = 'DatabaseOpenError';
    this.code = code;
  }
}

/**
 * Opens SQLite as this app always does: encrypted (cipher aegis, raw key), WAL, every commit on disk before it is
 * acknowledged (`synchronous=FULL`; on macOS a plain fsync leaves data in the drive's cache, sync.md 2.3).
 */
export const openConnection = ({
  file,
  key,
  readonly = false,
  cacheKb = CACHE_KB,
}: ConnectionOptions): BetterSqlite3.Database => {
  if (readonly && file !== ':memory:' && !existsSync(file))
    throw new DatabaseOpenError('MISSING', `${file} is not there`);
  const database = new BetterSqlite3(file, { readonly });
  try {
    if (key) {
      database.pragma(`cipher='aegis'`);
      database.pragma(`key="raw:${Buffer.from(key).toString('hex')}"`);
    }
    database.pragma('busy_timeout = 5000');
    database.pragma('temp_store = MEMORY');
    database.pragma(`cache_size = -${cacheKb}`);
    database.pragma('foreign_keys = ON');
    database.pragma('trusted_schema = OFF');
    if (!readonly) {
      database.pragma('journal_mode = WAL');
      database.pragma('synchronous = FULL');
      database.pragma('secure_delete = ON');
      if (process.platform === 'darwin') {
        database.pragma('fullfsync = ON');
        database.pragma('checkpoint_fullfsync = ON');
      }
    }
    database.prepare('SELECT count(*) FROM sqlite_master').get();
    return database;
  } catch (error) {
    database.close();
    throw openError(error, file);
  }
};

const openError = (error: unknown, file: string): unknown => {
  const code = (error as { code?: string }).code ?? '';
  if (code === 'SQLITE_NOTADB') return new DatabaseOpenError('WRONG_KEY', `${file} does not open with this key`);
  if (code.startsWith('SQLITE_CORRUPT')) return new DatabaseOpenError('DAMAGED', `${file} is damaged`);
  return error;
};

/** Statements kept by a query builder; the ones asked for least lately are let go. */
const KEPT_STATEMENTS = 300;

/** Making a statement costs more than running most of them: the same text gets the same statement. Queries are not streamed. */
const keeping = (database: BetterSqlite3.Database) => {
  const kept = new Map<string, BetterSqlite3.Statement>();
  return {
    prepare: (text: string): BetterSqlite3.Statement => {
      const found = kept.get(text) ?? database.prepare(text);
      kept.delete(text);
      kept.set(text, found);
      const oldest = kept.size > KEPT_STATEMENTS ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
      return found;
    },
    close: () => database.close(),
  };
};

export const queryBuilder = (database: BetterSqlite3.Database): Kysely<Database> =>
  new Kysely<Database>({ dialect: new SqliteDialect({ database: keeping(database) }) });
