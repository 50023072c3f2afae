import type { DeviceLine } from '#shared/contract/server/devices.ts';
import { endSessions } from '../auth/device-sessions.ts';
import type { IdentityTables } from '../auth/identity-tables.ts';
import type { ServerEnvironment } from '../environment.ts';
import { ServerRefusal } from '../refusal.ts';
import type { DeviceState } from '../storage/rows.ts';
import type { StorageTransaction } from '../storage/storage.ts';
import { type Asker, checkAdmin, requireAdmin, writeAudit } from './authority.ts';
import { readAll } from './directory.ts';
import { lockDirectory } from './directory-writer.ts';

const linesOf = async (
  tx: StorageTransaction,
  { workspaceId, deviceId: current }: Asker,
  memberIds: readonly string[],
): Promise<DeviceLine[]> => {
  const devices = await tx.devices.ofMembers(workspaceId, memberIds);
  const open = await tx
    .kysely<IdentityTables>()
    .selectFrom('device_session')
    .select('device_id')
    .where('workspace_id', '=', workspaceId)
    .where('ended', 'is', null)
    .execute();
  const signedIn = new Set(open.map(({ device_id }) => device_id));
  return devices
    .toSorted((left, right) => right.seenAt - left.seenAt)
    .map(({ id, memberId, name, os, status, seenAt }) => ({
      id,
      memberId,
      name,
      os,
      state: status,
      signedIn: signedIn.has(id),
      lastSeenAt: seenAt,
      current: id === current,
    }));
};

/** `GET /v1/devices`: the asker's own. */
export const listOwnDevices = (env: ServerEnvironment, asker: Asker): Promise<DeviceLine[]> =>
  env.storage.transaction('snapshot', (tx) => linesOf(tx, asker, [asker.memberId]));

/** `GET /v1/admin/devices`: everybody's. */
export const listDevices = (env: ServerEnvironment, asker: Asker): Promise<DeviceLine[]> =>
  env.storage.transaction('snapshot', async (tx) => {
    await requireAdmin(tx, asker, false);
    const members = await readAll(tx, asker.workspaceId, 'member');
    return linesOf(
      tx,
      asker,
      members.map(({ id }) => id),
    );
  });

/**
 * A lost device: its session ends at once, and with `wipe` it destroys its key at its next contact, which is all a
 * server can do. The same answer for a device that is unknown and one that belongs to somebody else.
 */
const revoke = async (
  env: ServerEnvironment,
  tx: StorageTransaction,
  asker: Asker,
  device: DeviceState | null,
  wipe: boolean,
): Promise<void> => {
  if (!device) throw new ServerRefusal('not_found', 'device');
  const status = wipe || device.status === 'wipe' ? 'wipe' : 'revoked';
  await tx.devices.save(asker.workspaceId, { ...device, status });
  const which = { workspaceId: asker.workspaceId, deviceId: device.id };
  await endSessions(tx.kysely<IdentityTables>(), which, status);
  await writeAudit(tx, asker, env.now(), wipe ? 'device.wiped' : 'device.revoked', {
    device: device.id,
    member: device.memberId,
  });
};

/** `POST /v1/devices/{id}/revoke`. */
export const revokeOwnDevice = async (
  env: ServerEnvironment,
  asker: Asker,
  id: string,
  wipe: boolean,
): Promise<void> => {
  await env.storage.transaction('write', async (tx) => {
    const device = await tx.devices.lock(asker.workspaceId, id);
    await revoke(env, tx, asker, device?.memberId === asker.memberId ? device : null, wipe);
  });
  env.wake.closeDevices(({ deviceId }) => deviceId === id);
};

/** `POST /v1/admin/devices/{id}/revoke`. */
export const revokeDevice = async (env: ServerEnvironment, asker: Asker, id: string, wipe: boolean): Promise<void> => {
  await env.storage.transaction('write', async (tx) => {
    const { members, device, serverDeviceId } = await lockDirectory(tx, asker.workspaceId, id);
    checkAdmin(members, asker.memberId);
    await revoke(env, tx, asker, id === serverDeviceId ? null : device, wipe);
  });
  env.wake.closeDevices(({ deviceId }) => deviceId === id);
};
