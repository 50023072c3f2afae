import type { WorkspaceState } from './rows.ts';
import type { Sql } from './sql.ts';
import type { WorkspaceStore } from './storage.ts';
import { workspaceTable } from './tables.ts';

interface Row {
  id: string;
  epoch: string;
  head: number;
  min_seq: number;
  safe_seq: number;
  restored_at: number;
  server_device_id: string;
}

export const workspaceStore = (sql: Sql): WorkspaceStore => ({
  ids: async () => (await sql.all<Row>('SELECT id FROM sync_workspace ORDER BY id')).map(({ id }) => id),

  async find(workspaceId) {
    const [row] = await sql.all<Row>('SELECT * FROM sync_workspace WHERE id = ?', [workspaceId]);
    return row ? toState(row) : null;
  },

  async create({ id, epoch, head, minSeq, safeSeq, restoredAt, serverDeviceId }) {
    await sql.insert(workspaceTable, [[id, epoch, head, minSeq, safeSeq, restoredAt, serverDeviceId, 0, '']]);
  },

  async update(workspaceId, { epoch, safeSeq, minSeq, restoredAt }) {
    await sql.run(
      `UPDATE sync_workspace SET epoch = coalesce(?, epoch), safe_seq = coalesce(?, safe_seq),
         min_seq = coalesce(?, min_seq), restored_at = coalesce(?, restored_at) WHERE id = ?`,
      [epoch ?? null, safeSeq ?? null, minSeq ?? null, restoredAt ?? null, workspaceId],
    );
  },

  async advanceHead(workspaceId, by) {
    const [row] = await sql.all<Row>('UPDATE sync_workspace SET head = head + ? WHERE id = ? RETURNING head', [
      by,
      workspaceId,
    ]);
    if (!row) throw new Error(`no workspace ${workspaceId}`);
    return row.head;
  },
});

const toState = (row: Row): WorkspaceState => ({
  id: row.id,
  epoch: row.epoch,
  head: row.head,
  minSeq: row.min_seq,
  safeSeq: row.safe_seq,
  restoredAt: row.restored_at,
  serverDeviceId: row.server_device_id,
});
