import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';

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

/** A copy as of now, encrypted with the same key; the server may go on meanwhile. */
export const copyDatabase = (database: BetterSqlite3.Database, file: string): void => {
  const half = `${file}.part`;
  rmSync(half, { force: true });
  database.prepare('VACUUM INTO ?').run(half);
  renameSync(half, file);
};

/** @throws Error while a server has the file open. */
const requireStopped = (file: string, key: Buffer): void => {
  const database = open(file, key, false);
  try {
    database.pragma('busy_timeout = 500');
    database.pragma('locking_mode = EXCLUSIVE');
    database.exec('BEGIN EXCLUSIVE; COMMIT');
  } catch (error) {
    throw new Error('the server is running: stop it before restoring', { cause: error });
  } finally {
    database.close();
  }
};

/** Puts a checked copy in the place of the database; the old one stays beside it. @returns where it is now. */
export const replaceDatabase = (file: string, copy: string, key: Buffer, at: number): string | null => {
  const aside = `${file}.before-restore-${at}`;
  const isThere = existsSync(file);
  if (isThere) {
    requireStopped(file, key);
    for (const ending of ['', '-wal', '-shm']) {
      if (existsSync(file + ending)) renameSync(file + ending, aside + ending);
    }
  }
  copyFileSync(copy, `${file}.part`);
  renameSync(`${file}.part`, file);
  return isThere ? aside : null;
};
