import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { SyncStatus } from '#shared/contract/sync.ts';
import { core, coreClient, onReconnect } from './core-client.ts';
import { refreshTables } from './query-client.ts';
import { useSession } from './session.ts';

/** What queries of sync itself read: they are asked again at each change of its status. */
export const SYNC = 'sync';

/** How sync stands; undefined until core said so. `off` is a workspace that never joined a server. */
export function useSyncStatus(): SyncStatus | undefined {
  return useQuery(core.sync.status.queryOptions()).data;
}

/** Of the first sync: how much of this account has come; null when all of it has (P5). */
export function loadingOf(status: SyncStatus | undefined, accountId: string): { done: number; total: number } | null {
  return status?.loading.find((bucket) => bucket.accountId === accountId) ?? null;
}

/** Keeps the status as fresh as core tells it. Once, in the shell. */
export function useFollowSync(): void {
  const client = useQueryClient();
  const { workspaceId } = useSession().me;
  useEffect(() => {
    let current = new AbortController();
    async function follow(signal: AbortSignal): Promise<void> {
      try {
        for await (const status of await coreClient.sync.watch(undefined, { signal })) {
          client.setQueryData(core.sync.status.queryKey(), status);
          void refreshTables(client, [SYNC]);
        }
      } catch (error) {
        // Only the end of core ends it, and the reconnection below starts the next one.
        if (!signal.aborted) console.warn('The stream of the sync status ended', error);
      }
    }
    void follow(current.signal);
    const stop = onReconnect(() => {
      current.abort();
      current = new AbortController();
      void follow(current.signal);
    });
    return () => {
      stop();
      current.abort();
    };
  }, [client, workspaceId]);
}
