import { copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { withKeyThatOpens } from '../open-storage.ts';

export interface Covered {
  workspaceId: string;
  head: number;
}

const open = (file: string, key: Buffer, readonly: boolean): BetterSqlite3.Database => {
  const database = new BetterSqlite3(file, { readonly, fileMustExist: true });
  database.pragma(`cipher='aegis'`);
  database.pragma(`key="raw:${key.toString('hex')}"`);
  return database;
};

/** Reads a copy back as a restore would. @returns what it covers. @throws Error for a damaged or foreign file. */
export const checkCopy = (file: string, key: Buffer): Covered[] => {
  let database: BetterSqlite3.Database | null = null;
  try {
    database = open(file, key, true);
    const verdict: unknown = database.pragma('integrity_check', { simple: true });
    if (verdict !== 'ok') throw new Error('integrity check failed');
    return database.prepare('SELECT id AS workspaceId, head FROM sync_workspace').all() as Covered[];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${file} is damaged, or was made with another database.key (${why})`, { cause: error });
  } finally {
    database?.close();
  }
};

/** The key that the file was made with. @throws Error where it is none of these */
export const keyOf = (file: string, keys: readonly Buffer[]): Buffer =>
  withKeyThatOpens(keys, (key) => {
    const database = open(file, key, true);
    try {
      database.prepare('SELECT count(*) FROM sqlite_schema').get();
      return key;
    } finally {
      database.close();
    }
  });

/** A copy as of now, encrypted with the same key; the server may go on meanwhile. */
export const copyDatabase = (database: BetterSqlite3.Database, file: string): void => {
  const half = `${file}.part`;
  rmSync(half, { force: true });
  database.prepare('VACUUM INTO ?').run(half);
  renameSync(half, file);
};

const isUnreadable = (error: unknown): boolean =>
  ['SQLITE_NOTADB', 'SQLITE_CORRUPT'].includes((error as { code?: string }).code ?? '');

/** @throws Error while a server has the file open. */
export const requireStopped = (file: string, keys: readonly Buffer[]): void => {
  let database: BetterSqlite3.Database;
  try {
    database = open(file, keyOf(file, keys), false);
  } catch (error) {
    // No server has a file open that no key opens: it is damaged, which is what a restore is for.
    if (isUnreadable(error)) return;
    throw error;
  }
  try {
    database.pragma('busy_timeout = 500');
    database.pragma('locking_mode = EXCLUSIVE');
    database.exec('BEGIN EXCLUSIVE; COMMIT');
  } catch (error) {
    throw new Error('the server is running: stop it first', { cause: error });
  } finally {
    database.close();
  }
};

/** A checked copy of the database beside it, encrypted with another key. */
export const copyUnder = (file: string, key: Buffer, next: Buffer): string => {
  const copy = `${file}.part`;
  const database = open(file, key, false);
  try {
    copyDatabase(database, copy);
  } finally {
    database.close();
  }
  encryptAnew(copy, key, next);
  return copy;
};

/** A backup laid beside the database under the key of today, whatever key it was made with. */
export const copyOfBackup = (backup: string, file: string, keys: readonly [Buffer, ...Buffer[]]): string => {
  const key = keyOf(backup, keys);
  checkCopy(backup, key);
  const copy = `${file}.part`;
  copyFileSync(backup, copy);
  if (!key.equals(keys[0])) encryptAnew(copy, key, keys[0]);
  return copy;
};

const encryptAnew = (file: string, key: Buffer, next: Buffer): void => {
  const database = open(file, key, false);
  try {
    database.pragma('journal_mode = DELETE');
    database.pragma(`rekey="raw:${next.toString('hex')}"`);
  } finally {
    database.close();
  }
  checkCopy(file, next);
};

/** Puts a checked copy from beside it in the place of the database; the old one stays. @returns where it is now. */
export const replaceDatabase = (
  file: string,
  copy: string,
  keys: readonly Buffer[],
  why: 'restore' | 'rotation',
  at: number,
): string | null => {
  const aside = `${file}.before-${why}-${at}`;
  const isThere = existsSync(file);
  if (isThere) {
    requireStopped(file, keys);
    keepAlso(file, aside);
    for (const ending of ['-wal', '-shm']) {
      if (existsSync(file + ending)) renameSync(file + ending, aside + ending);
    }
  }
  renameSync(copy, file);
  return isThere ? aside : null;
};

/** Under a second name while the first stays: a server that finds no database begins an empty one. */
const keepAlso = (file: string, name: string): void => {
  try {
    linkSync(file, name);
  } catch {
    // Not every disk has files of two names.
    copyFileSync(file, name);
  }
};
