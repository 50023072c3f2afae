import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openSecret } from './private-file.ts';
import { createPostgresStorage, type PostgresStorage } from './storage/postgres-storage.ts';
import { createSqliteStorage, type SqliteStorage } from './storage/sqlite-storage.ts';

export const databaseFile = (folder: string): string => join(folder, 'server.db');

/** The key of the database file: 32 random bytes, in a file of its own that only the server's user may read. */
export const databaseKey = (folder: string): Buffer =>
  Buffer.from(
    openSecret(join(folder, 'database.key'), () => randomBytes(32).toString('hex')),
    'hex',
  );

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
    : createSqliteStorage({ file: databaseFile(folder), key: databaseKey(folder) });
