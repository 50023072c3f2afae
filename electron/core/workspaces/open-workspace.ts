import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { v7 } from 'uuid';
import { type DatabaseKey, openConnection } from '#database/connection.ts';
import { migrate } from '#database/migrate.ts';
import type { MemberRole } from '#shared/domain/vocabulary.ts';
import { HybridClock } from '#shared/sync/clock.ts';
import { SCHEMA } from '#shared/sync/protocol.ts';
import { SqliteChangeLog } from '#sync/change-log.ts';
import { DeviceClock } from '#sync/device-clock.ts';
import { Statements } from '#sync/statements.ts';
import { patchSyncState, readSyncState, startSyncState } from '#sync/sync-state.ts';
import { shipDefaultContent } from '../default-content/default-content.ts';
import { markDue } from '../derived/derived-due.ts';
import { checkpointAside } from './checkpoint.ts';
import { type Actor, systemClock } from '../kernel/clock.ts';
import type { Events } from '../kernel/events.ts';
import type { GivenFiles } from '../kernel/given-files.ts';
import { History } from '../kernel/history.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { RowWriter } from '../kernel/rows.ts';
import { UnitOfWork } from '../kernel/unit-of-work.ts';
import { type Services, buildServices } from '../services.ts';
import type { SyncOptions, WorkspaceSync } from './workspace-sync.ts';

export interface OpenWorkspaceOptions {
  folder: string;
  key: DatabaseKey;
  files: GivenFiles;
  events: Events;
  print: (job: string) => Promise<Uint8Array>;
  log: Kernel['log'];
  nowMs?: () => number;
  newId?: () => string;
  /** Of a file that is made now: who it belongs to. */
  create?: {
    kind: Kernel['kind'];
    actor: Actor;
    timeZone: string;
    /** Of a shared one; `isNewDevice`: the session is of a device whose file was lost, so this one takes another id. */
    server?: { address: string; isNewDevice: boolean };
  };
  /** Somebody works in it: health, alerts and what follows from them are kept true by themselves. */
  isInUse?: boolean;
  /** Of a shared workspace; without it the file opens and stays as it is. */
  sync?: SyncOptions & { startNow: boolean };
}

export interface OpenWorkspace {
  services: Services;
  sync: WorkspaceSync | null;
  close(): Promise<void>;
}

/**
 * Opens (or makes) one workspace's file and builds its services.
 * @throws DatabaseOpenError WRONG_KEY, NEWER_FILE, DAMAGED, MISSING
 */
export const openWorkspace = async (options: OpenWorkspaceOptions): Promise<OpenWorkspace> => {
  const { folder, key, create, nowMs = Date.now, newId = v7 } = options;
  const databaseFile = join(folder, 'ongoing.db');
  const writer = openConnection({ file: databaseFile, key });
  const closing: (() => unknown)[] = [() => writer.close()];
  const closeAll = async () => {
    for (const close of closing.toReversed()) await close();
  };
  try {
    migrate(writer, { backup: (version) => backUp(writer, folder, `before-update-from-${version}`) });
    if (create) writeIdentity(writer, create, new Date(nowMs()).toISOString());
    if (create?.server) writeServer(writer, create.server, create.actor.deviceId);
    const identity = readIdentity(writer);
    const reader = openConnection({ file: databaseFile, key, readonly: true });
    closing.push(() => reader.close());

    let timeZone = create?.timeZone ?? readTimeZone(writer);
    const deviceClock = new DeviceClock({
      now: nowMs,
      monotonic: () => performance.now(),
      offset: readSyncState(new Statements(writer))?.offset_ms ?? 0,
    });
    const deviceNow = options.sync ? () => deviceClock.now() : nowMs;
    const clock = systemClock(() => timeZone, deviceNow);
    const hybrid = new HybridClock(identity.actor.deviceId, identity.clock === '' ? undefined : identity.clock);
    const changeLog = new SqliteChangeLog(writer, { clock: hybrid, now: deviceNow, newId });
    const { events } = options;
    const { actor } = identity;
    const rows = new RowWriter({
      database: writer,
      clock,
      actor,
      newId,
      ...(identity.kind === 'shared' && { role: roleOf(writer, actor.memberId) }),
    });
    const unitOfWork: UnitOfWork = new UnitOfWork({
      writer,
      reader,
      rows,
      changeLog,
      onChange: (change, origin, continued) => {
        if (change.tables.includes('workspace')) timeZone = readTimeZone(writer);
        history.record(change, origin, continued);
        // Without a label it is large work, many commits a second.
        if (change.label === null) events.announceSoon(change);
        else events.announce(change);
        sync?.changed();
        services.derived.changed(change, change.label === null);
      },
      onApplied: (touched) => {
        if (touched.tables.includes('workspace')) timeZone = readTimeZone(writer);
        events.announceSoon(touched);
        services.derived.changed(touched, true);
      },
      beforeCommit: markDue,
    });
    const history = new History(unitOfWork, changeLog, clock);
    const shipMissing = () =>
      unitOfWork.write(null, (context) =>
        shipDefaultContent(context, { workspaceId: actor.workspaceId, today: clock.today() }),
      );
    // Loaded with the first shared workspace: most of a start's time goes into reading code.
    const shared = options.sync && { options: options.sync, ...(await import('./workspace-sync.ts')) };
    const sync: WorkspaceSync | null = shared
      ? new shared.WorkspaceSync(shared.options, {
          writer,
          unitOfWork,
          clock: deviceClock,
          hybrid,
          newId,
          memberId: identity.actor.memberId,
          renamed: (deviceId) => (actor.deviceId = deviceId),
          contents: () => services.attachments.contents,
          checkpoint: () => checkpointAside({ file: databaseFile, key }),
          log: options.log,
          announceNow: () => events.announceNow(),
          // Before, what another lead edited would meet the same row unedited.
          caughtUp: async () => {
            if (roleOf(writer, actor.memberId)() !== 'consultant') await shipMissing();
          },
          recountFirst: !identity.wasClean,
        })
      : null;
    const kernel: Kernel = {
      unitOfWork,
      history,
      changeLog,
      events,
      clock,
      actor: identity.actor,
      newId,
      folder,
      databaseFile,
      key,
      kind: identity.kind,
      sync,
      files: options.files,
      print: options.print,
      log: options.log,
    };
    writer.exec('UPDATE local_state SET clean_exit = 0');
    const services: Services = buildServices(kernel);
    closing.push(() => writer.exec('UPDATE local_state SET clean_exit = 1'));
    closing.push(() => services.search.stop());
    // What raw SQL left behind before a crash becomes a mutation now (sync.md 2.3).
    await unitOfWork.write(null, () => undefined);
    if (!create && identity.kind !== 'shared') await shipMissing();
    await services.attachments.sweep();
    closing.push(() => services.imports.stop());
    await services.imports.resumeOpenRuns();
    closing.push(() => sync?.stop());
    if (options.sync?.startNow) await sync?.start();
    closing.push(() => services.derived.stop());
    if (options.isInUse) services.derived.start();
    return { services, sync, close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
};

/** A copy that stays encrypted with the same key (`backup()` fails on an encrypted source). */
const backUp = (database: BetterSqlite3.Database, folder: string, name: string) => {
  const backups = join(folder, 'backups');
  mkdirSync(backups, { recursive: true });
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-');
  database.prepare('VACUUM INTO ?').run(join(backups, `${name}-${stamp}.db`));
};

const writeIdentity = (
  database: BetterSqlite3.Database,
  { kind, actor }: NonNullable<OpenWorkspaceOptions['create']>,
  createdAt: string,
) =>
  database
    .prepare(
      `INSERT INTO local_state (one, kind, workspace_id, team_id, member_id, device_id, clock, access_version, clean_exit, created_at)
       VALUES (1, ?, ?, ?, ?, ?, '', 0, 1, ?)`,
    )
    .run(kind, actor.workspaceId, actor.teamId, actor.memberId, actor.deviceId, createdAt);

/** From joining on. `certificate` stays empty: the session's file knows the fingerprint that is pinned. */
const writeServer = (
  database: BetterSqlite3.Database,
  { address, isNewDevice }: { address: string; isNewDevice: boolean },
  deviceId: string,
) => {
  const sql = new Statements(database);
  startSyncState(sql, { address, certificate: null, schema: SCHEMA });
  if (isNewDevice) patchSyncState(sql, { move_to: deviceId });
};

const readIdentity = (database: BetterSqlite3.Database) => {
  const row = database.prepare('SELECT * FROM local_state').get() as Record<string, string>;
  const { kind, workspace_id, team_id, member_id, device_id, clock, clean_exit } = row;
  return {
    kind: kind as Kernel['kind'],
    clock: clock ?? '',
    wasClean: Number(clean_exit) === 1,
    actor: { workspaceId: workspace_id, teamId: team_id, memberId: member_id, deviceId: device_id } as Actor,
  };
};

/** A member that the first sync has not brought yet may do what the least may. */
const roleOf = (database: BetterSqlite3.Database, memberId: string): (() => MemberRole) => {
  const find = database.prepare('SELECT role FROM member WHERE id = ?').pluck();
  return () => (find.get(memberId) as MemberRole | undefined) ?? 'consultant';
};

const readTimeZone = (database: BetterSqlite3.Database): string =>
  (database.prepare('SELECT time_zone FROM workspace LIMIT 1').pluck().get() as string | undefined) ??
  'America/Sao_Paulo';
