import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type DatabaseKey, openConnection } from '#database/connection.ts';
import { migrate } from '#database/migrate.ts';
import { HybridClock } from '#shared/sync/clock.ts';
import { SqliteChangeLog } from '#sync/change-log.ts';
import { type Backup, exists, isWhole, listBackups } from './file-check.ts';
import { type Salvaged, salvageOutbox } from './salvage-outbox.ts';

export interface Repaired extends Salvaged {
  /** Null: no backup opened, and the file was filled from the server anew. */
  backupAt: string | null;
}

export interface RepairOptions {
  folder: string;
  key: DatabaseKey;
  nowMs: () => number;
  newId: () => string;
}

const PARTS = ['', '-wal', '-shm'];

/**
 * Puts the newest whole backup in the place of a damaged file, with what was written since taken over as far as it can be
 * read (sync.md 2.13). Everything is made ready beside the file before it is moved: a crash repeats it. The damaged file
 * stays, aside. Null where no backup opens: nothing was touched.
 */
export const repairFile = async (options: RepairOptions): Promise<Repaired | null> => {
  const { folder, key } = options;
  const file = join(folder, 'ongoing.db');
  const backup = (await listBackups(folder)).find(({ path }) => isWhole(path, key));
  if (!backup) return null;
  const { made, salvaged } = await makeFrom(backup, file, options);
  await moveAside(options);
  await rename(made, file);
  return { backupAt: backup.at, ...salvaged };
};

const makeFrom = async (backup: Backup, file: string, { key, nowMs, newId }: RepairOptions) => {
  const made = `${file}.repaired`;
  for (const part of PARTS) await rm(made + part, { force: true });
  await copyFile(backup.path, made);
  const into = openConnection({ file: made, key });
  try {
    migrate(into, { backup: () => undefined });
    const { device_id, clock } = into.prepare('SELECT device_id, clock FROM local_state').get() as Record<
      string,
      string
    >;
    const hybrid = new HybridClock(device_id ?? '', clock === '' ? undefined : clock);
    const salvaged = salvageFrom(file, key, (damaged) =>
      salvageOutbox(damaged, into, new SqliteChangeLog(into, { clock: hybrid, now: nowMs, newId })),
    );
    into.pragma('wal_checkpoint(TRUNCATE)');
    into.pragma('journal_mode = DELETE');
    return { made, salvaged };
  } finally {
    into.close();
    await flush(made);
  }
};

const salvageFrom = (
  file: string,
  key: DatabaseKey,
  take: (damaged: ReturnType<typeof openConnection>) => Salvaged,
): Salvaged => {
  let damaged: ReturnType<typeof openConnection>;
  try {
    damaged = openConnection({ file, key, readonly: true });
  } catch {
    return { changes: 0, unreadable: 0 };
  }
  try {
    return take(damaged);
  } finally {
    damaged.close();
  }
};

/** Nothing of the damaged file is thrown away: somebody may read more out of it. */
export const moveAside = async ({ folder, nowMs }: Pick<RepairOptions, 'folder' | 'nowMs'>): Promise<void> => {
  const aside = join(folder, `damaged-${new Date(nowMs()).toISOString().replaceAll(/[:.]/g, '-')}`);
  await mkdir(aside, { recursive: true });
  for (const part of PARTS) {
    const from = join(folder, `ongoing.db${part}`);
    if (await exists(from)) await rename(from, join(aside, `ongoing.db${part}`));
  }
};

const flush = async (path: string): Promise<void> => {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
