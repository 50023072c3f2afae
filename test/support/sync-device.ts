import BetterSqlite3 from 'better-sqlite3';
import { v7 } from 'uuid';
import type { Change } from '#core/kernel/change-log.ts';
import { History } from '#core/kernel/history.ts';
import { systemClock } from '#core/kernel/clock.ts';
import { RowWriter } from '#core/kernel/rows.ts';
import { UnitOfWork } from '#core/kernel/unit-of-work.ts';
import { migrate } from '#database/migrate.ts';
import { HybridClock } from '#shared/sync/clock.ts';
import { SCHEMA } from '#shared/sync/protocol.ts';
import type { ClientRules } from '#sync/client-rules.ts';
import { SqliteChangeLog } from '#sync/change-log.ts';
import { DeviceClock } from '#sync/device-clock.ts';
import { SyncEngine } from '#sync/sync-engine.ts';
import { startSyncState } from '#sync/sync-state.ts';
import { Statements } from '#sync/statements.ts';
import type { Transport } from '#sync/transport.ts';

let template: Buffer | undefined;

/** A migrated, empty file in memory; made once, copied for each device. */
export const emptyFile = (): BetterSqlite3.Database => {
  if (!template) {
    const made = new BetterSqlite3(':memory:');
    migrate(made, { backup: () => undefined });
    template = made.serialize();
  }
  return new BetterSqlite3(template);
};

export interface SyncDeviceOptions {
  workspaceId: string;
  teamId: string;
  memberId: string;
  deviceId?: string;
  transport: (deviceId: string) => Transport;
  /** Milliseconds of this device's clock. */
  now: () => number;
  /** Milliseconds that only grow; the clock itself, where it is never set. */
  monotonic?: () => number;
  /** Milliseconds by which sync measures its own work; it takes none unless given. */
  stopwatch?: () => number;
  newId?: () => string;
  rules?: Partial<ClientRules>;
  reached?: (place: string) => void;
  database?: BetterSqlite3.Database;
}

/** One laptop: a real file, the real capture and the real engine, without the services above. */
export const openSyncDevice = (options: SyncDeviceOptions) => {
  const { workspaceId, teamId, memberId, now, newId = v7, transport } = options;
  const database = options.database ?? emptyFile();
  const sql = new Statements(database);
  if (!sql.value('SELECT 1 FROM local_state')) {
    database
      .prepare(
        `INSERT INTO local_state (one, kind, workspace_id, team_id, member_id, device_id, clock, access_version, clean_exit, created_at)
         VALUES (1, 'local', ?, ?, ?, ?, '', 0, 1, ?)`,
      )
      .run(workspaceId, teamId, memberId, options.deviceId ?? newId(), new Date(now()).toISOString());
    startSyncState(sql, { address: 'local', certificate: null, schema: SCHEMA });
  }
  const { device_id: deviceId, clock: last } = sql.get<{ device_id: string; clock: string }>(
    'SELECT device_id, clock FROM local_state',
  )!;
  const hybrid = new HybridClock(deviceId, last === '' ? undefined : last);
  const clock = new DeviceClock({ now, monotonic: options.monotonic ?? now });
  const changeLog = new SqliteChangeLog(database, { clock: hybrid, now: () => clock.now(), newId });
  const actor = { workspaceId, teamId, memberId, deviceId };
  const coreClock = systemClock(
    () => 'America/Sao_Paulo',
    () => clock.now(),
  );
  const rows = new RowWriter({ database, clock: coreClock, actor, newId });
  const changes: Pick<Change, 'tables' | 'accounts'>[] = [];
  /** Content files that a store would have removed. */
  const forgotten: string[] = [];
  const unitOfWork = new UnitOfWork({
    writer: database,
    reader: database,
    rows,
    changeLog,
    onChange: (change, origin) => history.record(change, origin),
    onApplied: (touched) => changes.push(touched),
  });
  const history: History = new History(unitOfWork, changeLog, coreClock);
  const engine = new SyncEngine({
    database,
    lock: unitOfWork,
    transport: transport(deviceId),
    clock,
    hybrid,
    newId,
    app: 'test',
    device: { name: `laptop ${deviceId.slice(-4)}`, os: 'test' },
    monotonic: options.stopwatch ?? (() => 0),
    renamed: (id) => (actor.deviceId = id),
    forgetFiles: async (hashes) => void forgotten.push(...hashes),
    ...(options.rules && { rules: options.rules }),
    ...(options.reached && { reached: options.reached }),
  });
  return { database, sql, engine, unitOfWork, rows, history, changes, forgotten, deviceId, actor };
};

export type SyncDevice = ReturnType<typeof openSyncDevice>;
