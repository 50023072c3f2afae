import type { InvitationAnswer, JoinRequest, SignedIn } from '#shared/contract/server/sign-in.ts';
import { readTeamName, readWorkspaceName } from '../admin/directory.ts';
import { writeDirectory } from '../admin/directory-writer.ts';
import type { ServerEnvironment } from '../environment.ts';
import { ServerRefusal } from '../refusal.ts';
import type { StorageTransaction } from '../storage/storage.ts';
import type { Identity, IdentityTables } from './identity-tables.ts';
import { closeFirstInvitations, closeInvitation, findInvitation, type Invitation, usedBy } from './invitations.ts';
import { beforeAttempt } from './login-guard.ts';
import type { Proof } from './people.ts';
import { openDevice, signIn } from './sign-in-service.ts';

/** `POST /v1/auth/invitation`: what a code leads to. @throws ServerRefusal `invitation_invalid`. */
export const describeInvitation = (env: ServerEnvironment, secret: string): Promise<InvitationAnswer> =>
  env.storage.transaction('snapshot', async (tx) => {
    const invitation = await findInvitation(tx.kysely<IdentityTables>(), secret, env.now());
    return {
      workspaceId: invitation.workspace_id,
      workspaceName: await readWorkspaceName(tx, invitation.workspace_id),
      teamName: await readTeamName(tx, invitation.workspace_id, invitation.team_id),
      role: invitation.role,
      email: invitation.email,
      name: invitation.name,
      expiresAt: invitation.expires_at,
    };
  });

const memberOf = async (identity: Identity, workspaceId: string, userId: string): Promise<string | null> => {
  const row = await identity
    .selectFrom('member_login')
    .select('member_id')
    .where('workspace_id', '=', workspaceId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row?.member_id ?? null;
};

/** The member that an invitation makes; somebody who left and comes back is the same member again. */
const admit = async (
  env: ServerEnvironment,
  tx: StorageTransaction,
  invitation: Invitation,
  { name, email, device }: JoinRequest,
  userId: string,
): Promise<string> => {
  const identity = tx.kysely<IdentityTables>();
  const { workspace_id: workspaceId, team_id, role } = invitation;
  if (!(await closeInvitation(identity, workspaceId, invitation.id, device.id, env.now()))) {
    throw new ServerRefusal('invitation_invalid');
  }
  const known = await memberOf(identity, workspaceId, userId);
  // An invitation makes members; what an active one may do is changed by an admin.
  if (known && (await tx.access.member(workspaceId, known))?.active) throw new ServerRefusal('email_taken');
  const memberId = known ?? env.newId();
  if (!known) {
    await identity
      .insertInto('member_login')
      .values({ workspace_id: workspaceId, member_id: memberId, user_id: userId })
      .execute();
  }
  const f = { team_id, name, email: email.toLowerCase(), role, active: 1 };
  await writeDirectory(env, tx, { workspaceId, memberId }, [{ t: 'member', id: memberId, f }]);
  if (invitation.created_by === null) await closeFirstInvitations(identity, workspaceId, env.now());
  await tx.audit.append(workspaceId, [
    {
      at: env.now(),
      memberId,
      deviceId: device.id,
      kind: 'member.joined',
      detail: { invitation: invitation.id, invited_by: invitation.created_by, role, team: team_id },
    },
  ]);
  return memberId;
};

/** Proves the person that joins, or makes her known. */
const proofOfJoiner = async (env: ServerEnvironment, request: JoinRequest, address: string): Promise<Proof> => {
  const { email, name, password, code } = request;
  if ((await env.people.idOf(email)) === null) return env.people.create(email, name, password);
  await beforeAttempt(env.storage.kysely<IdentityTables>(), email, address, env.now(), env.limits.login);
  return env.people.prove(email, password, code);
};

/**
 * `POST /v1/auth/join`: uses up an invitation, makes the member, and opens the session of her first device. Sent again
 * by the same device, because the answer was lost, it signs in.
 * @throws ServerRefusal `invitation_invalid`, `wrong_credentials`, `second_factor_required`, `password_too_short`,
 * `email_taken` for who is a member already.
 */
export const join = async (env: ServerEnvironment, request: JoinRequest, address: string): Promise<SignedIn> => {
  const identity = env.storage.kysely<IdentityTables>();
  const { secret, email, device } = request;
  if ((await usedBy(identity, secret)) === device.id) return signIn(env, request, address);
  const invitation = await findInvitation(identity, secret, env.now());
  if (invitation.email !== null && invitation.email !== email.toLowerCase()) {
    throw new ServerRefusal('invitation_invalid');
  }
  const proof = await proofOfJoiner(env, request, address);
  try {
    const signedIn = await env.storage.transaction('write', async (tx) => {
      const memberId = await admit(env, tx, invitation, request, proof.userId);
      return openDevice(env, tx, { workspaceId: invitation.workspace_id, memberId }, proof, device);
    });
    env.wake.committed(invitation.workspace_id);
    return signedIn;
  } finally {
    await proof.end();
  }
};
