import { useQuery } from '@tanstack/react-query';
import type { ConflictEntry } from '#shared/contract/sync.ts';
import { core } from './core-client.ts';
import { reads } from './query-client.ts';
import { SYNC } from './sync-status.ts';

/** One field of one record, as rows name it. */
export interface FieldPlace {
  table: string;
  id: string;
  field: string;
}

const openOnes = () =>
  core.conflicts.list.queryOptions({
    input: { accountId: null, settled: false },
    meta: reads('conflict', 'account', SYNC),
  });

/** What waits for a decision on this very field (sync.md 2.7); null where nothing does. */
export function useConflictOf(place: FieldPlace | undefined): ConflictEntry | null {
  const { data } = useQuery({ ...openOnes(), enabled: place !== undefined });
  if (!place) return null;
  return (
    data?.find(
      ({ table, rowId, field }) =>
        table === place.table && rowId === place.id && (field ?? place.field) === place.field,
    ) ?? null
  );
}

/** How many decisions an account waits for. */
export function useConflictCount(accountId: string): number {
  const { data } = useQuery(core.conflicts.counts.queryOptions({ meta: reads('conflict', SYNC) }));
  return data?.find((count) => count.accountId === accountId)?.open ?? 0;
}
