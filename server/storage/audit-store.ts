import { createHash } from 'node:crypto';
import type { AuditEntry, AuditRow } from './rows.ts';
import type { Sql } from './sql.ts';
import type { AuditStore } from './storage.ts';
import { auditTable } from './tables.ts';

interface Row {
  n: number;
  at: number;
  member_id: string | null;
  device_id: string | null;
  kind: string;
  detail: string;
  hash: string;
}

const PAGE = 1_000;

/** What stands for entries that were pruned. */
const PRUNED = 'audit.pruned';

export const auditStore = (sql: Sql): AuditStore => {
  const append: AuditStore['append'] = async (workspaceId, entries) => {
    if (entries.length === 0) return;
    const [chain] = await sql.all<{ audit_n: number; audit_hash: string }>(
      'UPDATE sync_workspace SET audit_n = audit_n + ? WHERE id = ? RETURNING audit_n, audit_hash',
      [entries.length, workspaceId],
    );
    if (!chain) throw new Error(`no workspace ${workspaceId}`);
    let hash = chain.audit_hash;
    const rows = entries.map((entry, index) => {
      const n = chain.audit_n - entries.length + index + 1;
      const detail = JSON.stringify(entry.detail);
      hash = chained(hash, { ...entry, n, detail });
      return [workspaceId, n, entry.at, entry.memberId, entry.deviceId, entry.kind, detail, hash];
    });
    await sql.insert(auditTable, rows);
    await sql.run('UPDATE sync_workspace SET audit_hash = ? WHERE id = ?', [hash, workspaceId]);
  };

  /** Where the chain begins: at its first entry, or behind those that were pruned. */
  const startOf = async (workspaceId: string): Promise<{ n: number; hash: string }> => {
    const [pruned] = await sql.all<{ detail: string }>(
      'SELECT detail FROM sync_audit WHERE workspace_id = ? AND kind = ? ORDER BY n DESC LIMIT 1',
      [workspaceId, PRUNED],
    );
    if (!pruned) return { n: 0, hash: '' };
    const { upTo, hash } = JSON.parse(pruned.detail) as { upTo: number; hash: string };
    return { n: upTo, hash };
  };

  return {
    append,

    async page(workspaceId, before, limit) {
      const rows = await sql.all<Row>(
        'SELECT * FROM sync_audit WHERE workspace_id = ? AND n < ? ORDER BY n DESC LIMIT ?',
        [workspaceId, before ?? Number.MAX_SAFE_INTEGER, limit],
      );
      return rows.map(toEntry);
    },

    async oldest(workspaceId) {
      const [first] = await sql.all<{ at: number }>(
        'SELECT at FROM sync_audit WHERE workspace_id = ? ORDER BY n LIMIT 1',
        [workspaceId],
      );
      return first?.at ?? null;
    },

    async prune(workspaceId, before, at) {
      const [last] = await sql.all<{ n: number; hash: string }>(
        'SELECT n, hash FROM sync_audit WHERE workspace_id = ? AND at < ? ORDER BY n DESC LIMIT 1',
        [workspaceId, before],
      );
      if (!last) return 0;
      const detail = { upTo: last.n, hash: last.hash };
      await append(workspaceId, [{ at, memberId: null, deviceId: null, kind: PRUNED, detail }]);
      return sql.run('DELETE FROM sync_audit WHERE workspace_id = ? AND n <= ?', [workspaceId, last.n]);
    },

    async firstBroken(workspaceId) {
      const [chain] = await sql.all<{ audit_n: number; audit_hash: string }>(
        'SELECT audit_n, audit_hash FROM sync_workspace WHERE id = ?',
        [workspaceId],
      );
      let { n, hash } = await startOf(workspaceId);
      for (;;) {
        const rows = await sql.all<Row>(
          'SELECT * FROM sync_audit WHERE workspace_id = ? AND n > ? ORDER BY n LIMIT ?',
          [workspaceId, n, PAGE],
        );
        for (const row of rows) {
          const entry = { ...toEntry(row), detail: row.detail };
          hash = chained(hash, entry);
          if (row.n !== n + 1 || row.hash !== hash) return row.n;
          n = row.n;
        }
        if (rows.length < PAGE) break;
      }
      return n === (chain?.audit_n ?? 0) && hash === (chain?.audit_hash ?? '') ? null : n + 1;
    },
  };
};

const chained = (previous: string, entry: Omit<AuditEntry, 'detail'> & { n: number; detail: string }): string =>
  createHash('sha256')
    .update(JSON.stringify([previous, entry.n, entry.at, entry.memberId, entry.deviceId, entry.kind, entry.detail]))
    .digest('hex');

const toEntry = (row: Row): AuditRow => ({
  n: row.n,
  at: row.at,
  memberId: row.member_id,
  deviceId: row.device_id,
  kind: row.kind,
  detail: JSON.parse(row.detail) as AuditEntry['detail'],
  hash: row.hash,
});
