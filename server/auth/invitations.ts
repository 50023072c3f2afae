import type { InvitationLine, InvitationRequest } from '#shared/contract/server/invitations.ts';
import { ServerRefusal } from '../refusal.ts';
import type { Identity, IdentityTables } from './identity-tables.ts';
import { hashOf, newSecret } from './secrets.ts';

const DAY = 24 * 60 * 60 * 1000;

export type Invitation = IdentityTables['invitation'];

export const invitationLineOf = (row: Invitation): InvitationLine => ({
  id: row.id,
  role: row.role,
  teamId: row.team_id,
  email: row.email,
  name: row.name,
  createdAt: Number(row.created_at),
  expiresAt: Number(row.expires_at),
});

/** A new invitation; its secret is told here and nowhere again. */
export const invite = async (
  identity: Identity,
  workspaceId: string,
  by: string | null,
  { role, teamId, email, name, days }: InvitationRequest,
  id: string,
  now: number,
): Promise<{ invitation: Invitation; secret: string }> => {
  const secret = newSecret();
  const invitation: Invitation = {
    id,
    workspace_id: workspaceId,
    secret_hash: hashOf(secret),
    role,
    team_id: teamId,
    email: email?.toLowerCase() ?? null,
    name,
    created_by: by,
    created_at: now,
    expires_at: now + days * DAY,
    closed_at: null,
    used_by: null,
  };
  await identity.insertInto('invitation').values(invitation).execute();
  return { invitation, secret };
};

export const openInvitations = (identity: Identity, workspaceId: string, now: number): Promise<Invitation[]> =>
  identity
    .selectFrom('invitation')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('closed_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .execute();

/** The invitation of a secret. @throws ServerRefusal `invitation_invalid` for unknown, used, withdrawn and expired. */
export const findInvitation = async (identity: Identity, secret: string, now: number): Promise<Invitation> => {
  const row = await identity
    .selectFrom('invitation')
    .selectAll()
    .where('secret_hash', '=', hashOf(secret))
    .executeTakeFirst();
  if (!row || row.closed_at !== null || Number(row.expires_at) <= now) throw new ServerRefusal('invitation_invalid');
  return row;
};

/** The device that joined with a secret, or null: a join whose answer was lost is answered again. */
export const usedBy = async (identity: Identity, secret: string): Promise<string | null> => {
  const row = await identity
    .selectFrom('invitation')
    .select('used_by')
    .where('secret_hash', '=', hashOf(secret))
    .executeTakeFirst();
  return row?.used_by ?? null;
};

/** Uses up or withdraws an open invitation; false where somebody else was faster. */
export const closeInvitation = async (
  identity: Identity,
  workspaceId: string,
  id: string,
  usedByDevice: string | null,
  now: number,
): Promise<boolean> => {
  const { numUpdatedRows } = await identity
    .updateTable('invitation')
    .set({ closed_at: now, used_by: usedByDevice })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

/** The first admin is there: what else the server printed at its starts opens nothing any more. */
export const closeFirstInvitations = async (identity: Identity, workspaceId: string, now: number): Promise<void> => {
  await identity
    .updateTable('invitation')
    .set({ closed_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('created_by', 'is', null)
    .where('closed_at', 'is', null)
    .execute();
};
