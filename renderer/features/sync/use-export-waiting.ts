import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure, showNote } from '#renderer/lib/undo.tsx';

/** Writes what waits, and what was refused, to a file of the user's choice (sync.md 2.11). */
export function useExportWaiting(): UseMutationResult<number | null, unknown, void> {
  const { t } = useTranslation('sync');
  return useMutation({
    mutationFn: async () => {
      const target = await window.ongoing.saveFile({
        title: t('export.title'),
        suggestedName: t('export.name'),
        filters: [{ name: 'JSON', extensions: ['json'] }],
      });
      if (!target) return null;
      const { mutations } = await coreClient.sync.exportWaiting({ file: target.token });
      return mutations;
    },
    onSuccess: (count) => count !== null && showNote(t('export.done', { count })),
    onError: showFailure,
  });
}
