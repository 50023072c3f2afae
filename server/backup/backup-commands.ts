import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { v7 } from 'uuid';
import { migrateIdentity, type IdentityTables } from '../auth/identity-tables.ts';
import { migratePeople, type PeopleOptions } from '../auth/people.ts';
import {
  addDatabaseKey,
  databaseFile,
  databaseKeys,
  openFolder,
  openStorage,
  withKeyThatOpens,
} from '../open-storage.ts';
import type { ServerOptions } from '../options.ts';
import { SqliteStorage } from '../storage/sqlite-storage.ts';
import type { SyncEnvironment } from '../sync/environment.ts';
import { publishSafeSeq, rotateEpoch } from '../sync/workspaces.ts';
import { exportTables, importTables } from './postgres-backup.ts';
import { checkSealed, readSealed, writeSealed } from './sealed-file.ts';
import {
  checkCopy,
  copyOfBackup,
  copyDatabase,
  copyUnder,
  type Covered,
  keyOf,
  replaceDatabase,
  requireStopped,
} from './sqlite-backup.ts';

type Which = Pick<ServerOptions, 'dataFolder' | 'databaseUrl'>;

const environment = (storage: SyncEnvironment['storage']): SyncEnvironment => ({
  storage,
  now: () => Date.now(),
  newId: () => v7(),
});

const openDatabase = ({ dataFolder, databaseUrl }: Which) => {
  openFolder(dataFolder);
  return openStorage(dataFolder, databaseUrl, () => undefined);
};

/**
 * `backup <file>`: a copy as of one moment, encrypted with `database.key`, read back before it counts. Then devices are
 * told up to where they need not keep what they sent (sync.md 2.11). The server may run meanwhile.
 */
export const backup = async (which: Which, path: string): Promise<Covered[]> => {
  const file = resolve(path);
  if (existsSync(file)) throw new Error(`${file} exists already: name a new file`);
  const storage = await openDatabase(which);
  try {
    const keys = databaseKeys(which.dataFolder);
    let covered: Covered[] = [];
    if (storage instanceof SqliteStorage) {
      await storage.exclusively((database) => copyDatabase(database, file));
      covered = withKeyThatOpens(keys, (key) => checkCopy(file, key));
    } else {
      await writeSealed(file, keys[0], exportTables(storage.pool, covered));
      await checkSealed(file, keys[0]);
    }
    const env = environment(storage);
    for (const { workspaceId, head } of covered) await publishSafeSeq(env, workspaceId, head);
    return covered;
  } finally {
    await storage.close();
  }
};

export interface Restored {
  workspaces: number;
  /** Where the database from before lies; null for PostgreSQL and for a new server. */
  aside: string | null;
}

/**
 * `restore <file>`: the server has to be stopped. The epoch changes, so that every device brings again what the backup
 * had not seen, and every session ends: a device that was revoked since must not come back by itself.
 */
export const restore = async (which: Which, path: string, now: number): Promise<Restored> => {
  const file = resolve(path);
  if (!existsSync(file)) throw new Error(`${file} does not exist`);
  const { dataFolder, databaseUrl } = which;
  openFolder(dataFolder);
  const keys = databaseKeys(dataFolder);
  let aside: string | null = null;
  let sealedWith = keys[0];
  if (databaseUrl) sealedWith = await sealOf(file, keys);
  else {
    const database = databaseFile(dataFolder);
    aside = replaceDatabase(database, copyOfBackup(file, database, keys), keys, 'restore', now);
  }
  const storage = await openDatabase(which);
  try {
    const people: Omit<PeopleOptions, 'kysely'> = {
      kind: storage.kind,
      secrets: { versions: [], first: 'x'.repeat(32) },
      address: 'https://localhost',
    };
    await migrateIdentity(storage, (identity) => migratePeople({ ...people, kysely: identity }));
    if (!(storage instanceof SqliteStorage)) await importTables(storage.pool, readSealed(file, sealedWith));
    const env = environment(storage);
    const workspaces = await storage.transaction('snapshot', (tx) => tx.workspaces.ids());
    for (const workspaceId of workspaces) await rotateEpoch(env, workspaceId);
    const identity = storage.kysely<IdentityTables>();
    await identity.updateTable('device_session').set({ ended: 'signed_out' }).where('ended', 'is', null).execute();
    await identity.deleteFrom('access_token').execute();
    return { workspaces: workspaces.length, aside };
  } finally {
    await storage.close();
  }
};

/** The key that a backup of PostgreSQL was made with. */
const sealOf = async (file: string, keys: readonly [Buffer, ...Buffer[]]): Promise<Buffer> => {
  let failure: unknown;
  for (const key of keys) {
    try {
      await checkSealed(file, key);
      return key;
    } catch (error) {
      failure ??= error;
    }
  }
  throw failure;
};

/**
 * `rotate-key`: a new key encrypts the database and every backup from here on; the server has to be stopped. The older
 * ones stay below it, for backups made before, and for the database as long as it is not replaced: a process that ends
 * in between leaves one that opens. @returns where the database under the old key lies; null with PostgreSQL
 */
export const rotateKey = ({ dataFolder, databaseUrl }: Which, now: number): string | null => {
  openFolder(dataFolder);
  const file = databaseFile(dataFolder);
  const keys = databaseKeys(dataFolder);
  const key = !databaseUrl && existsSync(file) ? keyOf(file, keys) : null;
  if (key) requireStopped(file, keys);
  const next = addDatabaseKey(dataFolder);
  if (!key) return null;
  const copy = copyUnder(file, key, next);
  return replaceDatabase(file, copy, keys, 'rotation', now);
};
