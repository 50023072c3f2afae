import type { Migration } from './migration.ts';

/** Rows from a server that full-text search has not taken in yet, and when all rows were last counted anew. */
export const searchDue: Migration = {
  version: 3,
  name: 'search-due',
  up: (database) => {
    database.exec(`
      CREATE TABLE search_due (t TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (id, t)) STRICT, WITHOUT ROWID;
      ALTER TABLE sync_state ADD COLUMN counted_at TEXT;
    `);
  },
};
