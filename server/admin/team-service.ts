import type { TeamLine } from '#shared/contract/server/members.ts';
import type { IdentityTables } from '../auth/identity-tables.ts';
import { openInvitations } from '../auth/invitations.ts';
import type { ServerEnvironment } from '../environment.ts';
import { ServerRefusal } from '../refusal.ts';
import { type Asker, requireAdmin, writeAudit } from './authority.ts';
import { memberFactsOf, readAll, readTeamName } from './directory.ts';
import { writeDirectory } from './directory-writer.ts';

/** `GET /v1/admin/teams`. */
export const listTeams = (env: ServerEnvironment, asker: Asker): Promise<TeamLine[]> =>
  env.storage.transaction('snapshot', async (tx) => {
    await requireAdmin(tx, asker, false);
    const members = (await readAll(tx, asker.workspaceId, 'member')).map(memberFactsOf);
    return (await readAll(tx, asker.workspaceId, 'team')).map(({ id, values }) => ({
      id,
      name: String(values['name'] ?? ''),
      members: members.filter(({ teamId, active }) => active && teamId === id).length,
    }));
  });

/** `POST /v1/admin/teams` and `PATCH /v1/admin/teams/{id}`. @returns the team's id. */
export const saveTeam = async (
  env: ServerEnvironment,
  asker: Asker,
  id: string | null,
  name: string,
): Promise<string> => {
  const teamId = id ?? env.newId();
  await env.storage.transaction('write', async (tx) => {
    await requireAdmin(tx, asker, true);
    if (id !== null) await readTeamName(tx, asker.workspaceId, id);
    await writeDirectory(env, tx, asker, [{ t: 'team', id: teamId, f: { name } }]);
    await writeAudit(tx, asker, env.now(), id === null ? 'team.made' : 'team.renamed', { team: teamId });
  });
  env.wake.committed(asker.workspaceId);
  return teamId;
};

/** `DELETE /v1/admin/teams/{id}`. @throws ServerRefusal `team_in_use` while it has members or invitations. */
export const removeTeam = async (env: ServerEnvironment, asker: Asker, id: string): Promise<void> => {
  const { workspaceId } = asker;
  await env.storage.transaction('write', async (tx) => {
    await requireAdmin(tx, asker, true);
    await readTeamName(tx, workspaceId, id);
    const members = (await readAll(tx, workspaceId, 'member')).map(memberFactsOf);
    const invitations = await openInvitations(tx.kysely<IdentityTables>(), workspaceId, env.now());
    if (members.some(({ teamId }) => teamId === id) || invitations.some(({ team_id }) => team_id === id)) {
      throw new ServerRefusal('team_in_use');
    }
    const deleted_at = new Date(env.now()).toISOString();
    await writeDirectory(env, tx, asker, [{ t: 'team', id, f: { deleted_at } }]);
    await writeAudit(tx, asker, env.now(), 'team.removed', { team: id });
  });
  env.wake.committed(workspaceId);
};
