import { mkdtempSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SignedIn } from '#shared/contract/server/sign-in.ts';
import { backup, restore } from '#server/backup/backup-commands.ts';
import { type TestCluster, startCluster } from '#test/support/postgres.ts';
import {
  addMember,
  aDevice,
  ask,
  joinFirstAdmin,
  PASSWORD,
  startTestServer,
  type TestServer,
} from '#test/support/running-server.ts';

let cluster: TestCluster;
let folder: string;
let databaseUrl: string;
let one: TestServer;
let two: TestServer;
let admin: SignedIn;

beforeAll(async () => {
  cluster = await startCluster();
  databaseUrl = await cluster.database();
  folder = mkdtempSync(join(tmpdir(), 'ongoing-two-'));
  const start = () => startTestServer({ folder, environment: { DATABASE_URL: databaseUrl } });
  [one, two] = await Promise.all([start(), start()]);
  admin = await joinFirstAdmin(one);
});
afterAll(async () => {
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('two servers on one PostgreSQL', () => {
  it('make one workspace between them, and only one first admin', async () => {
    const ids = await one.env.storage.transaction('snapshot', (tx) => tx.workspaces.ids());
    expect(ids).toEqual([admin.workspace.id]);
    await expect(joinFirstAdmin(two)).rejects.toThrow(/invitation_invalid/);
  });

  it('know each other’s sessions, refreshes and revocations at once', async () => {
    const path = '/v1/session';
    expect((await ask(two, 'GET', path, { token: admin.accessToken })).status).toBe(200);
    const bia = await addMember(one, admin, { email: 'bia@example.com', name: 'Bia', role: 'consultant' });
    const refreshed = await ask<SignedIn>(two, 'POST', '/v1/auth/refresh', {
      body: { refreshToken: bia.refreshToken },
    });
    expect((await ask(one, 'GET', path, { token: refreshed.body.accessToken })).status).toBe(200);
    await ask(two, 'POST', `/v1/admin/devices/${bia.deviceId}/revoke`, {
      token: admin.accessToken,
      body: { wipe: true },
    });
    expect((await ask(one, 'GET', path, { token: refreshed.body.accessToken })).body['error']).toBe('wipe');
  });

  it('take the second factor of a person on either', async () => {
    const { body } = await ask<{ uri: string }>(one, 'POST', '/v1/account/second-factor/start', {
      token: admin.accessToken,
      body: { password: PASSWORD },
    });
    const { oneTimeCode } = await import('#test/support/one-time-code.ts');
    const code = oneTimeCode(body.uri);
    const signIn = (server: TestServer, more: object) =>
      ask<SignedIn & { error?: string }>(server, 'POST', '/v1/auth/sign-in', {
        body: { email: 'ana@example.com', password: PASSWORD, device: aDevice(), ...more },
      });
    await ask(two, 'POST', '/v1/account/second-factor/confirm', {
      token: admin.accessToken,
      body: { password: PASSWORD, code },
    });
    expect((await signIn(one, {})).body.error).toBe('second_factor_required');
    expect((await signIn(one, { code })).status).toBe(200);
    expect((await signIn(two, { code })).status).toBe(200);
  });

  it('wake a device that listens to the one after a commit on the other', async () => {
    const response = await fetch(`${one.reach.address}/v1/events`, {
      headers: { authorization: `Bearer ${admin.accessToken}` },
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const heads: number[] = [];
    const until = async (isEnough: () => boolean) => {
      while (!isEnough()) {
        const part = await reader?.read();
        if (!part || part.done) return;
        for (const [, data] of part.value.matchAll(/^data: (.+)$/gm)) {
          heads.push((JSON.parse(data ?? '') as { head: number }).head);
        }
      }
    };
    await until(() => heads.length > 0);
    const before = heads.at(-1) ?? 0;
    await ask(two, 'POST', '/v1/admin/teams', { token: admin.accessToken, body: { name: 'Equipe 2' } });
    await until(() => (heads.at(-1) ?? 0) > before);
    expect(heads.at(-1)).toBeGreaterThan(before);
    await reader?.cancel();
  });
});

describe('a backup of PostgreSQL', () => {
  const which = () => ({ dataFolder: folder, databaseUrl });

  it('comes back whole, under a new epoch, and ends every session', async () => {
    const file = join(folder, 'backup.og');
    const epochOf = async (server: TestServer) =>
      (await server.env.storage.transaction('snapshot', (tx) => tx.workspaces.find(admin.workspace.id)))?.epoch;
    const [before] = await backup(which(), file);
    expect(readFileSync(file).includes('Ana')).toBe(false);
    const saved = await one.env.storage.transaction('snapshot', (tx) => tx.workspaces.find(admin.workspace.id));
    expect(saved?.safeSeq).toBe(before?.head);
    await ask(one, 'POST', '/v1/admin/teams', { token: admin.accessToken, body: { name: 'Depois' } });
    const epoch = await epochOf(one);
    await expect(restore(which(), file, Date.now())).rejects.toThrow(/stop it/);
    await one.close();
    await two.close();
    expect(await restore(which(), file, Date.now())).toEqual({ workspaces: 1, aside: null });

    const again = await startTestServer({ folder, environment: { DATABASE_URL: databaseUrl } });
    try {
      expect(await epochOf(again)).not.toBe(epoch);
      expect(again.firstInvitation).toBeNull();
      expect((await ask(again, 'GET', '/v1/session', { token: admin.accessToken })).status).toBe(401);
      const rows = await again.env.storage.transaction('snapshot', (tx) =>
        tx.rows.rowDigests(admin.workspace.id, 'w', 'team'),
      );
      expect(rows).toHaveLength(2);
      expect(await again.env.storage.transaction('snapshot', (tx) => tx.audit.firstBroken(admin.workspace.id))).toBe(
        null,
      );
    } finally {
      await again.close();
    }
  });

  it('that is damaged is refused before anything is touched', async () => {
    const file = join(folder, 'backup.og');
    const bytes = readFileSync(file);
    bytes[Math.floor(bytes.length / 2)]! ^= 1;
    writeFileSync(join(folder, 'damaged.og'), bytes);
    await expect(restore(which(), join(folder, 'damaged.og'), Date.now())).rejects.toThrow(/damaged/);
    writeFileSync(join(folder, 'foreign.og'), 'hello, this is not a backup at all');
    await expect(restore(which(), join(folder, 'foreign.og'), Date.now())).rejects.toThrow(/no backup/);
    await restore(which(), file, Date.now());
  });
});
