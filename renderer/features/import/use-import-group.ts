import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { ImportGroup } from '#shared/contract/imports.ts';
import { coreClient, onReconnect } from '#renderer/lib/core-client.ts';
import { importQueries } from './import-queries.ts';

export interface FollowedGroup {
  group: ImportGroup | null;
  error: unknown;
  /** Asks core to do something with the group and follows what comes of it. */
  act(action: () => Promise<unknown>): Promise<void>;
}

/** Follows an import as core works on it; it is core's work, so leaving the page does not stop it. */
export function useImportGroup(groupId: string): FollowedGroup {
  const [group, setGroup] = useState<ImportGroup | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [turn, setTurn] = useState(0);
  const client = useQueryClient();

  useEffect(() => {
    const controller = new AbortController();
    const follow = async () => {
      try {
        const steps = await coreClient.imports.follow({ groupId }, { signal: controller.signal });
        for await (const step of steps) {
          setGroup(step);
          setError(null);
        }
        await client.invalidateQueries({ queryKey: importQueries.all });
      } catch (failure) {
        if (!controller.signal.aborted) setError(failure);
      }
    };
    void follow();
    return () => controller.abort();
  }, [groupId, turn, client]);

  // A restarted core goes on with the import: so does the page.
  useEffect(() => onReconnect(() => setTurn((now) => now + 1)), []);

  const act = useCallback(async (action: () => Promise<unknown>) => {
    await action();
    setTurn((now) => now + 1);
  }, []);
  return { group, error, act };
}
