import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type DatabaseKey, DatabaseOpenError, SMALL_CACHE_KB, openConnection } from '#database/connection.ts';

/** Backups that stay, and how often one is made (security.md 5.2). */
const KEPT = 3;
export const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

const DAILY = /^daily-(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z)\.db$/;

export interface Backup {
  path: string;
  /** UTC ISO text. */
  at: string;
}

const backupsOf = (folder: string) => join(folder, 'backups');

const instantOf = (stamp: string): string => stamp.replace(/T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z/, 'T$1:$2:$3.$4Z');

const stampOf = (at: string): string => at.replaceAll(/[:.]/g, '-');

/** Backups of a workspace, newest first: the daily ones and those before an update. */
export const listBackups = async (folder: string): Promise<Backup[]> => {
  const names = await readdir(backupsOf(folder)).catch(() => []);
  return names
    .flatMap((name) => {
      const stamp = /(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z)\.db$/.exec(name)?.[1];
      return stamp === undefined ? [] : [{ path: join(backupsOf(folder), name), at: instantOf(stamp) }];
    })
    .toSorted((a, b) => b.at.localeCompare(a.at));
};

/** Whether a day has passed since the last daily backup. A clock set back never stops them. */
export const needsBackup = async (folder: string, nowMs: number): Promise<boolean> => {
  const names = await readdir(backupsOf(folder)).catch(() => []);
  const newest = names
    .flatMap((name) => DAILY.exec(name)?.[1] ?? [])
    .toSorted()
    .at(-1);
  return newest === undefined || Math.abs(nowMs - Date.parse(instantOf(newest))) >= DAY_MS;
};

/** Where the next daily backup goes; it gets its name when it is whole. */
export const nextBackup = async (folder: string, nowMs: number): Promise<{ unfinished: string; path: string }> => {
  await mkdir(backupsOf(folder), { recursive: true });
  const path = join(backupsOf(folder), `daily-${stampOf(new Date(nowMs).toISOString())}.db`);
  return { unfinished: `${path}.part`, path };
};

/** Keeps the newest daily backups; what a crash left unfinished goes too. */
export const rotateBackups = async (folder: string): Promise<void> => {
  const names = await readdir(backupsOf(folder)).catch(() => []);
  const daily = names.filter((name) => DAILY.test(name)).toSorted();
  const gone = [...daily.slice(0, -KEPT), ...names.filter((name) => name.includes('.part'))];
  await Promise.all(gone.map((name) => rm(join(backupsOf(folder), name), { force: true })));
};

/** Whether a file opens and SQLite finds nothing wrong in it; the caller's key is the right one. */
export const isWhole = (file: string, key: DatabaseKey): boolean => {
  try {
    const database = openConnection({ file, key, readonly: true, cacheKb: SMALL_CACHE_KB });
    try {
      return database.pragma('quick_check(1)', { simple: true }) === 'ok';
    } finally {
      database.close();
    }
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
};

/** An error that only a damaged file gives, when the key is known to be right. */
export const isDamage = (error: unknown): boolean => {
  if (error instanceof DatabaseOpenError) return error.code === 'DAMAGED' || error.code === 'WRONG_KEY';
  const code = String((error as { code?: unknown }).code);
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB';
};

/** A week has passed since the last whole check. */
export const needsCheck = (checkedAt: string | null, nowMs: number): boolean =>
  checkedAt === null || Math.abs(nowMs - Date.parse(checkedAt)) >= WEEK_MS;

export const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
