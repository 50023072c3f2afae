import type { DeviceSession } from '../auth/device-sessions.ts';
import { ServerRefusal } from '../refusal.ts';
import type { MemberAccess } from '../storage/rows.ts';
import type { StorageTransaction } from '../storage/storage.ts';
import { lockDirectory } from './directory-writer.ts';

export type Asker = Pick<DeviceSession, 'workspaceId' | 'memberId' | 'deviceId'>;

/**
 * The asker as of now, in the transaction that does what is asked. Before a write all members are locked, so that
 * nobody acts on a role that is being taken away.
 * @throws ServerRefusal `forbidden`.
 */
export const requireAdmin = async (
  tx: StorageTransaction,
  { workspaceId, memberId }: Asker,
  lock: boolean,
): Promise<MemberAccess[]> => {
  const members = lock
    ? (await lockDirectory(tx, workspaceId)).members
    : [await tx.access.member(workspaceId, memberId)].filter((member) => member !== null);
  checkAdmin(members, memberId);
  return members;
};

/** @throws ServerRefusal `forbidden`. */
export const checkAdmin = (members: readonly MemberAccess[], memberId: string): void => {
  const asker = members.find((member) => member.memberId === memberId);
  if (asker?.role !== 'admin' || !asker.active) throw new ServerRefusal('forbidden', 'admins only');
};

/** One line for the audit of what the asker did. */
export const writeAudit = (
  tx: StorageTransaction,
  { workspaceId, memberId, deviceId }: Asker,
  at: number,
  kind: string,
  detail: Readonly<Record<string, string | number | null>>,
): Promise<void> => tx.audit.append(workspaceId, [{ at, memberId, deviceId, kind, detail }]);
