import type { DeviceState, DeviceStatus } from './rows.ts';
import type { Sql } from './sql.ts';
import type { DeviceStore } from './storage.ts';
import { deviceTable, outcomeTable } from './tables.ts';

interface Row {
  id: string;
  member_id: string;
  name: string;
  os: string;
  status: string;
  last_n: number;
  last_stamp: string | null;
  clock_off_ms: number;
  seen_at: number;
}

const byId = 'SELECT * FROM sync_device WHERE workspace_id = ? AND id = ?';

export const deviceStore = (sql: Sql): DeviceStore => ({
  async find(workspaceId, deviceId) {
    const [row] = await sql.all<Row>(byId, [workspaceId, deviceId]);
    return row ? toState(row) : null;
  },

  async lock(workspaceId, deviceId) {
    const [row] = await sql.all<Row>(byId + sql.locking('update'), [workspaceId, deviceId]);
    return row ? toState(row) : null;
  },

  async findAll(workspaceId, deviceIds) {
    const rows = await sql.byKeys<Row>(
      deviceTable,
      workspaceId,
      deviceIds.map((id) => [id]),
      'none',
    );
    return rows.map(toState);
  },

  async ofMembers(workspaceId, memberIds) {
    const rows = await sql.all<Row>(
      `SELECT * FROM sync_device WHERE workspace_id = ? AND ${sql.among('member_id', 'text')} ORDER BY id`,
      [workspaceId, sql.list(memberIds)],
    );
    return rows.map(toState);
  },

  async save(workspaceId, device) {
    await sql.insert(
      deviceTable,
      [
        [
          workspaceId,
          device.id,
          device.memberId,
          device.name,
          device.os,
          device.status,
          device.lastN,
          device.lastStamp,
          device.clockOffMs,
          device.seenAt,
        ],
      ],
      'replace',
    );
  },

  async outcomes(workspaceId, deviceId, from, to) {
    const rows = await sql.all<{ n: number; mutation_id: string; at: number; outcome: string | null }>(
      `SELECT n, mutation_id, at, outcome FROM sync_outcome
       WHERE workspace_id = ? AND device_id = ? AND n >= ? AND n <= ? ORDER BY n`,
      [workspaceId, deviceId, from, to],
    );
    return rows.map(({ n, mutation_id, at, outcome }) => ({ n, mutationId: mutation_id, at, outcome }));
  },

  async addOutcomes(workspaceId, deviceId, outcomes) {
    await sql.insert(
      outcomeTable,
      outcomes.map(({ n, mutationId, at, outcome }) => [workspaceId, deviceId, n, mutationId, at, outcome]),
    );
  },

  async deferred(workspaceId, deviceId) {
    const rows = await sql.all<{ mutation_id: string }>(
      `SELECT mutation_id FROM sync_outcome WHERE workspace_id = ? AND device_id = ? AND outcome LIKE '{"o":"defer"%'`,
      [workspaceId, deviceId],
    );
    return rows.map(({ mutation_id }) => mutation_id);
  },

  async forgetOutcomes(workspaceId, at) {
    await sql.run('UPDATE sync_outcome SET outcome = NULL WHERE workspace_id = ? AND at < ? AND outcome IS NOT NULL', [
      workspaceId,
      at,
    ]);
  },
});

const toState = (row: Row): DeviceState => ({
  id: row.id,
  memberId: row.member_id,
  name: row.name,
  os: row.os,
  status: row.status as DeviceStatus,
  lastN: row.last_n,
  lastStamp: row.last_stamp,
  clockOffMs: row.clock_off_ms,
  seenAt: row.seen_at,
});
