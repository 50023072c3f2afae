import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { core, coreClient } from '#renderer/lib/core-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import type { Decision } from './conflict-groups.ts';

export type Choice = { choice: 'keep' } | { choice: 'take' } | { choice: 'edit'; value: string };

/** Decides one conflict, or a late unit of work as a whole; a normal edit, so it is taken back like any other. */
export function useSettle(decision: Decision, onSettled: () => void): UseMutationResult<object, unknown, Choice> {
  const { t } = useTranslation('sync');
  const client = useQueryClient();
  const late = decision.first.kind === 'late';
  return useMutation({
    mutationFn: (choice: Choice) => coreClient.conflicts.settle({ id: decision.first.id, ...choice }),
    onSuccess: (_, { choice }) => {
      const done = t(late ? `review.doneLate.${choice === 'keep' ? 'keep' : 'take'}` : `review.done.${choice}`);
      onSettled();
      showUndo(done);
      void client.invalidateQueries({ queryKey: core.conflicts.key() });
    },
    onError: showFailure,
  });
}
