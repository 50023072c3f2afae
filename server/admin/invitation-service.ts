import { writeInvitationCode } from '#shared/contract/server/invitation-code.ts';
import type { InvitationLine, InvitationRequest, NewInvitation } from '#shared/contract/server/invitations.ts';
import type { IdentityTables } from '../auth/identity-tables.ts';
import { closeInvitation, invitationLineOf, invite, openInvitations } from '../auth/invitations.ts';
import type { ServerEnvironment } from '../environment.ts';
import { inBoth, textsIn } from '../http/texts.ts';
import { ServerRefusal } from '../refusal.ts';
import { type Asker, requireAdmin, writeAudit } from './authority.ts';
import { readTeamName, readWorkspaceName } from './directory.ts';

/** `GET /v1/admin/invitations`: those that may still be used. */
export const listInvitations = (env: ServerEnvironment, asker: Asker): Promise<InvitationLine[]> =>
  env.storage.transaction('snapshot', async (tx) => {
    await requireAdmin(tx, asker, false);
    const rows = await openInvitations(tx.kysely<IdentityTables>(), asker.workspaceId, env.now());
    return rows.map(invitationLineOf);
  });

/** `POST /v1/admin/invitations`: the code is shown once, and mailed where mail is configured. */
export const makeInvitation = async (
  env: ServerEnvironment,
  asker: Asker,
  request: InvitationRequest,
): Promise<NewInvitation> => {
  const { workspaceId, memberId } = asker;
  const { invitation, secret, workspaceName } = await env.storage.transaction('write', async (tx) => {
    await requireAdmin(tx, asker, true);
    await readTeamName(tx, workspaceId, request.teamId);
    const identity = tx.kysely<IdentityTables>();
    const made = await invite(identity, workspaceId, memberId, request, env.newId(), env.now());
    await writeAudit(tx, asker, env.now(), 'invitation.made', {
      invitation: made.invitation.id,
      role: request.role,
      team: request.teamId,
    });
    return { ...made, workspaceName: await readWorkspaceName(tx, workspaceId) };
  });
  const code = writeInvitationCode({ ...env.reach(), secret });
  const mailed = await mail(env, request, workspaceName, code);
  return { ...invitationLineOf(invitation), code, mailed };
};

const mail = async (
  { mailer }: ServerEnvironment,
  { email }: InvitationRequest,
  workspaceName: string,
  code: string,
): Promise<boolean> => {
  if (!mailer || email === null) return false;
  return mailer.send({
    to: email,
    subject: textsIn('pt-BR')('mail.invitationSubject', { workspace: workspaceName }),
    text: inBoth('mail.invitationText', { code }),
  });
};

/** `DELETE /v1/admin/invitations/{id}`. */
export const withdrawInvitation = (env: ServerEnvironment, asker: Asker, id: string): Promise<void> =>
  env.storage.transaction('write', async (tx) => {
    await requireAdmin(tx, asker, true);
    const closed = await closeInvitation(tx.kysely<IdentityTables>(), asker.workspaceId, id, null, env.now());
    if (!closed) throw new ServerRefusal('not_found', 'invitation');
    await writeAudit(tx, asker, env.now(), 'invitation.withdrawn', { invitation: id });
  });
