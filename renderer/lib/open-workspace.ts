import { useMutation, type UseMutationResult, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { WorkspaceStatus } from '#shared/contract/system.ts';
import { core } from './core-client.ts';

/** Another workspace is open: whatever was read of the one before is forgotten. */
export function useWorkspaceOpened(): (status: WorkspaceStatus) => void {
  const client = useQueryClient();
  return useCallback(
    (status) => {
      client.setQueryData(core.workspaces.status.queryKey(), status);
      // A read of the new workspace is never shown with numbers of the old one.
      void client.resetQueries({ predicate: ({ queryKey }) => !keptAcross.includes(JSON.stringify(queryKey)) });
    },
    [client],
  );
}

/**
 * Opens or makes a workspace. What comes `then` is given here and not to `mutate`: core's news that the workspace is open
 * may take the asking page away before its answer is here, and a page that is gone hears nothing more.
 */
export function useOpenWorkspace<Input>(
  open: (input: Input) => Promise<WorkspaceStatus>,
  then?: (status: WorkspaceStatus) => void,
): UseMutationResult<WorkspaceStatus, Error, Input> {
  const opened = useWorkspaceOpened();
  return useMutation({
    mutationFn: open,
    onSuccess: (status) => {
      opened(status);
      then?.(status);
    },
  });
}

/** What belongs to the laptop and not to a workspace. */
const keptAcross = [core.workspaces.status.queryKey(), core.settings.device.queryKey()].map((key) =>
  JSON.stringify(key),
);
