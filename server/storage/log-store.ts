import type { Change, ChangeSet } from './rows.ts';
import type { Sql } from './sql.ts';
import type { LogStore } from './storage.ts';
import { changeSetTable, changeTable } from './tables.ts';

interface SetRow {
  seq: number;
  at: number;
  member_id: string;
  device_id: string;
  n: number;
  mutation_id: string;
}

interface SizedChange extends Change {
  size: number;
}

const columns = 'c.seq, c.idx, c.bucket, c.t, c.id, c.size, c.image';

/** Keys first, then the images of as many as fit: a page of the largest rows must not pass through memory uncut. */
const page = (sql: Sql) => `SELECT ${columns} FROM (
  SELECT seq, idx, sum(size) OVER (ORDER BY seq, idx) - size AS before FROM (
    SELECT seq, idx, size FROM sync_change
    WHERE workspace_id = ? AND seq > ? AND seq <= ? AND ${sql.among('bucket', 'text')}
    ORDER BY seq, idx LIMIT ?) AS wanted) AS paged
  JOIN sync_change AS c ON c.workspace_id = ? AND c.seq = paged.seq AND c.idx = paged.idx
  WHERE paged.before < ? ORDER BY c.seq, c.idx`;

export const logStore = (sql: Sql): LogStore => ({
  async append(workspaceId, sets, changes) {
    await sql.insert(
      changeSetTable,
      sets.map(({ seq, at, memberId, deviceId, n, mutationId }) => [
        workspaceId,
        seq,
        at,
        memberId,
        deviceId,
        n,
        mutationId,
      ]),
    );
    await sql.insert(
      changeTable,
      changes.map(({ seq, idx, bucket, t, id, image }) => [
        workspaceId,
        seq,
        idx,
        bucket,
        t,
        id,
        Buffer.byteLength(image),
        image,
      ]),
    );
  },

  async after(workspaceId, { after, head, buckets }, limit) {
    if (head <= after) return { changes: [], reached: head };
    const list = sql.list(buckets);
    const bytes = Math.max(1, limit.bytes);
    const rows = await sql.all<SizedChange>(page(sql), [
      workspaceId,
      after,
      head,
      list,
      limit.rows + 1,
      workspaceId,
      bytes,
    ]);
    const size = rows.reduce((sum, row) => sum + row.size, 0);
    const last = rows.at(-1);
    if (!last || (rows.length <= limit.rows && size < bytes)) return { changes: rows, reached: head };
    const whole = rows.filter(({ seq }) => seq < last.seq);
    if (whole.length > 0) return { changes: whole, reached: last.seq - 1 };
    const alone = await sql.all<SizedChange>(
      `SELECT ${columns} FROM sync_change AS c
       WHERE c.workspace_id = ? AND c.seq = ? AND ${sql.among('c.bucket', 'text')} ORDER BY c.idx`,
      [workspaceId, last.seq, list],
    );
    return { changes: alone, reached: last.seq };
  },

  async sets(workspaceId, seqs, own) {
    const rows = await sql.all<SetRow>(
      `SELECT * FROM sync_change_set WHERE workspace_id = ? AND ${sql.among('seq', 'int')}
       UNION SELECT * FROM sync_change_set WHERE workspace_id = ? AND device_id = ? AND seq > ? AND seq <= ?
       ORDER BY seq`,
      [workspaceId, sql.list(seqs), workspaceId, own.deviceId, own.after, own.reached],
    );
    return rows.map(toSet);
  },

  async newestBefore(workspaceId, at) {
    const [row] = await sql.all<{ seq: number | null }>(
      'SELECT max(seq) AS seq FROM sync_change_set WHERE workspace_id = ? AND at < ?',
      [workspaceId, at],
    );
    return row?.seq ?? 0;
  },

  async prune(workspaceId, upTo) {
    await sql.run('DELETE FROM sync_change WHERE workspace_id = ? AND seq <= ?', [workspaceId, upTo]);
    await sql.run('DELETE FROM sync_change_set WHERE workspace_id = ? AND seq <= ?', [workspaceId, upTo]);
  },

  async erase(workspaceId, { t, id }) {
    await sql.run('DELETE FROM sync_change WHERE workspace_id = ? AND t = ? AND id = ?', [workspaceId, t, id]);
  },
});

const toSet = (row: SetRow): ChangeSet => ({
  seq: row.seq,
  at: row.at,
  memberId: row.member_id,
  deviceId: row.device_id,
  n: row.n,
  mutationId: row.mutation_id,
});
