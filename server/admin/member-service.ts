import type { AccountLine, HandOverRequest, MemberChange, MemberLine } from '#shared/contract/server/members.ts';
import { accountOfBucket } from '#shared/sync/buckets.ts';
import { endSessions } from '../auth/device-sessions.ts';
import type { IdentityTables } from '../auth/identity-tables.ts';
import { newResetCode } from '../auth/account-service.ts';
import type { ServerEnvironment } from '../environment.ts';
import { ServerRefusal } from '../refusal.ts';
import type { MemberAccess } from '../storage/rows.ts';
import type { StorageTransaction } from '../storage/storage.ts';
import { type Asker, requireAdmin, writeAudit } from './authority.ts';
import { memberFactsOf, readAll, readMember, readRows, readTeamName } from './directory.ts';
import { writeDirectory } from './directory-writer.ts';

const ownedAccounts = async (tx: StorageTransaction, asker: Asker) => {
  const buckets = await tx.access.readable(asker.workspaceId, asker.memberId, null);
  const ids = buckets.filter((bucket) => bucket.startsWith('a:')).map((bucket) => accountOfBucket(bucket) ?? '');
  return tx.access.owners(asker.workspaceId, ids);
};

const loginsOf = (tx: StorageTransaction, workspaceId: string) =>
  tx
    .kysely<IdentityTables>()
    .selectFrom('member_login')
    .select(['member_id', 'user_id'])
    .where('workspace_id', '=', workspaceId)
    .execute();

/** `GET /v1/admin/members`. */
export const listMembers = async (env: ServerEnvironment, asker: Asker): Promise<MemberLine[]> => {
  const { members, logins } = await env.storage.transaction('snapshot', async (tx) => {
    await requireAdmin(tx, asker, false);
    const rows = (await readAll(tx, asker.workspaceId, 'member')).map(memberFactsOf);
    const owners = await ownedAccounts(tx, asker);
    const devices = await tx.devices.ofMembers(
      asker.workspaceId,
      rows.map(({ id }) => id),
    );
    return {
      members: rows.map((row) => ({
        ...row,
        accounts: owners.filter(({ ownerId }) => ownerId === row.id).length,
        lastSeenAt: devices
          .filter(({ memberId }) => memberId === row.id)
          .reduce<number | null>((latest, { seenAt }) => Math.max(latest ?? 0, seenAt), null),
      })),
      logins: await loginsOf(tx, asker.workspaceId),
    };
  });
  const users = new Map(logins.map(({ member_id, user_id }) => [member_id, user_id]));
  const protectedUsers = await env.people.withSecondFactor([...users.values()]);
  return members.map((member) => ({ ...member, secondFactor: protectedUsers.has(users.get(member.id) ?? '') }));
};

const staysRunnable = (members: readonly MemberAccess[], changed: { id: string; role: string; active: boolean }) =>
  members.some(({ memberId, role, active }) =>
    memberId === changed.id ? changed.role === 'admin' && changed.active : role === 'admin' && active,
  );

/**
 * `PATCH /v1/admin/members/{id}`: name, role, team, or leaving and coming back. Access follows in the same transaction
 * (sync.md 2.12).
 * @throws ServerRefusal `forbidden`, `not_found`, `last_admin`, `owns_accounts`.
 */
export const changeMember = async (
  env: ServerEnvironment,
  asker: Asker,
  id: string,
  change: MemberChange,
): Promise<void> => {
  const { workspaceId } = asker;
  await env.storage.transaction('write', async (tx) => {
    const members = await requireAdmin(tx, asker, true);
    const before = await readMember(tx, workspaceId, id);
    const after = {
      ...before,
      ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)),
    } satisfies MemberChange as typeof before;
    if (after.teamId !== before.teamId) await readTeamName(tx, workspaceId, after.teamId);
    if (!staysRunnable(members, after)) throw new ServerRefusal('last_admin');
    if (before.active && !after.active) await leave(tx, asker, id);
    const f = { name: after.name, role: after.role, team_id: after.teamId, active: after.active ? 1 : 0 };
    await writeDirectory(env, tx, asker, [{ t: 'member', id, f }]);
    await writeAudit(tx, asker, env.now(), 'member.changed', {
      member: id,
      role: after.role,
      team: after.teamId,
      active: after.active ? 1 : 0,
    });
  });
  env.wake.committed(workspaceId);
  if (change.active === false) env.wake.closeDevices(({ memberId }) => memberId === id);
};

const leave = async (tx: StorageTransaction, asker: Asker, memberId: string): Promise<void> => {
  const owned = await ownedAccounts(tx, asker);
  if (owned.some(({ ownerId }) => ownerId === memberId)) throw new ServerRefusal('owns_accounts');
  await endSessions(tx.kysely<IdentityTables>(), { workspaceId: asker.workspaceId, memberId }, 'left');
};

/**
 * `POST /v1/admin/members/{id}/hand-over`: one transaction, whether one account or the 300 of somebody who leaves.
 * @throws ServerRefusal `forbidden`, `not_found`.
 */
export const handOver = async (
  env: ServerEnvironment,
  asker: Asker,
  from: string,
  { to, accountIds }: HandOverRequest,
): Promise<number> => {
  const { workspaceId } = asker;
  const count = await env.storage.transaction('write', async (tx) => {
    const members = await requireAdmin(tx, asker, true);
    const receiver = members.find(({ memberId }) => memberId === to);
    if (!receiver?.active || from === to) throw new ServerRefusal('not_found', 'receiver');
    await readMember(tx, workspaceId, from);
    const owned = (await ownedAccounts(tx, asker)).filter(({ ownerId }) => ownerId === from);
    const ids = new Set(owned.map(({ accountId }) => accountId));
    if (accountIds?.some((id) => !ids.has(id))) throw new ServerRefusal('not_found', 'account');
    const moved = accountIds ?? [...ids];
    await writeDirectory(
      env,
      tx,
      asker,
      moved.map((id) => ({ t: 'account', id, f: { owner_id: to } })),
    );
    await writeAudit(tx, asker, env.now(), 'accounts.handed_over', { from, to, accounts: moved.length });
    return moved.length;
  });
  env.wake.committed(workspaceId);
  return count;
};

/** Password and second factor open every workspace of a person: an admin of one of several decides neither. */
const isElsewhere = async (tx: StorageTransaction, asker: Asker, userId: string): Promise<boolean> => {
  const found = await tx
    .kysely<IdentityTables>()
    .selectFrom('member_login')
    .select('workspace_id')
    .where('user_id', '=', userId)
    .where('workspace_id', '!=', asker.workspaceId)
    .limit(1)
    .execute();
  return found.length > 0;
};

/** The person behind a member, for an admin. @throws ServerRefusal `forbidden`, `not_found`. */
const userOf = (env: ServerEnvironment, asker: Asker, memberId: string, kind: string): Promise<string> =>
  env.storage.transaction('write', async (tx) => {
    await requireAdmin(tx, asker, true);
    const login = (await loginsOf(tx, asker.workspaceId)).find(({ member_id }) => member_id === memberId);
    if (!login) throw new ServerRefusal('not_found', 'member');
    if (await isElsewhere(tx, asker, login.user_id)) throw new ServerRefusal('forbidden', 'also in another workspace');
    await writeAudit(tx, asker, env.now(), kind, { member: memberId });
    return login.user_id;
  });

/** `POST /v1/admin/members/{id}/reset-code`: for a person who forgot the password and gets no mail. */
export const makeResetCode = async (env: ServerEnvironment, asker: Asker, memberId: string) =>
  newResetCode(env, await userOf(env, asker, memberId, 'password.reset_code'));

/** `POST /v1/admin/members/{id}/second-factor/end`: for a person who lost the second factor and every backup code. */
export const endMemberSecondFactor = async (env: ServerEnvironment, asker: Asker, memberId: string): Promise<void> =>
  env.people.endSecondFactor(await userOf(env, asker, memberId, 'second_factor.off_by_admin'));

/** `GET /v1/admin/accounts`: who owns what of all that the asker may read. */
export const listAccounts = (env: ServerEnvironment, asker: Asker): Promise<AccountLine[]> =>
  env.storage.transaction('snapshot', async (tx) => {
    const access = await tx.access.member(asker.workspaceId, asker.memberId);
    if (!access?.active || access.role === 'consultant') throw new ServerRefusal('forbidden', 'leads and admins only');
    const owners = new Map((await ownedAccounts(tx, asker)).map(({ accountId, ownerId }) => [accountId, ownerId]));
    const rows = await readRows(tx, asker.workspaceId, 'account', [...owners.keys()]);
    return rows.map(({ id, values }) => ({ id, name: String(values['name'] ?? ''), ownerId: owners.get(id) ?? null }));
  });
