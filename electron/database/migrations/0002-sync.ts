import type { Migration } from './migration.ts';

const conflictSql = `
CREATE TABLE conflict (
  id TEXT PRIMARY KEY, bucket TEXT NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, deleted_at TEXT,
  table_name TEXT NOT NULL, row_id TEXT NOT NULL, field TEXT, kind TEXT NOT NULL, mutation_id TEXT NOT NULL,
  base_value TEXT, winner_value TEXT, winner_member_id TEXT, winner_device_id TEXT, winner_device_name TEXT,
  winner_at TEXT, loser_value TEXT, loser_member_id TEXT, loser_device_id TEXT, loser_device_name TEXT, loser_at TEXT,
  claimed_clock_off_ms INTEGER, state TEXT NOT NULL, settled_by TEXT, settled_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX conflict_trash ON conflict (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX conflict_by_row ON conflict (row_id, field);
CREATE INDEX conflict_open ON conflict (bucket) WHERE state = 'open';
`;

/** Rows that no server knows yet carry sequence number 0 and stay out of the index: a local workspace pays nothing. */
const localSql = `
CREATE TABLE sync_state (
  one INTEGER PRIMARY KEY CHECK (one = 1), address TEXT NOT NULL, certificate TEXT, epoch TEXT,
  cursor INTEGER NOT NULL, head INTEGER NOT NULL, safe_seq INTEGER NOT NULL, last_n INTEGER NOT NULL,
  acked_n INTEGER NOT NULL, schema INTEGER NOT NULL, offset_ms INTEGER NOT NULL, paused INTEGER NOT NULL,
  stopped TEXT, move_to TEXT, synced_at TEXT
) STRICT;
CREATE TABLE bucket_state (
  bucket TEXT PRIMARY KEY, state TEXT NOT NULL, place TEXT NOT NULL, as_of INTEGER NOT NULL, after TEXT,
  again INTEGER NOT NULL, expected INTEGER NOT NULL, applied INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE bucket_digest (
  bucket TEXT NOT NULL, t TEXT NOT NULL, n INTEGER NOT NULL, h TEXT NOT NULL, PRIMARY KEY (bucket, t)
) STRICT, WITHOUT ROWID;
CREATE TABLE pending_row (
  t TEXT NOT NULL, id TEXT NOT NULL, n INTEGER NOT NULL, bucket TEXT NOT NULL, PRIMARY KEY (id, t, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE extra (
  t TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (id, t)
) STRICT, WITHOUT ROWID;
CREATE TABLE sync_journal (
  n INTEGER PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL, bucket TEXT, title TEXT, count INTEGER NOT NULL,
  code TEXT, mutation_id TEXT, detail TEXT NOT NULL, open INTEGER NOT NULL
) STRICT;
CREATE INDEX sync_journal_by_mutation ON sync_journal (mutation_id) WHERE mutation_id IS NOT NULL;
CREATE TABLE file_transfer (
  id TEXT PRIMARY KEY, bucket TEXT NOT NULL, direction TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL,
  done INTEGER NOT NULL, state TEXT NOT NULL, failure TEXT
) STRICT, WITHOUT ROWID;
ALTER TABLE outbox ADD COLUMN send_n INTEGER;
ALTER TABLE outbox ADD COLUMN outcome TEXT;
ALTER TABLE outbox ADD COLUMN seq INTEGER;
CREATE INDEX outbox_open ON outbox (n) WHERE outcome IS NULL;
CREATE UNIQUE INDEX outbox_by_send_n ON outbox (send_n) WHERE send_n IS NOT NULL;
CREATE INDEX row_meta_by_bucket ON row_meta (bucket, t, id) WHERE seq <> 0;
`;

/** What a device needs beside a server: where it stands, what it holds, and what became of what it wrote. */
export const sync: Migration = {
  version: 2,
  name: 'sync',
  up: (database) => {
    database.exec(conflictSql);
    database.exec(localSql);
  },
};
