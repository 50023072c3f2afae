import type { DigestDelta, OpenConflict, RowKey, StoredImage } from './rows.ts';
import type { Sql, SqlValue } from './sql.ts';
import { RaceLost, type RowStore } from './storage.ts';
import { digestTable, openConflictTable, rowTable } from './tables.ts';

const columns = 'r.t, r.id, r.bucket, r.seq, r.image, r.digest';

const page = (sql: Sql) => `SELECT ${columns} FROM (
  SELECT t, id, sum(size) OVER (ORDER BY t, id) - size AS before FROM (
    SELECT t, id, size FROM sync_row${sql.by('sync_row_by_bucket')}
    WHERE workspace_id = ? AND bucket = ? AND (t, id) > (?, ?) AND digest <> '' ORDER BY t, id LIMIT ?) AS wanted) AS paged
  CROSS JOIN sync_row AS r
  WHERE r.workspace_id = ? AND r.t = paged.t AND r.id = paged.id AND paged.before < ? ORDER BY r.t, r.id`;

const toKeys = (rows: readonly RowKey[]) => rows.map(({ t, id }) => [t, id]);

const toValues = (workspaceId: string, row: StoredImage): SqlValue[] => [
  workspaceId,
  row.t,
  row.id,
  row.bucket,
  row.seq,
  Buffer.byteLength(row.image),
  row.digest,
  row.image,
];

export const rowStore = (sql: Sql): RowStore => ({
  lock: (workspaceId, keys) => sql.byKeys<StoredImage>(rowTable, workspaceId, toKeys(keys), 'update'),

  find: (workspaceId, keys) => sql.byKeys<StoredImage>(rowTable, workspaceId, toKeys(keys), 'none'),

  async openConflicts(workspaceId, about) {
    if (about.length === 0) return [];
    const ids = new Set(about.map(({ t, id }) => `${t} ${id}`));
    const rows = await sql.all<OpenConflict & { conflict_id: string }>(
      `SELECT conflict_id, t, id, field, bucket, loser FROM sync_open_conflict${sql.by('sync_open_conflict_by_row')}
       WHERE workspace_id = ? AND ${sql.among('t', 'text')} AND ${sql.among('id', 'text')} ORDER BY conflict_id`,
      [workspaceId, sql.list([...new Set(about.map(({ t }) => t))]), sql.list(about.map(({ id }) => id))],
    );
    return rows
      .filter(({ t, id }) => ids.has(`${t} ${id}`))
      .map(({ conflict_id, ...conflict }) => ({ ...conflict, conflictId: conflict_id }));
  },

  async saveOpenConflicts(workspaceId, conflicts) {
    await sql.insert(
      openConflictTable,
      conflicts.map(({ conflictId, t, id, field, bucket, loser }) => [
        workspaceId,
        conflictId,
        t,
        id,
        field,
        bucket,
        loser,
      ]),
      'replace',
    );
  },

  async removeOpenConflicts(workspaceId, conflictIds) {
    if (conflictIds.length === 0) return;
    await sql.run(`DELETE FROM sync_open_conflict WHERE workspace_id = ? AND ${sql.among('conflict_id', 'text')}`, [
      workspaceId,
      sql.list(conflictIds),
    ]);
  },

  async insert(workspaceId, rows) {
    const written = await sql.insert(
      rowTable,
      rows.map((row) => toValues(workspaceId, row)),
      'skip',
    );
    if (written !== rows.length) throw new RaceLost();
  },

  async update(workspaceId, rows) {
    await sql.insert(
      rowTable,
      rows.map((row) => toValues(workspaceId, row)),
      'replace',
    );
  },

  async addToDigests(workspaceId, deltas) {
    const changed = deltas.filter(({ n, sum }) => n !== 0 || sum !== 0n);
    const found = await sql.byKeys<{ bucket: string; t: string; n: number; digest: string }>(
      digestTable,
      workspaceId,
      changed.map(({ bucket, t }) => [bucket, t]),
      'none',
    );
    const known = new Map(found.map((row) => [`${row.bucket} ${row.t}`, row]));
    await sql.insert(
      digestTable,
      changed.map((delta) => digestValues(workspaceId, delta, known.get(`${delta.bucket} ${delta.t}`))),
      'replace',
    );
  },

  digests: (workspaceId, buckets) =>
    sql.all(
      `SELECT bucket, t, n, digest FROM sync_bucket_digest
       WHERE workspace_id = ? AND ${sql.among('bucket', 'text')} ORDER BY bucket, t`,
      [workspaceId, sql.list(buckets)],
    ),

  counts: (workspaceId, buckets) =>
    sql.all(
      `SELECT bucket, CAST(sum(n) AS BIGINT) AS rows FROM sync_bucket_digest
       WHERE workspace_id = ? AND ${sql.among('bucket', 'text')} GROUP BY bucket ORDER BY bucket`,
      [workspaceId, sql.list(buckets)],
    ),

  page: (workspaceId, bucket, after, limit) =>
    sql.all<StoredImage>(page(sql), [
      workspaceId,
      bucket,
      after?.t ?? '',
      after?.id ?? '',
      limit.rows,
      workspaceId,
      Math.max(1, limit.bytes),
    ]),

  rowDigests: (workspaceId, bucket, t) =>
    sql.all(
      `SELECT id, digest FROM sync_row${sql.by('sync_row_by_bucket')} WHERE workspace_id = ? AND bucket = ? AND t = ? AND digest <> '' ORDER BY id`,
      [workspaceId, bucket, t],
    ),
});

const MODULUS = 1n << 64n;

const digestValues = (
  workspaceId: string,
  { bucket, t, n, sum }: DigestDelta,
  known: { n: number; digest: string } | undefined,
): SqlValue[] => {
  const next = BigInt.asUintN(64, BigInt(`0x${known?.digest ?? '0'}`) + (sum % MODULUS));
  return [workspaceId, bucket, t, (known?.n ?? 0) + n, next.toString(16).padStart(16, '0')];
};
