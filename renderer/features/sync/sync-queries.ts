import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { SYNC } from '#renderer/lib/sync-status.ts';

/** How many of the changes that wait are shown one by one; the rest is counted. */
const SHOWN = 200;

export const syncQueries = {
  waiting: () => core.sync.waiting.queryOptions({ input: { limit: SHOWN }, meta: reads(SYNC) }),
  journal: () => core.sync.journal.queryOptions({ meta: reads(SYNC) }),
  conflicts: (accountId: string | null, settled: boolean) =>
    core.conflicts.list.queryOptions({ input: { accountId, settled }, meta: reads('conflict', 'account', SYNC) }),
};
