import type { MemberRole } from '#shared/domain/vocabulary.ts';
import {
  accountBucket,
  accountOfBucket,
  memberBucket,
  privateBucket,
  teamBucket,
  workspaceBucket,
} from '#shared/sync/buckets.ts';
import type { AccountOwner, Collaborator, MemberAccess } from './rows.ts';
import type { Sql, SqlList } from './sql.ts';
import type { AccessStore } from './storage.ts';
import { accessLogTable, collaboratorTable, memberTable, ownerTable } from './tables.ts';

interface MemberRow {
  member_id: string;
  ver: number;
  role: string;
  team_id: string | null;
  active: number;
}

interface AccountMember {
  account_id: string;
  member_id: string;
}

const memberSql = 'SELECT * FROM sync_member WHERE workspace_id = ? AND member_id = ?';

export const accessStore = (sql: Sql): AccessStore => {
  const findMember = async (workspaceId: string, memberId: string, lock: 'none' | 'share') => {
    const [row] = await sql.all<MemberRow>(memberSql + sql.locking(lock), [workspaceId, memberId]);
    return row ? toMember(row) : null;
  };

  return {
    member: (workspaceId, memberId) => findMember(workspaceId, memberId, 'none'),
    lockMember: (workspaceId, memberId) => findMember(workspaceId, memberId, 'share'),

    async lockMembers(workspaceId) {
      const rows = await sql.all<MemberRow>(
        `SELECT * FROM sync_member WHERE workspace_id = ? ORDER BY member_id${sql.locking('update')}`,
        [workspaceId],
      );
      return rows.map(toMember);
    },

    async saveMembers(workspaceId, members) {
      await sql.insert(
        memberTable,
        members.map(({ memberId, ver, role, teamId, active }) => [
          workspaceId,
          memberId,
          ver,
          role,
          teamId,
          active ? 1 : 0,
        ]),
        'replace',
      );
    },

    async saveOwners(workspaceId, owners) {
      await sql.insert(
        ownerTable,
        owners.map(({ accountId, ownerId }) => [workspaceId, accountId, ownerId]),
        'replace',
      );
    },

    async owners(workspaceId, accountIds) {
      const rows = await sql.byKeys<{ account_id: string; owner_id: string | null }>(
        ownerTable,
        workspaceId,
        accountIds.map((id) => [id]),
        'none',
      );
      return rows.map(({ account_id, owner_id }): AccountOwner => ({ accountId: account_id, ownerId: owner_id }));
    },

    async addCollaborators(workspaceId, collaborators) {
      await sql.insert(
        collaboratorTable,
        collaborators.map(({ accountId, memberId }) => [workspaceId, accountId, memberId]),
        'skip',
      );
    },

    async removeCollaborators(workspaceId, collaborators) {
      for (const { accountId, memberId } of collaborators)
        await sql.run('DELETE FROM sync_collaborator WHERE workspace_id = ? AND account_id = ? AND member_id = ?', [
          workspaceId,
          accountId,
          memberId,
        ]);
    },

    async readable(workspaceId, memberId, among) {
      const member = await findMember(workspaceId, memberId, 'none');
      if (!member?.active) return [];
      const own = [workspaceBucket, memberBucket(memberId), ...(member.teamId ? [teamBucket(member.teamId)] : [])];
      const asked = among && accountsOf(among);
      const accounts = asked?.length === 0 ? [] : await readableAccounts(sql, workspaceId, member, asked);
      if (among === null)
        return [...own, ...accounts.flatMap((id) => [accountBucket(id), privateBucket(id, memberId)])];
      const open = new Set([...own, ...accounts.flatMap((id) => [accountBucket(id), privateBucket(id, memberId)])]);
      return among.filter((bucket) => open.has(bucket));
    },

    async readers(workspaceId, accountIds) {
      const list = sql.list(accountIds);
      const ofAccounts = `FROM sync_account_owner AS o JOIN sync_member AS m ON m.workspace_id = o.workspace_id
        AND m.active = 1 WHERE o.workspace_id = ? AND ${sql.among('o.account_id', 'text')}`;
      const rows = await sql.all<AccountMember>(
        `SELECT o.account_id, m.member_id ${ofAccounts} AND (m.role = 'admin' OR m.member_id = o.owner_id)
         UNION SELECT o.account_id, m.member_id ${ofAccounts} AND m.role = 'lead' AND EXISTS (
           SELECT 1 FROM sync_member AS owner WHERE owner.workspace_id = o.workspace_id
           AND owner.member_id = o.owner_id AND owner.team_id = m.team_id)
         UNION SELECT o.account_id, m.member_id ${ofAccounts} AND EXISTS (
           SELECT 1 FROM sync_collaborator AS c WHERE c.workspace_id = o.workspace_id
           AND c.account_id = o.account_id AND c.member_id = m.member_id)
         ORDER BY 1, 2`,
        [workspaceId, list, workspaceId, list, workspaceId, list],
      );
      return rows.map(({ account_id, member_id }): Collaborator => ({ accountId: account_id, memberId: member_id }));
    },

    async readableAt(workspaceId, memberId, buckets, ver) {
      const logged = (bucket: string) => {
        const accountId = accountOfBucket(bucket);
        return accountId === null ? bucket : accountBucket(accountId);
      };
      const rows = await sql.all<{ bucket: string }>(
        `SELECT DISTINCT bucket FROM sync_access_log WHERE workspace_id = ? AND member_id = ?
         AND ${sql.among('bucket', 'text')} AND ver_from <= ? AND (ver_to IS NULL OR ver_to > ?)`,
        [workspaceId, memberId, sql.list([...new Set(buckets.map(logged))]), ver, ver],
      );
      const open = new Set(rows.map(({ bucket }) => bucket));
      const mine = new Set([workspaceBucket, memberBucket(memberId)]);
      const isOthersPrivate = (bucket: string) => bucket.startsWith('p:') && !bucket.endsWith(`:${memberId}`);
      return buckets.filter((bucket) => mine.has(bucket) || (open.has(logged(bucket)) && !isOthersPrivate(bucket)));
    },

    async logGrants(workspaceId, entries) {
      await sql.insert(
        accessLogTable,
        entries.map(({ memberId, bucket, ver }) => [workspaceId, memberId, bucket, ver, null]),
        'replace',
      );
    },

    async logRevokes(workspaceId, entries) {
      for (const { memberId, bucket, ver } of entries)
        await sql.run(
          `UPDATE sync_access_log SET ver_to = ?
           WHERE workspace_id = ? AND member_id = ? AND bucket = ? AND ver_to IS NULL`,
          [ver, workspaceId, memberId, bucket],
        );
    },
  };
};

/** The rule of sync.md 2.2: own and collaborating; a lead's, those of the team; an admin's, all. */
const readableAccounts = async (
  sql: Sql,
  workspaceId: string,
  { memberId, role, teamId }: MemberAccess,
  asked: readonly string[] | null,
): Promise<string[]> => {
  const parts: string[] = [];
  const values: SqlList[] = [];
  const add = (text: string, ...given: SqlList[]) => {
    parts.push(asked ? `${text} AND ${sql.among('o.account_id', 'text')}` : text);
    values.push(...given, ...(asked ? [sql.list(asked)] : []));
  };
  const owned = 'SELECT o.account_id FROM sync_account_owner AS o WHERE o.workspace_id = ?';
  if (role === 'admin') add(owned, workspaceId);
  else {
    add(`${owned} AND o.owner_id = ?`, workspaceId, memberId);
    add(
      'SELECT o.account_id FROM sync_collaborator AS o WHERE o.workspace_id = ? AND o.member_id = ?',
      workspaceId,
      memberId,
    );
    if (role === 'lead' && teamId !== null)
      add(
        `${owned} AND o.owner_id IN (SELECT member_id FROM sync_member WHERE workspace_id = ? AND team_id = ?)`,
        workspaceId,
        workspaceId,
        teamId,
      );
  }
  const rows = await sql.all<{ account_id: string }>(`${parts.join(' UNION ')} ORDER BY 1`, values);
  return rows.map(({ account_id }) => account_id);
};

const accountsOf = (buckets: readonly string[]): string[] => [
  ...new Set(buckets.map(accountOfBucket).filter((id) => id !== null)),
];

const toMember = (row: MemberRow): MemberAccess => ({
  memberId: row.member_id,
  ver: row.ver,
  role: row.role as MemberRole,
  teamId: row.team_id,
  active: row.active === 1,
});
