import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openSecret, writePrivateFile } from './private-file.ts';
import { createPostgresStorage, type PostgresStorage } from './storage/postgres-storage.ts';
import { createSqliteStorage, type SqliteStorage } from './storage/sqlite-storage.ts';

export const databaseFile = (folder: string): string => join(folder, 'server.db');

const keyFile = (folder: string): string => join(folder, 'database.key');
const newKey = (): string => randomBytes(32).toString('hex');

/**
 * Keys of the database file and its backups: 32 random bytes a line, in a file that only the server's user may read. The
 * first one encrypts, the others open what was made before it. @throws Error for a line that is no key
 */
export const databaseKeys = (folder: string): [Buffer, ...Buffer[]] => {
  const path = keyFile(folder);
  const lines = openSecret(path, newKey).split(/\s+/);
  if (!lines.every((line) => /^[0-9a-f]{64}$/.test(line)))
    throw new Error(`${path} holds a line that is no key of 64 hexadecimal digits`);
  return lines.map((line) => Buffer.from(line, 'hex')) as [Buffer, ...Buffer[]];
};

/** Puts a new key before the others. */
export const addDatabaseKey = (folder: string): Buffer => {
  const keys = databaseKeys(folder).map((key) => key.toString('hex'));
  writePrivateFile(keyFile(folder), `${[newKey(), ...keys].join('\n')}\n`);
  return databaseKeys(folder)[0];
};

/** What `open` makes of the first key that opens the file. @throws Error as the first key has it, where none does */
export const withKeyThatOpens = <T>(keys: readonly Buffer[], open: (key: Buffer) => T): T => {
  let failure: unknown;
  for (const key of keys) {
    try {
      return open(key);
    } catch (error) {
      failure ??= error;
    }
  }
  throw failure;
};

export const openFolder = (folder: string): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
};

/** A connection that the database closes while it is in use fails its query; it must not end the process too. */
const listening = (storage: PostgresStorage, onFailure: (error: Error) => void): PostgresStorage => {
  const heard = new WeakSet<object>();
  storage.pool.on('acquire', (client) => {
    if (heard.has(client)) return;
    heard.add(client);
    client.on('error', onFailure);
  });
  return storage;
};

/** PostgreSQL where `databaseUrl` names it, else the encrypted SQLite file of the data folder. */
export const openStorage = async (
  folder: string,
  databaseUrl: string | undefined,
  onFailure: (error: Error) => void,
): Promise<SqliteStorage | PostgresStorage> =>
  databaseUrl
    ? listening(await createPostgresStorage({ url: databaseUrl, onIdleError: onFailure }), onFailure)
    : withKeyThatOpens(databaseKeys(folder), (key) => createSqliteStorage({ file: databaseFile(folder), key }));
