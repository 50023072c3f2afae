import type { MemberRole } from '#shared/domain/vocabulary.ts';
import type { FieldValues } from '#shared/sync/mutation.ts';
import type { TableName } from '#shared/sync/tables.ts';
import type { RowImage } from '#shared/sync/wire.ts';
import { ServerRefusal } from '../refusal.ts';
import type { StorageTransaction } from '../storage/storage.ts';

/** Rows of the directory as the server holds them: workspace, teams and members, which everybody may read. */
export interface DirectoryRow {
  id: string;
  values: FieldValues;
}

export interface MemberFacts {
  id: string;
  teamId: string;
  name: string;
  email: string | null;
  role: MemberRole;
  active: boolean;
}

const text = (row: DirectoryRow, field: string): string => String(row.values[field] ?? '');

export const memberFactsOf = (row: DirectoryRow): MemberFacts => ({
  id: row.id,
  teamId: text(row, 'team_id'),
  name: text(row, 'name'),
  email: (row.values['email'] as string | undefined) ?? null,
  role: text(row, 'role') as MemberRole,
  active: row.values['active'] === 1 && !row.values['deleted_at'],
});

/** Rows that are there and not in the trash. */
export const readRows = async (
  tx: StorageTransaction,
  workspaceId: string,
  t: TableName,
  ids: readonly string[],
): Promise<DirectoryRow[]> => {
  const found = await tx.rows.find(
    workspaceId,
    ids.map((id) => ({ t, id })),
  );
  return found
    .map(({ id, image }) => ({ id, values: (JSON.parse(image) as RowImage).v }))
    .filter(({ values }) => !values['deleted_at']);
};

export const readAll = async (
  tx: StorageTransaction,
  workspaceId: string,
  t: 'member' | 'team',
): Promise<DirectoryRow[]> => {
  const ids = (await tx.rows.rowDigests(workspaceId, 'w', t)).map(({ id }) => id);
  return readRows(tx, workspaceId, t, ids);
};

/** @throws ServerRefusal `not_found`. */
export const readMember = async (tx: StorageTransaction, workspaceId: string, id: string): Promise<MemberFacts> => {
  const [row] = await readRows(tx, workspaceId, 'member', [id]);
  if (!row) throw new ServerRefusal('not_found', 'member');
  return memberFactsOf(row);
};

export const readWorkspaceName = async (tx: StorageTransaction, workspaceId: string): Promise<string> => {
  const [row] = await readRows(tx, workspaceId, 'workspace', [workspaceId]);
  return row ? text(row, 'name') : '';
};

export const readTeamName = async (tx: StorageTransaction, workspaceId: string, teamId: string): Promise<string> => {
  const [row] = await readRows(tx, workspaceId, 'team', [teamId]);
  if (!row) throw new ServerRefusal('not_found', 'team');
  return text(row, 'name');
};
