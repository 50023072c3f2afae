import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { v7 } from 'uuid';
import { createSqliteStorage } from '#server/storage/sqlite-storage.ts';
import type { SyncEnvironment } from '#server/sync/environment.ts';
import { serverPush } from '#server/sync/server-push.ts';
import { createWorkspace } from '#server/sync/workspaces.ts';
import type { MemberRole } from '#shared/domain/vocabulary.ts';
import { LocalTransport, type Wire } from './local-transport.ts';
import { type SyncDeviceOptions, openSyncDevice } from './sync-device.ts';

/** A server in this process with one workspace and one team, and laptops that join it. */
export const makeSyncOffice = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ongoing-world-'));
  let file = join(folder, 'server.db');
  let now = Date.parse('2026-03-16T12:00:00.000Z');
  const clock = () => now++;
  const env: SyncEnvironment = { storage: createSqliteStorage({ file }), now: clock, newId: v7 };
  const workspaceId = v7();
  const teamId = v7();
  await env.storage.transaction('write', (tx) => createWorkspace(env, tx, { workspaceId, serverName: 'Server' }));
  const directory = (t: 'workspace' | 'team' | 'member', id: string, f: Record<string, string | number>) =>
    serverPush(env, { workspaceId, by: workspaceId, writes: [{ t, id, f }] });
  await directory('workspace', workspaceId, {
    name: 'Empresa',
    time_zone: 'America/Sao_Paulo',
    language: 'pt-BR',
    currency: 'BRL',
    review_cycle: 'journey_120_days',
  });
  await directory('team', teamId, { name: 'Time' });

  const addMember = async (name: string, role: MemberRole = 'consultant') => {
    const id = v7();
    await env.storage.transaction('write', (tx) =>
      tx.access.saveMembers(workspaceId, [{ memberId: id, ver: 1, role, teamId, active: true }]),
    );
    await directory('member', id, { team_id: teamId, name, role, active: 1 });
    return id;
  };
  const open = (memberId: string, more: Partial<SyncDeviceOptions> & { wire?: Wire } = {}) =>
    openSyncDevice({
      workspaceId,
      teamId,
      memberId,
      now: clock,
      transport: (deviceId) => new LocalTransport(env, { workspaceId, memberId, deviceId }, more.wire),
      ...more,
    });
  return {
    env,
    workspaceId,
    teamId,
    addMember,
    open,
    advance: (ms: number) => {
      now += ms;
    },
    /** A copy of the server's database, as the backup command makes one. */
    backup: async () => {
      const copy = join(folder, `${v7()}.db`);
      const database = new BetterSqlite3(file);
      database.prepare('VACUUM INTO ?').run(copy);
      database.close();
      return copy;
    },
    restore: async (copy: string) => {
      await env.storage.close();
      file = copy;
      env.storage = createSqliteStorage({ file });
    },
    close: async () => {
      await env.storage.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export type SyncOffice = Awaited<ReturnType<typeof makeSyncOffice>>;
