import { useMutation, type UseMutationResult, useQueryClient } from '@tanstack/react-query';
import { core } from '#renderer/lib/core-client.ts';
import { showFailure, showNote } from '#renderer/lib/undo.tsx';

/** One change at the server; what is on screen about people is asked again. It cannot be taken back by ⌘Z. */
export function usePeopleChange<Input, Output>(
  change: (input: Input) => Promise<Output>,
  done?: (output: Output, input: Input) => string,
): UseMutationResult<Output, unknown, Input> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (output, input) => {
      void client.invalidateQueries({ queryKey: core.people.key() });
      if (done) showNote(done(output, input));
    },
    onError: showFailure,
  });
}
