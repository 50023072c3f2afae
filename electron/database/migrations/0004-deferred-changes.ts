import type { Migration } from './migration.ts';

/** What waits for a newer server is asked for with each push: without an index, by reading the whole outbox. */
export const deferredChanges: Migration = {
  version: 4,
  name: 'deferred-changes',
  up: (database) => {
    database.exec(`CREATE INDEX outbox_deferred ON outbox (mutation_id) WHERE outcome = 'deferred'`);
  },
};
