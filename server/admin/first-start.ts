import { writeInvitationCode } from '#shared/contract/server/invitation-code.ts';
import { type IdentityTables, waitForOtherServers } from '../auth/identity-tables.ts';
import { invite } from '../auth/invitations.ts';
import type { Reach, ServerEnvironment } from '../environment.ts';
import type { StorageTransaction } from '../storage/storage.ts';
import type { SyncEnvironment } from '../sync/environment.ts';
import { createWorkspace } from '../sync/workspaces.ts';
import { writeDirectory } from './directory-writer.ts';
import { readAll, readWorkspaceName } from './directory.ts';

const TEAM_NAME = 'Equipe 1';
const FIRST_INVITATION_DAYS = 30;

export interface FirstStart {
  name: string;
  timeZone: string;
}

/** The one workspace of a new server. */
const makeFirst = (env: SyncEnvironment, first: FirstStart): Promise<string> =>
  env.storage.transaction('write', async (tx) => {
    await waitForOtherServers(env.storage.kind, tx.kysely());
    const [found] = await tx.workspaces.ids();
    return found ?? makeWorkspace(env, tx, first);
  });

/** A workspace with one team and nobody in it. */
const makeWorkspace = async (env: SyncEnvironment, tx: StorageTransaction, { name, timeZone }: FirstStart) => {
  const workspaceId = env.newId();
  await createWorkspace(env, tx, { workspaceId, serverName: 'server' });
  const workspace = {
    name,
    time_zone: timeZone,
    language: 'pt-BR',
    currency: 'BRL',
    review_cycle: 'journey_120_days',
    primary_color: null,
    secondary_color: null,
    logo_attachment_id: null,
  };
  await writeDirectory(env, tx, { workspaceId, memberId: workspaceId }, [
    { t: 'workspace', id: workspaceId, f: workspace },
    { t: 'team', id: env.newId(), f: { name: TEAM_NAME } },
  ]);
  return workspaceId;
};

/** An invitation for the first admin while nobody has joined: a new one at each start, since only hashes are kept. */
const inviteFirstAdmin = (env: SyncEnvironment, workspaceId: string): Promise<string | null> =>
  env.storage.transaction('write', async (tx) => {
    const identity = tx.kysely<IdentityTables>();
    const login = await identity
      .selectFrom('member_login')
      .select('member_id')
      .where('workspace_id', '=', workspaceId)
      .executeTakeFirst();
    if (login) return null;
    const [team] = await readAll(tx, workspaceId, 'team');
    if (!team) return null;
    const request = {
      role: 'admin' as const,
      teamId: team.id,
      email: null,
      name: null,
      days: FIRST_INVITATION_DAYS,
    };
    const { secret } = await invite(identity, workspaceId, null, request, env.newId(), env.now());
    return secret;
  });

/**
 * Makes what a new server lacks. @returns the first admin's invitation code, or null once somebody has joined.
 */
export const prepareFirstStart = async (env: ServerEnvironment, first: FirstStart): Promise<string | null> => {
  const workspaceId = await makeFirst(env, first);
  const secret = await inviteFirstAdmin(env, workspaceId);
  return secret === null ? null : writeInvitationCode({ ...env.reach(), secret });
};

/**
 * One more workspace, apart from the others: nobody of those sees anything of it, and one person may be in several with
 * the same e-mail. Asked again before anybody joined, it gives another invitation.
 * @returns the first admin's invitation code, or null where people work in a workspace of this name already.
 */
export const addWorkspace = async (env: SyncEnvironment, more: FirstStart, reach: Reach): Promise<string | null> => {
  const workspaceId = await env.storage.transaction('write', async (tx) => {
    await waitForOtherServers(env.storage.kind, tx.kysely());
    for (const id of await tx.workspaces.ids()) if ((await readWorkspaceName(tx, id)) === more.name) return id;
    return makeWorkspace(env, tx, more);
  });
  const secret = await inviteFirstAdmin(env, workspaceId);
  return secret === null ? null : writeInvitationCode({ ...reach, secret });
};
