import {
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
  closeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HostPort } from '#core/host-port.ts';
import { FileCare } from '#core/workspaces/file-care.ts';
import { WorkspaceHost } from '#core/workspaces/workspace-host.ts';
import { isWhole, listBackups } from '#core/workspaces/file-check.ts';
import { openConnection } from '#database/connection.ts';

let folder: string;
let now: number;
let hosts: WorkspaceHost[];
let keychainWorks: boolean;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ongoing-care-'));
  now = Date.parse('2026-03-16T12:00:00.000Z');
  hosts = [];
  keychainWorks = true;
});
afterEach(async () => {
  for (const host of hosts) await host.close();
  rmSync(folder, { recursive: true, force: true });
});

const keychain = (): HostPort => ({
  print: () => Promise.reject(new Error('no printer')),
  keychainStatus: () => Promise.resolve({ available: keychainWorks, backend: 'test' }),
  keychainWrap: (plain) => Promise.resolve(plain.map((byte) => 255 - byte)),
  keychainUnwrap: (wrapped) =>
    keychainWorks ? Promise.resolve(wrapped.map((byte) => 255 - byte)) : Promise.reject(new Error('lost')),
});

const start = async () => {
  const host = new WorkspaceHost({
    dataFolder: folder,
    appVersion: '1.0.0',
    systemLocale: 'pt-BR',
    host: keychain(),
    log: () => undefined,
    nowMs: () => now++,
  });
  hosts.push(host);
  await host.start();
  return host;
};

const make = async () => {
  const host = await start();
  await host.create({ name: 'Minha', memberName: 'Ana', language: 'pt-BR', protection: { kind: 'keychain' } });
  return host;
};

/** Looks after the file now, as an hour of work later would. */
const care = async (host: WorkspaceHost) => {
  const { kernel } = host.services;
  const { folder: place, databaseFile: file, key } = kernel;
  const checked = async () => undefined;
  const looking = new FileCare({
    folder: place,
    file,
    key,
    nowMs: () => now,
    checkedAt: () => null,
    checked,
    log: () => undefined,
  });
  await looking.run();
};

const names = async (host: WorkspaceHost) =>
  (
    await host.services.kernel.unitOfWork.read((db) =>
      db.selectFrom('account').select('name').orderBy('name').execute(),
    )
  ).map(({ name }) => name);

const addAccount = (host: WorkspaceHost, name: string) => host.services.accounts.create({ name });

/** Writes noise over the middle of a file, or over its start. */
const damage = (file: string, at: number) => {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(4096, 0x5a), 0, 4096, at);
  closeSync(handle);
};

describe('a workspace’s file', () => {
  it('is backed up once a day, encrypted with the same key, three kept', async () => {
    const host = await make();
    const { folder: place, key } = host.services.kernel;
    await addAccount(host, 'Padaria Sol');
    await care(host);
    await care(host);
    expect(await listBackups(place)).toHaveLength(1);
    for (let day = 0; day < 4; day += 1) {
      now += 86_400_000;
      await care(host);
    }
    const backups = await listBackups(place);
    expect(backups).toHaveLength(3);
    expect(backups[0]?.at.slice(0, 10)).toBe('2026-03-20');
    for (const { path } of backups) expect(isWhole(path, key)).toBe(true);
    expect(readFileSync(backups[0]?.path ?? '').includes('Padaria Sol')).toBe(false);
  });

  it.each([
    ['in its middle', (size: number) => Math.floor(size / 2 / 4096) * 4096],
    ['at its start', () => 0],
  ])('that is damaged %s gives way to the newest backup, with what was written since', async (_where, place) => {
    const host = await make();
    await addAccount(host, 'Padaria Sol');
    await care(host);
    await addAccount(host, 'Mercado Azul');
    const { folder: home } = host.services.kernel;
    await host.close();
    const file = join(home, 'ongoing.db');
    damage(file, place(statSync(file).size));
    // Marks the exit as unclean, as the crash that damages a file does.
    now += 8 * 86_400_000;
    const kept = JSON.parse(readFileSync(join(home, 'workspace.json'), 'utf8')) as Record<string, unknown>;
    writeFileSync(join(home, 'workspace.json'), JSON.stringify({ ...kept, checkedAt: null }));

    const again = await start();
    const status = await again.status();
    expect(status).toMatchObject({ state: 'open', repaired: { backupAt: expect.stringContaining('2026-03-16') } });
    expect(await names(again)).toContain('Padaria Sol');
    const asides = readdirSync(home).filter((name) => name.startsWith('damaged-'));
    expect(asides).toHaveLength(1);
    expect(existsSync(join(home, asides[0] ?? '', 'ongoing.db'))).toBe(true);
    await addAccount(again, 'Depois');
    expect(await names(again)).toContain('Depois');
  });

  it('takes over what was written since the backup, edits and new rows, as changes of its own', async () => {
    const host = await make();
    const { id } = await host.services.accounts.create({ name: 'Padaria Sol' });
    await care(host);
    await host.services.accounts.update({ id, patch: { name: 'Padaria Lua' } });
    await addAccount(host, 'Mercado Azul');
    const { folder: home, key } = host.services.kernel;
    await host.close();
    const file = join(home, 'ongoing.db');
    // Rows are lost and the list of changes is not.
    const database = openConnection({ file, key });
    database.exec(`UPDATE capture_mode SET mode = 'apply'; DELETE FROM account; UPDATE local_state SET clean_exit = 0`);
    const root = database.prepare(`SELECT rootpage FROM sqlite_master WHERE name = 'account'`).pluck().get() as number;
    database.pragma('wal_checkpoint(TRUNCATE)');
    database.close();
    damage(file, (root - 1) * 4096);
    const again = await start();
    expect(await again.status()).toMatchObject({ state: 'open', repaired: { changes: 2, unreadable: 0 } });
    expect(await names(again)).toEqual(['Mercado Azul', 'Padaria Lua']);
  });

  it('stays where it is, untouched, where there is no backup', async () => {
    const host = await make();
    const { folder: home } = host.services.kernel;
    await host.close();
    damage(join(home, 'ongoing.db'), 0);
    const before = readFileSync(join(home, 'ongoing.db'));
    const again = await start();
    expect(await again.status()).toMatchObject({ state: 'failed', failure: 'FILE_DAMAGED', repaired: null });
    expect(readFileSync(join(home, 'ongoing.db')).equals(before)).toBe(true);
  });
});

describe('a recovery code', () => {
  it('opens the workspace whose keychain lost the key, and keeps the key anew', async () => {
    const host = await make();
    await addAccount(host, 'Padaria Sol');
    expect((await host.status()).hasRecovery).toBe(false);
    const { code } = await host.makeRecoveryCode();
    expect(code).toMatch(/^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$/);
    await host.close();
    keychainWorks = false;
    const again = await start();
    expect(await again.status()).toMatchObject({ state: 'failed', failure: 'KEYCHAIN_FAILED', hasRecovery: true });
    const protection = { kind: 'passphrase', passphrase: 'uma frase longa' } as const;
    await expect(again.recover({ code: 'AAAA-BBBB', protection })).rejects.toMatchObject({
      code: 'RECOVERY_CODE_WRONG',
    });
    const typed = code.toLowerCase().replaceAll('-', ' ');
    expect(await again.recover({ code: typed, protection })).toMatchObject({ state: 'open', protection: 'passphrase' });
    expect(await names(again)).toEqual(['Padaria Sol']);
    await again.close();
    const third = await start();
    expect(await third.unlock('uma frase longa')).toMatchObject({ state: 'open' });
  });

  it('that was made anew is the only one that opens it', async () => {
    const host = await make();
    const { code: first } = await host.makeRecoveryCode();
    const { code: second } = await host.makeRecoveryCode();
    await host.close();
    keychainWorks = false;
    const again = await start();
    const protection = { kind: 'passphrase', passphrase: 'uma frase longa' } as const;
    await expect(again.recover({ code: first, protection })).rejects.toMatchObject({ code: 'RECOVERY_CODE_WRONG' });
    expect(await again.recover({ code: second, protection })).toMatchObject({ state: 'open' });
  });
});
