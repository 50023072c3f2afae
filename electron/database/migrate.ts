import type BetterSqlite3 from 'better-sqlite3';
import { captureTriggers, triggersHash } from './capture.ts';
import { DatabaseOpenError } from './connection.ts';
import { migrations as shipped } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';

export const fileVersion = (database: BetterSqlite3.Database): number =>
  database.pragma('user_version', { simple: true }) as number;

export interface MigrateOptions {
  migrations?: readonly Migration[];
  /** Called before the first change to a file that already holds data. */
  backup: (version: number) => void;
}

/**
 * Brings a file to this version: one transaction a migration, capture off (a migration never changes a synced value).
 * @throws DatabaseOpenError NEWER_FILE for a file made by a newer app, which is left untouched.
 */
export const migrate = (database: BetterSqlite3.Database, { migrations = shipped, backup }: MigrateOptions): void => {
  const version = fileVersion(database);
  const newest = migrations.at(-1)?.version ?? 0;
  if (version > newest)
    throw new DatabaseOpenError('NEWER_FILE', `file version ${version} is newer than this app's ${newest}`);
  const open = migrations.filter((migration) => migration.version > version);
  if (open.length > 0 && version > 0) backup(version);
  for (const migration of open) {
    database.transaction(() => {
      if (version > 0) setCaptureMode(database, 'off');
      dropTriggers(database);
      migration.up(database);
      setCaptureMode(database, 'local');
      database.pragma(`user_version = ${migration.version}`);
    })();
  }
  renewTriggers(database);
};

const setCaptureMode = (database: BetterSqlite3.Database, mode: 'off' | 'local') =>
  database.prepare('UPDATE capture_mode SET mode = ?').run(mode);

const triggerNames = (database: BetterSqlite3.Database) =>
  database
    .prepare(
      `SELECT name FROM sqlite_master WHERE type = 'trigger' AND (name GLOB 'capture_*' OR name GLOB 'search_*')`,
    )
    .pluck()
    .all() as string[];

const dropTriggers = (database: BetterSqlite3.Database) => {
  for (const name of triggerNames(database)) database.exec(`DROP TRIGGER ${name}`);
};

/** The hash lies in the schema itself, so that a half-made set can never be taken for a whole one. */
const renewTriggers = (database: BetterSqlite3.Database) => {
  const triggers = captureTriggers();
  const hash = triggersHash(triggers);
  const made = database.prepare(`SELECT name FROM sqlite_master WHERE name GLOB 'triggers_hash_*'`).pluck().get();
  if (made === `triggers_hash_${hash}`) return;
  database.transaction(() => {
    dropTriggers(database);
    if (typeof made === 'string') database.exec(`DROP VIEW ${made}`);
    for (const sql of triggers) database.exec(sql);
    database.exec(`CREATE VIEW triggers_hash_${hash} AS SELECT 1`);
  })();
};
