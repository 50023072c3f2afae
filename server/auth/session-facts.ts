import type { SessionFacts } from '#shared/contract/server/sign-in.ts';
import { readMember, readWorkspaceName } from '../admin/directory.ts';
import type { ServerEnvironment } from '../environment.ts';
import type { StorageTransaction } from '../storage/storage.ts';
import type { DeviceSession } from './device-sessions.ts';
import type { IdentityTables } from './identity-tables.ts';
import { readPolicy } from './policy.ts';

/** What a device knows about its own session and what the workspace asks of it. */
export const sessionFactsIn = async (
  env: Pick<ServerEnvironment, 'now'>,
  tx: StorageTransaction,
  session: Pick<DeviceSession, 'workspaceId' | 'memberId' | 'deviceId'>,
  secondFactor: boolean,
): Promise<SessionFacts> => {
  const { workspaceId, memberId, deviceId } = session;
  const { id, teamId, name, email, role } = await readMember(tx, workspaceId, memberId);
  return {
    workspace: { id: workspaceId, name: await readWorkspaceName(tx, workspaceId) },
    member: { id, teamId, name, email: email ?? '', role },
    deviceId,
    secondFactor,
    policy: await readPolicy(tx.kysely<IdentityTables>(), workspaceId),
    serverTime: env.now(),
  };
};

export const readSessionFacts = async (env: ServerEnvironment, session: DeviceSession): Promise<SessionFacts> => {
  const secondFactor = await env.people.hasSecondFactor(session.userId);
  return env.storage.transaction('snapshot', (tx) => sessionFactsIn(env, tx, session, secondFactor));
};
