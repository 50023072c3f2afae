import type { Change, ChangeSet } from './rows.ts';
import type { Sql } from './sql.ts';
import type { LogStore, PageLimit } from './storage.ts';
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

/** So few commits are read at once; more are counted first. */
const FEW_COMMITS = 16;

const columns = 'c.seq, c.idx, c.bucket, c.t, c.id, c.size, c.image, c.prev';

const fewSql = (sql: Sql) => `SELECT ${columns} FROM sync_change AS c
  WHERE c.workspace_id = ? AND c.seq > ? AND c.seq <= ? AND ${sql.among('c.bucket', 'text')} ORDER BY c.seq, c.idx`;

/**
 * Keys first, then the images of as many as fit: a page of the largest rows must not pass through memory uncut. SQLite
 * keeps the order of a CROSS JOIN; a plain one made it walk the whole log.
 */
const pageSql = (sql: Sql) => `SELECT ${columns} FROM (
  SELECT seq, idx, sum(size) OVER (ORDER BY seq, idx) - size AS before FROM (
    SELECT seq, idx, size FROM sync_change
    WHERE workspace_id = ? AND seq > ? AND seq <= ? AND ${sql.among('bucket', 'text')}
    ORDER BY seq, idx LIMIT ?) AS wanted) AS paged
  CROSS JOIN sync_change AS c
  WHERE c.workspace_id = ? AND c.seq = paged.seq AND c.idx = paged.idx AND paged.before < ? ORDER BY c.seq, c.idx`;

/** From one image of a row to the one before it: each names the other, so no index over the whole log is needed. */
const imagesSql = `WITH RECURSIVE version (seq, prev, image, held, depth) AS (
  SELECT seq, prev, image, size, 1 FROM sync_change WHERE workspace_id = ? AND seq = ? AND t = ? AND id = ?
  UNION ALL
  SELECT c.seq, c.prev, c.image, version.held + c.size, version.depth + 1
  FROM version JOIN sync_change AS c ON c.workspace_id = ? AND c.seq = version.prev AND c.t = ? AND c.id = ?
  WHERE version.depth < ? AND version.held < ?)
  SELECT seq, prev, image FROM version ORDER BY seq DESC`;

/** Rows of whole commits that fit the limit; null: even the first one does not. */
const wholeCommits = (rows: readonly SizedChange[], limit: PageLimit): SizedChange[] | null => {
  let bytes = 0;
  for (const [index, { seq, size }] of rows.entries()) {
    if (bytes >= limit.bytes || index >= limit.rows) {
      const whole = rows.slice(0, index).filter((row) => row.seq < seq);
      return whole.length > 0 ? whole : null;
    }
    bytes += size;
  }
  return [...rows];
};

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
      changes.map(({ seq, idx, bucket, t, id, image, prev }) => [
        workspaceId,
        seq,
        idx,
        bucket,
        t,
        id,
        Buffer.byteLength(image),
        image,
        prev,
      ]),
    );
  },

  async after(workspaceId, { after, head, buckets }, limit) {
    if (head <= after) return { changes: [], reached: head };
    const list = sql.list(buckets);
    const bytes = Math.max(1, limit.bytes);
    const bounds = [workspaceId, after, head, list];
    if (head - after <= FEW_COMMITS) {
      const rows = await sql.all<SizedChange>(fewSql(sql), bounds);
      const first = rows.filter(({ seq }) => seq === rows[0]?.seq);
      const changes = wholeCommits(rows, { rows: limit.rows, bytes }) ?? first;
      const next = rows[changes.length];
      return { changes, reached: next ? next.seq - 1 : head };
    }
    const rows = await sql.all<SizedChange>(pageSql(sql), [...bounds, limit.rows + 1, workspaceId, bytes]);
    const size = rows.reduce((sum, row) => sum + row.size, 0);
    const last = rows.at(-1);
    if (!last || (rows.length <= limit.rows && size < bytes)) return { changes: rows, reached: head };
    // The last commit may have been cut; the ones before it are whole.
    const whole = rows.filter(({ seq }) => seq < last.seq);
    if (whole.length > 0) return { changes: whole, reached: last.seq - 1 };
    const alone = await sql.all<SizedChange>(fewSql(sql), [workspaceId, last.seq - 1, last.seq, list]);
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

  async ofMutations(workspaceId, mutationIds) {
    const rows = await sql.all<SetRow>(
      `SELECT * FROM sync_change_set WHERE workspace_id = ? AND ${sql.among('mutation_id', 'text')} ORDER BY seq`,
      [workspaceId, sql.list(mutationIds)],
    );
    return rows.map(toSet);
  },

  async imagesOf(workspaceId, { t, id }, seq, { rows, bytes }) {
    const place = [workspaceId, seq, t, id];
    const found = await sql.all<{ seq: number; prev: number | null; image: string }>(imagesSql, [
      ...place,
      workspaceId,
      t,
      id,
      rows,
      bytes,
    ]);
    return {
      images: found.map(({ seq: at, image }) => ({ seq: at, image })),
      isWhole: found.length > 0 && found.at(-1)?.prev === null,
    };
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

  async erase(workspaceId, rows) {
    const keys = [sql.list([...new Set(rows.map(({ t }) => t))]), sql.list([...new Set(rows.map(({ id }) => id))])];
    // An id belongs to one table: those of natural keys are made of its name too.
    const ofThem = `${sql.among('t', 'text')} AND ${sql.among('id', 'text')} RETURNING seq, prev`;
    let seqs = new Set(rows.map(({ seq }) => seq));
    while (seqs.size > 0) {
      const gone = await sql.all<{ seq: number; prev: number | null }>(
        `DELETE FROM sync_change WHERE workspace_id = ? AND ${sql.among('seq', 'int')} AND ${ofThem}`,
        [workspaceId, sql.list([...seqs]), ...keys],
      );
      seqs = new Set(gone.map(({ prev }) => prev ?? 0).filter((prev) => prev > 0));
      // What came before is not told of images from before they named each other: they are looked for one by one.
      const oldest = gone.filter(({ prev }) => prev === 0).map(({ seq }) => seq);
      if (oldest.length > 0)
        await sql.all(`DELETE FROM sync_change WHERE workspace_id = ? AND seq < ? AND ${ofThem}`, [
          workspaceId,
          Math.max(...oldest),
          ...keys,
        ]);
    }
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
