import { useMutation, type UseMutationResult, useQueryClient } from '@tanstack/react-query';
import type { WorkspaceStatus } from '#shared/contract/system.ts';
import { core } from './core-client.ts';

/** Opens or makes a workspace; whatever was read of the one before is forgotten. */
export function useOpenWorkspace<Input>(
  open: (input: Input) => Promise<WorkspaceStatus>,
): UseMutationResult<WorkspaceStatus, Error, Input> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: open,
    onSuccess: (status) => {
      client.setQueryData(core.workspaces.status.queryKey(), status);
      // A read of the new workspace is never shown with numbers of the old one.
      void client.resetQueries({ predicate: ({ queryKey }) => !keptAcross.includes(JSON.stringify(queryKey)) });
    },
  });
}

/** What belongs to the laptop and not to a workspace. */
const keptAcross = [core.workspaces.status.queryKey(), core.settings.device.queryKey()].map((key) =>
  JSON.stringify(key),
);
