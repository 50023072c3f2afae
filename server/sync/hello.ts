import { type HelloReply, type HelloRequest, LIMITS, PROTOCOL } from '#shared/sync/wire.ts';
import { ServerRefusal } from '../refusal.ts';
import type { DeviceState } from '../storage/rows.ts';
import { type SyncEnvironment, type SyncSession, servingOf } from './environment.ts';

/**
 * First message of a connection: what both sides speak, where the device stands, and how far its clock is off. A device
 * that the session names and nobody has seen yet is entered here.
 */
export const hello = (env: SyncEnvironment, session: SyncSession, request: HelloRequest): Promise<HelloReply> => {
  if (!request.protos.includes(PROTOCOL)) throw new ServerRefusal('protocol_unknown', `this server speaks ${PROTOCOL}`);
  if (request.device.id !== session.deviceId) throw new ServerRefusal('forbidden', 'the session is another device’s');
  const { workspaceId, memberId } = session;
  return env.storage.transaction('write', async (tx) => {
    const workspace = await tx.workspaces.find(workspaceId);
    if (!workspace) throw new ServerRefusal('not_found', 'no such workspace');
    const found = await tx.devices.lock(workspaceId, session.deviceId);
    if (found && found.memberId !== memberId) throw new ServerRefusal('forbidden', 'the device is another member’s');
    const now = env.now();
    const device: DeviceState = {
      ...(found ?? { id: session.deviceId, memberId, status: 'active', lastN: 0, lastStamp: null }),
      name: request.device.name,
      os: request.device.os,
      clockOffMs: request.clientTime - now,
      seenAt: now,
    };
    await tx.devices.save(workspaceId, device);
    const member = await tx.access.member(workspaceId, memberId);
    return {
      proto: PROTOCOL,
      epoch: workspace.epoch,
      serverTime: now,
      serving: [...servingOf(env)],
      status: statusOf(env, request, device, workspace.epoch),
      lastN: device.lastN,
      accessVer: member?.ver ?? 0,
      head: workspace.head,
      safeSeq: workspace.safeSeq,
      limits: {
        pushMutations: LIMITS.pushMutations,
        pushBytes: LIMITS.pushBytes,
        pullRows: LIMITS.pullRows,
        pullBytes: LIMITS.pullBytes,
      },
    };
  });
};

const statusOf = (
  env: SyncEnvironment,
  { schema, epoch }: HelloRequest,
  { status }: DeviceState,
  current: string,
): HelloReply['status'] => {
  const [oldest, newest] = servingOf(env);
  if (status === 'wipe') return 'wipe';
  if (status === 'revoked') return 'device_revoked';
  if (schema < oldest) return 'upgrade_required';
  if (epoch !== undefined && epoch !== current) return 'epoch_changed';
  return schema > newest ? 'server_behind' : 'ok';
};
