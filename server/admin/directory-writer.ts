import { LARGEST_MUTATION } from '#shared/sync/mutation.ts';
import { ServerRefusal } from '../refusal.ts';
import type { StorageTransaction } from '../storage/storage.ts';
import type { SyncEnvironment } from '../sync/environment.ts';
import { type ServerWrite, serverPushIn } from '../sync/server-push.ts';

/**
 * Rows that an admin or a joining member changes, through the server's own device and in the caller's transaction, so
 * that they reach everybody like any other change and access follows at once. Tell `env.wake` after the commit.
 */
export const writeDirectory = async (
  env: SyncEnvironment,
  tx: StorageTransaction,
  { workspaceId, memberId }: { workspaceId: string; memberId: string },
  writes: readonly ServerWrite[],
): Promise<void> => {
  for (let at = 0; at < writes.length; at += LARGEST_MUTATION) {
    await serverPushIn(env, tx, { workspaceId, by: memberId, writes: writes.slice(at, at + LARGEST_MUTATION) });
  }
};

/**
 * First lock of a change by the server: its own device, then devices named, then all members, which is the order of
 * every push (sync.md 2.4).
 */
export const lockDirectory = async (tx: StorageTransaction, workspaceId: string, deviceId?: string) => {
  const workspace = await tx.workspaces.find(workspaceId);
  if (!workspace) throw new ServerRefusal('not_found', 'workspace');
  await tx.devices.lock(workspaceId, workspace.serverDeviceId);
  const device = deviceId === undefined ? null : await tx.devices.lock(workspaceId, deviceId);
  return { members: await tx.access.lockMembers(workspaceId), device, serverDeviceId: workspace.serverDeviceId };
};
