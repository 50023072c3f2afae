import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { type DatabaseKey, DatabaseOpenError, openConnection } from '#database/connection.ts';
import { exists, isDamage, isWhole } from './file-check.ts';
import type { JoinOptions } from './join-workspace.ts';
import type { Repaired } from './repair-file.ts';
import { readSessionRecord } from './session-file.ts';
import type { WorkspaceFile } from './workspace-folders.ts';

/** What an earlier repair made ready and a crash kept from its place. */
const finishRepair = async (folder: string): Promise<void> => {
  const file = join(folder, 'ongoing.db');
  if (!(await exists(file)) && (await exists(`${file}.repaired`))) await rename(`${file}.repaired`, file);
};

/** Damage that opening shows, or reading it all where the last exit was not clean or it was not read for long. */
const isDamaged = (file: WorkspaceFile, path: string, key: DatabaseKey): boolean => {
  try {
    const database = openConnection({ file: path, key, readonly: true });
    let wasClean: unknown;
    try {
      wasClean = database.prepare('SELECT clean_exit FROM local_state').pluck().get();
    } finally {
      database.close();
    }
    return (wasClean !== 1 || file.checkedAt === null) && !isWhole(path, key);
  } catch (error) {
    if (isDamage(error)) return true;
    throw error;
  }
};

/**
 * Makes sure that the file of a workspace is whole before anything reads it (sync.md 2.13): a damaged one gives way to
 * its newest backup, or, of a shared workspace without any, to a new one filled from the server. Null: nothing was wrong.
 * @throws DatabaseOpenError DAMAGED where neither can be had; the file stays where it is.
 */
export const makeWhole = async (
  joining: JoinOptions,
  file: WorkspaceFile,
  key: DatabaseKey,
): Promise<Repaired | null> => {
  const { folders, options } = joining;
  const folder = folders.folder(file.id);
  const path = folders.databaseFile(file.id);
  const nowMs = options.nowMs ?? Date.now;
  await finishRepair(folder);
  if ((await exists(path)) && !isDamaged(file, path, key)) return null;
  options.log('the file of a workspace is damaged', { kind: file.kind });
  const { moveAside, repairFile } = await import('./repair-file.ts');
  const repaired = await repairFile({ folder, key, nowMs, newId: v7 });
  if (repaired) return repaired;
  const record = file.kind === 'shared' ? await readSessionRecord(folder) : null;
  if (!record) throw new DatabaseOpenError('DAMAGED', `${path} is damaged and has no backup`);
  const aside = join(folder, 'filling');
  await rm(aside, { recursive: true, force: true });
  await mkdir(aside);
  const fill = { folder: aside, key, record, protection: file.key.kind, deviceId: v7(), signed: null };
  const { fillShared } = await import('./join-workspace.ts');
  await fillShared(joining, fill);
  await moveAside({ folder, nowMs });
  await rename(join(aside, 'ongoing.db'), path);
  await rename(join(aside, 'session.json'), join(folder, 'session.json')).catch(() => undefined);
  await rm(aside, { recursive: true, force: true });
  return { backupAt: null, changes: 0, unreadable: 0 };
};
