import type { Sql } from './sql.ts';
import type { FileStore } from './storage.ts';
import { fileChunkTable, fileTable } from './tables.ts';

export const fileStore = (sql: Sql): FileStore => ({
  chunks: (workspaceId, attachmentId) =>
    sql.all(
      `SELECT idx AS "index", length(content) AS bytes FROM sync_file_chunk
       WHERE workspace_id = ? AND attachment_id = ? ORDER BY idx`,
      [workspaceId, attachmentId],
    ),

  async saveChunk(workspaceId, attachmentId, index, content) {
    await sql.insert(fileChunkTable, [[workspaceId, attachmentId, index, content]], 'replace');
  },

  async readChunk(workspaceId, attachmentId, index) {
    const [row] = await sql.all<{ content: Uint8Array }>(
      'SELECT content FROM sync_file_chunk WHERE workspace_id = ? AND attachment_id = ? AND idx = ?',
      [workspaceId, attachmentId, index],
    );
    return row?.content ?? null;
  },

  async completedAt(workspaceId, attachmentId) {
    const [row] = await sql.all<{ completed_at: number }>(
      'SELECT completed_at FROM sync_file WHERE workspace_id = ? AND attachment_id = ?',
      [workspaceId, attachmentId],
    );
    return row?.completed_at ?? null;
  },

  async complete(workspaceId, attachmentId, at) {
    await sql.insert(fileTable, [[workspaceId, attachmentId, at]], 'replace');
  },

  async erase(workspaceId, attachmentId) {
    for (const table of [fileTable, fileChunkTable])
      await sql.run(`DELETE FROM ${table.name} WHERE workspace_id = ? AND attachment_id = ?`, [
        workspaceId,
        attachmentId,
      ]);
  },
});
