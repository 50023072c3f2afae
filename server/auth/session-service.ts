import type { DeviceDescription, SessionTokens } from '#shared/contract/server/sign-in.ts';
import type { ServerEnvironment } from '../environment.ts';
import { ServerRefusal } from '../refusal.ts';
import { registerDevice } from './device-registration.ts';
import { type DeviceSession, endSessions, refreshSession } from './device-sessions.ts';
import type { IdentityTables, SessionEnd } from './identity-tables.ts';

/** `POST /v1/auth/refresh`. A token that was used twice ends the session and is written into the audit. */
export const refresh = async (env: ServerEnvironment, refreshToken: string): Promise<SessionTokens> => {
  const refreshed = await env.storage.transaction('write', async (tx) => {
    const answer = await refreshSession(tx.kysely<IdentityTables>(), refreshToken, env.now());
    if ('reused' in answer) {
      const { workspaceId, memberId, deviceId } = answer.reused;
      await tx.audit.append(workspaceId, [
        { at: env.now(), memberId, deviceId, kind: 'session.token_reused', detail: {} },
      ]);
    }
    return answer;
  });
  if ('reused' in refreshed) {
    env.wake.closeDevices(({ deviceId }) => deviceId === refreshed.reused.deviceId);
    throw new ServerRefusal('signed_out');
  }
  return refreshed.tokens;
};

/** `POST /v1/auth/sign-out`. */
export const signOut = async (env: ServerEnvironment, session: DeviceSession): Promise<void> => {
  const { workspaceId, memberId, deviceId, sessionId } = session;
  await env.storage.transaction('write', async (tx) => {
    await endSessions(tx.kysely<IdentityTables>(), { sessionId }, 'signed_out');
    await tx.audit.append(workspaceId, [{ at: env.now(), memberId, deviceId, kind: 'session.ended', detail: {} }]);
  });
  env.wake.closeDevices((listener) => listener.deviceId === deviceId);
};

/** `POST /v1/auth/device`: after `device_forked` the session goes on under a new device id (sync.md 2.11). */
export const becomeDevice = (
  env: ServerEnvironment,
  session: DeviceSession,
  device: DeviceDescription,
): Promise<void> =>
  env.storage.transaction('write', async (tx) => {
    const { workspaceId, memberId, sessionId, deviceId } = session;
    if (await tx.devices.find(workspaceId, device.id)) throw new ServerRefusal('device_forked');
    await registerDevice(tx, workspaceId, memberId, device, env.now());
    await tx
      .kysely<IdentityTables>()
      .updateTable('device_session')
      .set({ device_id: device.id })
      .where('id', '=', sessionId)
      .execute();
    await tx.audit.append(workspaceId, [
      { at: env.now(), memberId, deviceId: device.id, kind: 'device.forked', detail: { from: deviceId } },
    ]);
  });

/** Ends every session of a person but one, after the password changed. */
export const endOthers = async (
  env: ServerEnvironment,
  userId: string,
  why: SessionEnd,
  except?: string,
): Promise<void> => {
  const identity = env.storage.kysely<IdentityTables>();
  await endSessions(identity, { userId, ...(except !== undefined && { except }) }, why);
  const left = await identity
    .selectFrom('device_session')
    .select('device_id')
    .where('user_id', '=', userId)
    .where('ended', '=', why)
    .execute();
  const gone = new Set(left.map(({ device_id }) => device_id));
  env.wake.closeDevices(({ deviceId }) => gone.has(deviceId));
};
