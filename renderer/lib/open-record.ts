import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { coreClient } from './core-client.ts';
import { openOverlay } from './overlays.ts';
import { recordAddress } from './record-address.ts';
import { spotlight } from './spotlight.ts';
import { showFailure } from './undo.tsx';

/** Opens the page where a record is read and changed, at its line; a task opens by itself. */
export function useOpenRecord(): (table: string, id: string) => void {
  const router = useRouter();
  return useCallback(
    (table, id) => {
      coreClient.search.place({ table, id }).then((place) => {
        router.history.push(recordAddress(place));
        if (place.page === 'task') openOverlay('task', { taskId: place.at });
        else spotlight(place.at);
      }, showFailure);
    },
    [router],
  );
}
