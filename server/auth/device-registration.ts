import type { DeviceDescription } from '#shared/contract/server/sign-in.ts';
import { ServerRefusal } from '../refusal.ts';
import type { StorageTransaction } from '../storage/storage.ts';

/**
 * A device of a member, new or coming back. A revoked one whose person proves herself again is welcome; one that is to
 * be wiped stays so, and an id that belongs to another member is a copied disk.
 * @throws ServerRefusal `wipe`, `device_forked`.
 */
export const registerDevice = async (
  tx: StorageTransaction,
  workspaceId: string,
  memberId: string,
  { id, name, os }: DeviceDescription,
  now: number,
): Promise<void> => {
  const found = await tx.devices.lock(workspaceId, id);
  if (found && found.memberId !== memberId) throw new ServerRefusal('device_forked');
  if (found?.status === 'wipe') throw new ServerRefusal('wipe');
  const fresh = { id, memberId, lastN: 0, lastStamp: null, clockOffMs: 0 };
  await tx.devices.save(workspaceId, { ...(found ?? fresh), name, os, status: 'active', seenAt: now });
};
