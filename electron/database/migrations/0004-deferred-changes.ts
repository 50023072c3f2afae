import type { Migration } from './migration.ts';

/**
 * How many changes wait, since when, and which wait for a newer server is asked with each step of sync: from an index
 * that holds all of it, since reading a row of the outbox means reading its body.
 */
export const deferredChanges: Migration = {
  version: 4,
  name: 'deferred-changes',
  up: (database) => {
    database.exec('CREATE INDEX outbox_by_outcome ON outbox (outcome, n, hlc, mutation_id)');
  },
};
