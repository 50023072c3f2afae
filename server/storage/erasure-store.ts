import type { Sql } from './sql.ts';
import type { ErasureStore } from './storage.ts';
import { erasureTable } from './tables.ts';

interface ErasureRow {
  t: string;
  id: string;
  by: string;
  places: string;
}

export const erasureStore = (sql: Sql): ErasureStore => ({
  async save(workspaceId, erasures) {
    await sql.insert(
      erasureTable,
      erasures.map(({ t, id, by, places }) => [workspaceId, t, id, by, JSON.stringify(places)]),
      'replace',
    );
  },

  async next(workspaceId) {
    const [row] = await sql.all<ErasureRow>(
      'SELECT t, id, member_id AS by, places FROM sync_erasure WHERE workspace_id = ? ORDER BY t, id LIMIT 1',
      [workspaceId],
    );
    return row ? { ...row, places: JSON.parse(row.places) as string[] } : null;
  },

  async remove(workspaceId, { t, id }) {
    await sql.run('DELETE FROM sync_erasure WHERE workspace_id = ? AND t = ? AND id = ?', [workspaceId, t, id]);
  },
});
