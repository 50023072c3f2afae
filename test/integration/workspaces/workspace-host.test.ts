import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HostPort } from '#core/host-port.ts';
import { WorkspaceHost } from '#core/workspaces/workspace-host.ts';
import { openConnection } from '#database/connection.ts';
import type { DemoStep } from '#shared/contract/system.ts';
import { TEST_NOW } from '#test/support/workspace.ts';

let folder: string;
const hosts: WorkspaceHost[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ongoing-host-'));
});
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A keychain that turns every byte round; `broken` is one whose key was lost. */
const keychain = (state: 'works' | 'absent' | 'broken'): HostPort => ({
  print: () => Promise.reject(new Error('no printer')),
  keychainStatus: () => Promise.resolve({ available: state !== 'absent', backend: 'test' }),
  keychainWrap: (plain) => Promise.resolve(plain.map((byte) => 255 - byte)),
  keychainUnwrap: (wrapped) =>
    state === 'broken' ? Promise.reject(new Error('lost')) : Promise.resolve(wrapped.map((byte) => 255 - byte)),
});

const start = async (state: Parameters<typeof keychain>[0] = 'works') => {
  const host = new WorkspaceHost({
    dataFolder: folder,
    appVersion: '1.0.0',
    systemLocale: 'pt-BR',
    host: keychain(state),
    log: () => undefined,
    nowMs: () => Date.parse(TEST_NOW),
  });
  hosts.push(host);
  await host.start();
  return host;
};

const mine = { name: 'Minha carteira', memberName: 'Ana', language: 'pt-BR' } as const;

describe('workspaces', () => {
  it('start with none, and open the last one again by themselves', async () => {
    const host = await start();
    expect(await host.status()).toMatchObject({ state: 'none', current: null, all: [] });
    const made = await host.create({ ...mine, protection: { kind: 'keychain' } });
    expect(made).toMatchObject({
      state: 'open',
      protection: 'keychain',
      current: { kind: 'local', name: 'Minha carteira' },
    });
    await host.close();
    const again = await start();
    expect(await again.status()).toMatchObject({ state: 'open', current: { id: made.current?.id } });
  });

  it('that were cut while taking a new form are whole at the next start', async () => {
    const host = await start();
    const { current } = await host.create({ ...mine, protection: { kind: 'keychain' } });
    await host.close();
    const place = join(folder, 'workspaces', current?.id ?? '');
    renameSync(place, join(folder, 'workspaces', `.ready-${current?.id}`));
    const again = await start();
    expect(await again.status()).toMatchObject({ state: 'open', current: { id: current?.id } });
    await again.close();
    cpSync(place, join(folder, 'workspaces', `.ready-${current?.id}`), { recursive: true });
    await start();
    expect(readdirSync(join(folder, 'workspaces'))).toEqual([current?.id]);
  });

  it('have workspace, team and member ids and the shipped content from the first start', async () => {
    const host = await start();
    await host.create({ ...mine, protection: { kind: 'keychain' } });
    const { kernel } = host.services;
    const rows = await kernel.unitOfWork.read(async (db) => ({
      workspace: await db.selectFrom('workspace').selectAll().execute(),
      member: await db.selectFrom('member').selectAll().execute(),
      models: await db.selectFrom('touch_model').select('content_key').execute(),
    }));
    expect(rows.workspace).toMatchObject([{ id: kernel.actor.workspaceId, bucket: 'w', name: 'Minha carteira' }]);
    expect(rows.member).toMatchObject([{ id: kernel.actor.memberId, role: 'admin', team_id: kernel.actor.teamId }]);
    expect(rows.models).toHaveLength(5);
  });

  it('never keep the key in the open', async () => {
    const host = await start();
    const { current } = await host.create({ ...mine, protection: { kind: 'keychain' } });
    const key = Buffer.from(host.services.kernel.key ?? []);
    const place = join(folder, 'workspaces', current?.id ?? '');
    const kept = readFileSync(join(place, 'workspace.json'), 'utf8');
    expect(kept).not.toContain(key.toString('hex'));
    expect(kept).not.toContain(key.toString('base64'));
    expect(() => openConnection({ file: join(place, 'ongoing.db'), key: null })).toThrow();
  });

  it('ask for the passphrase again after a restart, and refuse a wrong one', async () => {
    const host = await start('absent');
    await host.create({ ...mine, protection: { kind: 'passphrase', passphrase: 'uma frase longa' } });
    await host.close();
    const again = await start('absent');
    expect(await again.status()).toMatchObject({ state: 'locked', keychainAvailable: false });
    await expect(again.unlock('outra frase')).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' });
    expect(await again.unlock('uma frase longa')).toMatchObject({ state: 'open', protection: 'passphrase' });
  });

  it('are left unencrypted only when the user chose so, and say it', async () => {
    const host = await start('absent');
    expect(await host.create({ ...mine, protection: { kind: 'none' } })).toMatchObject({
      state: 'open',
      protection: 'none',
    });
  });

  it('say when the keychain lost the key, and touch nothing', async () => {
    const host = await start();
    const { current } = await host.create({ ...mine, protection: { kind: 'keychain' } });
    await host.close();
    const file = join(folder, 'workspaces', current?.id ?? '', 'ongoing.db');
    const before = readFileSync(file);
    const again = await start('broken');
    expect(await again.status()).toMatchObject({ state: 'failed', failure: 'KEYCHAIN_FAILED' });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('say when the file comes from a newer app, and touch nothing', async () => {
    const host = await start();
    const { current } = await host.create({ ...mine, protection: { kind: 'none' } });
    await host.close();
    const file = join(folder, 'workspaces', current?.id ?? '', 'ongoing.db');
    const database = openConnection({ file, key: null });
    database.pragma('user_version = 999');
    database.close();
    expect(await (await start()).status()).toMatchObject({ state: 'failed', failure: 'FILE_FROM_NEWER_APP' });
  });

  it('leave no half-made folder when the keychain refuses', async () => {
    const host = await start();
    const refusing = { ...keychain('works'), keychainWrap: () => Promise.reject(new Error('no')) };
    Object.assign(host.options.host, refusing);
    await expect(host.create({ ...mine, protection: { kind: 'keychain' } })).rejects.toMatchObject({
      code: 'KEYCHAIN_FAILED',
    });
    expect(existsSync(join(folder, 'workspaces'))).toBe(false);
  });

  it('keep the demo in a file of its own that can be removed', async () => {
    const host = await start();
    const own = await host.create({ ...mine, protection: { kind: 'keychain' } });
    const steps: DemoStep[] = [];
    for await (const step of host.openDemo({ language: 'pt-BR', protection: { kind: 'keychain' } })) steps.push(step);
    const demo = steps.at(-1)?.status;
    expect(steps.slice(0, -1).every(({ status, done, total }) => status === null && done <= total)).toBe(true);
    expect(demo?.current).toMatchObject({ kind: 'demo' });
    expect(demo?.current?.id).not.toBe(own.current?.id);
    const after = await host.removeDemo();
    expect(after).toMatchObject({ state: 'open', current: { id: own.current?.id } });
    expect(readdirSync(join(folder, 'workspaces'))).toEqual([own.current?.id]);
  });

  it('leave nothing of a demo that was stopped while it was being made', async () => {
    const host = await start();
    const own = await host.create({ ...mine, protection: { kind: 'keychain' } });
    for await (const { done } of host.openDemo({ language: 'en', protection: { kind: 'keychain' } })) {
      if (done > 0) break;
    }
    expect(readdirSync(join(folder, 'workspaces'))).toEqual([own.current?.id]);
    expect(await host.status()).toMatchObject({ state: 'open', current: { id: own.current?.id } });
  });
});
