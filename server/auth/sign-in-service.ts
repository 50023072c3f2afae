import type { SignedIn, SignInRequest } from '#shared/contract/server/sign-in.ts';
import type { ServerEnvironment } from '../environment.ts';
import { ServerRefusal } from '../refusal.ts';
import type { StorageTransaction } from '../storage/storage.ts';
import { registerDevice } from './device-registration.ts';
import { openSession } from './device-sessions.ts';
import type { IdentityTables } from './identity-tables.ts';
import { afterSuccess, beforeAttempt } from './login-guard.ts';
import type { Proof } from './people.ts';
import { sessionFactsIn } from './session-facts.ts';

/**
 * Proves a person and runs `work` with the proof; the library's own session ends with it. Attempts are counted first.
 * @throws ServerRefusal `wrong_credentials`, `second_factor_required`, `too_many_requests`.
 */
export const withProof = async <T>(
  env: ServerEnvironment,
  { email, password, code }: { email: string; password: string; code?: string | undefined },
  address: string,
  work: (proof: Proof) => Promise<T>,
): Promise<T> => {
  const identity = env.storage.kysely<IdentityTables>();
  await beforeAttempt(identity, email, address, env.now(), env.limits.login);
  const proof = await env.people.prove(email, password, code);
  try {
    await afterSuccess(identity, email, address);
    return await work(proof);
  } finally {
    await proof.end();
  }
};

/** The one active membership of a person that a sign-in may mean, or null. */
const membershipOf = async (
  tx: StorageTransaction,
  userId: string,
  workspaceId: string | undefined,
): Promise<{ workspaceId: string; memberId: string } | null> => {
  const rows = await tx
    .kysely<IdentityTables>()
    .selectFrom('member_login')
    .select(['workspace_id', 'member_id'])
    .where('user_id', '=', userId)
    .execute();
  const active: { workspaceId: string; memberId: string }[] = [];
  for (const { workspace_id, member_id } of rows) {
    if (workspaceId !== undefined && workspace_id !== workspaceId) continue;
    const access = await tx.access.member(workspace_id, member_id);
    if (access?.active) active.push({ workspaceId: workspace_id, memberId: member_id });
  }
  return active.length === 1 ? (active[0] ?? null) : null;
};

/** Opens the session of a device whose person is proven, in the caller's transaction. */
export const openDevice = async (
  env: ServerEnvironment,
  tx: StorageTransaction,
  member: { workspaceId: string; memberId: string },
  proof: Pick<Proof, 'userId' | 'secondFactor'>,
  device: SignInRequest['device'],
): Promise<SignedIn> => {
  const { workspaceId, memberId } = member;
  const now = env.now();
  await registerDevice(tx, workspaceId, memberId, device, now);
  const { userId, secondFactor } = proof;
  const owner = { workspaceId, memberId, deviceId: device.id, userId, secondFactor };
  const tokens = await openSession(tx.kysely<IdentityTables>(), owner, env.newId(), now);
  await tx.audit.append(workspaceId, [
    { at: now, memberId, deviceId: device.id, kind: 'session.opened', detail: { second_factor: secondFactor ? 1 : 0 } },
  ]);
  return {
    ...(await sessionFactsIn(env, tx, { workspaceId, memberId, deviceId: device.id }, secondFactor)),
    ...tokens,
  };
};

/** `POST /v1/auth/sign-in`. Who is no member any more gets the same answer as a wrong password. */
export const signIn = (env: ServerEnvironment, request: SignInRequest, address: string): Promise<SignedIn> =>
  withProof(env, request, address, (proof) =>
    env.storage.transaction('write', async (tx) => {
      const member = await membershipOf(tx, proof.userId, request.workspaceId);
      if (!member) throw new ServerRefusal('wrong_credentials');
      return openDevice(env, tx, member, proof, request.device);
    }),
  );
