import type { StorageTransaction } from '../storage/storage.ts';
import type { SyncEnvironment } from './environment.ts';

/** Makes an empty workspace: its counter, and the device by which the server writes into it. */
export const createWorkspace = async (
  env: SyncEnvironment,
  tx: StorageTransaction,
  { workspaceId, serverName }: { workspaceId: string; serverName: string },
): Promise<void> => {
  const serverDeviceId = env.newId();
  await tx.workspaces.create({
    id: workspaceId,
    epoch: env.newId(),
    head: 0,
    minSeq: 0,
    safeSeq: 0,
    restoredAt: 0,
    serverDeviceId,
  });
  await tx.devices.save(workspaceId, {
    id: serverDeviceId,
    // No member's: nobody can sign in on it.
    memberId: workspaceId,
    name: serverName,
    os: 'server',
    status: 'active',
    lastN: 0,
    lastStamp: null,
    clockOffMs: 0,
    seenAt: env.now(),
  });
};

/**
 * After the database came back from a backup (sync.md 2.11): another epoch, so that every device starts over and brings
 * again what the backup had not seen. Versions of access rise above any that a device may have learnt meanwhile.
 */
export const rotateEpoch = (env: SyncEnvironment, workspaceId: string): Promise<string> =>
  env.storage.transaction('write', async (tx) => {
    const members = await tx.access.lockMembers(workspaceId);
    await tx.access.saveMembers(
      workspaceId,
      members.map((member) => ({ ...member, ver: member.ver + RESTORE_STEP })),
    );
    const epoch = env.newId();
    await tx.workspaces.update(workspaceId, { epoch, restoredAt: env.now() });
    await tx.audit.append(workspaceId, [
      { at: env.now(), memberId: null, deviceId: null, kind: 'workspace.restored', detail: { epoch } },
    ]);
    return epoch;
  });

const RESTORE_STEP = 1_000_000;

/** A backup that was read back covers everything up to `seq` (sync.md 2.11). */
export const publishSafeSeq = (env: SyncEnvironment, workspaceId: string, seq: number): Promise<void> =>
  env.storage.transaction('write', (tx) => tx.workspaces.update(workspaceId, { safeSeq: seq }));
