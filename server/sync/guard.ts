import { ServerRefusal } from '../refusal.ts';
import type { DeviceState, WorkspaceState } from '../storage/rows.ts';
import type { StorageTransaction } from '../storage/storage.ts';
import { type SyncEnvironment, type SyncSession, servingOf } from './environment.ts';

/** @throws ServerRefusal for a workspace that is not here, and for one that came back from a backup meanwhile. */
export const openWorkspace = async (
  tx: StorageTransaction,
  { workspaceId }: SyncSession,
  epoch: string,
): Promise<WorkspaceState> => {
  const workspace = await tx.workspaces.find(workspaceId);
  if (!workspace) throw new ServerRefusal('not_found', 'no such workspace');
  if (workspace.epoch !== epoch)
    throw new ServerRefusal('epoch_changed', 'the workspace was restored', undefined, { epoch: workspace.epoch });
  return workspace;
};

/** @throws ServerRefusal for a device that may not exchange anything any more. */
export const checkDevice = (device: DeviceState | null, { memberId }: SyncSession): DeviceState => {
  if (!device || device.memberId !== memberId) throw new ServerRefusal('signed_out', 'the device is not known');
  if (device.status === 'wipe') throw new ServerRefusal('wipe');
  if (device.status === 'revoked') throw new ServerRefusal('device_revoked');
  return device;
};

/** Below the window nothing is exchanged: the app works locally (sync.md 2.14). */
export const checkSchema = (env: SyncEnvironment, schema: number): void => {
  if (schema < servingOf(env)[0]) throw new ServerRefusal('upgrade_required', `schema ${schema} is no longer served`);
};
