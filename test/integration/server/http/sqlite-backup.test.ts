import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SignedIn } from '#shared/contract/server/sign-in.ts';
import { backup, restore, rotateKey } from '#server/backup/backup-commands.ts';
import { addDatabaseKey, databaseKeys } from '#server/open-storage.ts';
import {
  aDevice,
  ask,
  joinFirstAdmin,
  PASSWORD,
  startTestServer,
  type TestServer,
} from '#test/support/running-server.ts';

describe('a backup of the embedded database', () => {
  let folder: string;
  let server: TestServer;
  let admin: SignedIn;
  const which = () => ({ dataFolder: folder, databaseUrl: undefined });
  const stateOf = (running: TestServer) =>
    running.env.storage.transaction('snapshot', (tx) => tx.workspaces.find(admin.workspace.id));

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ongoing-backup-'));
    server = await startTestServer({ folder });
    admin = await joinFirstAdmin(server);
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is made while the server runs, encrypted, and tells devices what it covers', async () => {
    const file = join(folder, 'one.og');
    const [covered] = await backup(which(), file);
    expect(covered?.head).toBeGreaterThan(0);
    expect((await stateOf(server))?.safeSeq).toBe(covered?.head);
    const bytes = readFileSync(file);
    for (const text of ['SQLite format', 'ana@example.com', 'Ana']) expect(bytes.includes(text)).toBe(false);
    await expect(backup(which(), file)).rejects.toThrow(/exists/);
  });

  it('is not restored under a running server', async () => {
    await expect(restore(which(), join(folder, 'one.og'), 1)).rejects.toThrow(/running/);
    expect((await ask(server, 'GET', '/v1/session', { token: admin.accessToken })).status).toBe(200);
  });

  it('is not restored when damaged, and nothing is touched', async () => {
    const bytes = readFileSync(join(folder, 'one.og'));
    bytes[bytes.length - 3000]! ^= 4;
    writeFileSync(join(folder, 'damaged.og'), bytes);
    await expect(restore(which(), join(folder, 'damaged.og'), 1)).rejects.toThrow(/damaged/);
    await expect(restore(which(), join(folder, 'none.og'), 1)).rejects.toThrow(/does not exist/);
  });

  it('comes back under a new epoch; everybody signs in anew, and the old file is kept', async () => {
    const before = await stateOf(server);
    await server.close();
    const { aside } = await restore(which(), join(folder, 'one.og'), 7);
    expect(aside).toBe(join(folder, 'server.db.before-restore-7'));
    server = await startTestServer({ folder });
    const after = await stateOf(server);
    expect(after?.epoch).not.toBe(before?.epoch);
    expect(after?.head).toBe(before?.head);
    expect((await ask(server, 'GET', '/v1/session', { token: admin.accessToken })).status).toBe(401);
    const refreshed = await ask(server, 'POST', '/v1/auth/refresh', { body: { refreshToken: admin.refreshToken } });
    expect(refreshed.body['error']).toBe('signed_out');
    const again = await ask<SignedIn>(server, 'POST', '/v1/auth/sign-in', {
      body: { email: 'ana@example.com', password: PASSWORD, device: { ...aDevice(), id: admin.deviceId } },
    });
    expect(again.body.member.id).toBe(admin.member.id);
  });

  it('is restored over a database that is damaged', async () => {
    await server.close();
    const file = join(folder, 'server.db');
    const bytes = readFileSync(file);
    bytes.fill(7, 0, 4096);
    writeFileSync(file, bytes);
    await restore(which(), join(folder, 'one.og'), 8);
    server = await startTestServer({ folder });
    expect(await stateOf(server)).not.toBeNull();
  });

  describe('after its key was rotated', () => {
    const keys = () => readFileSync(join(folder, 'database.key'), 'utf8').trim().split('\n');
    const opens = (key: string) => {
      const database = new BetterSqlite3(join(folder, 'server.db'), { readonly: true });
      try {
        database.pragma(`cipher='aegis'`);
        database.pragma(`key="raw:${key}"`);
        return database.prepare('SELECT count(*) FROM sync_workspace').pluck().get() === 1;
      } catch {
        return false;
      } finally {
        database.close();
      }
    };

    it('the database opens with the new key only, and holds what it held', async () => {
      expect(() => rotateKey(which(), 9)).toThrow(/running/);
      expect(keys()).toHaveLength(1);
      const before = await stateOf(server);
      await server.close();
      expect(rotateKey(which(), 9)).toBe(join(folder, 'server.db.before-rotation-9'));
      const [newest, old] = keys() as [string, string];
      expect([opens(newest), opens(old)]).toEqual([true, false]);
      server = await startTestServer({ folder });
      expect(await stateOf(server)).toEqual(before);
    });

    it('a backup from before it is restored under the new key, so that the older one can go', async () => {
      await server.close();
      await restore(which(), join(folder, 'one.og'), 10);
      server = await startTestServer({ folder });
      expect(await stateOf(server)).not.toBeNull();
      const [covered] = await backup(which(), join(folder, 'two.og'));
      expect(covered?.head).toBeGreaterThan(0);
      expect([opens(keys()[0]!), opens(keys()[1]!)]).toEqual([true, false]);
    });

    it('a server whose rotation ended half way starts as before', async () => {
      await server.close();
      addDatabaseKey(folder);
      server = await startTestServer({ folder });
      expect(await stateOf(server)).not.toBeNull();
    });

    it('a key that is none is said, not overwritten', () => {
      const other = mkdtempSync(join(tmpdir(), 'ongoing-key-'));
      writeFileSync(join(other, 'database.key'), 'oops\n');
      expect(() => databaseKeys(other)).toThrow(/no key/);
      rmSync(other, { recursive: true, force: true });
    });
  });
});
