import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SCHEMA } from '#shared/sync/protocol.ts';
import { type TestServer, startTestServer } from '#test/support/running-server.ts';
import { type Laptop, openLaptop } from './laptop.ts';

let server: TestServer;
let ana: Laptop;
let bia: Laptop;

beforeEach(async () => {
  server = await startTestServer({ args: [] });
  [ana, bia] = await Promise.all([openLaptop(), openLaptop()]);
  await ana.join(server.firstInvitation ?? '', 'Ana');
  await ana.synced();
  const { teamId } = ana.host.services.kernel.actor;
  const { code } = await ana.client.people.invite({ role: 'consultant', teamId, email: null, name: null });
  await bia.join(code, 'Bia');
  await bia.synced();
});

afterEach(async () => {
  await Promise.all([ana.close(), bia.close()]);
  await server.close();
});

const memberOf = (laptop: Laptop) => laptop.host.services.kernel.actor.memberId;
const pragma = (laptop: Laptop, text: string) =>
  laptop.host.services.kernel.unitOfWork.inspect((sqlite) => sqlite.pragma(text, { simple: true }));

const wordy = 'palavra '.repeat(20_000);

describe('bad days', () => {
  it('a full disk is said, keeps what stood, and sync goes on when there is room', async () => {
    const pages = (await pragma(bia, 'page_count')) as number;
    await pragma(bia, `max_page_count = ${pages}`);
    await expect(bia.client.accounts.create({ name: 'Grande', needs: wordy })).rejects.toMatchObject({
      code: 'DISK_FULL',
    });
    await ana.client.accounts.create({ name: 'Padaria Sol', ownerId: memberOf(bia), needs: wordy });
    const { problem } = await bia.until(({ state }) => state === 'problem');
    expect(problem).toBe('disk_full');
    await pragma(bia, 'max_page_count = 1073741823');
    await bia.client.sync.now();
    await bia.until(async () => (await bia.client.accounts.portfolio()).some(({ name }) => name === 'Padaria Sol'));
    await bia.synced();
  });

  it('a file that is read-only is said, for edits and for sync', async () => {
    await pragma(bia, 'query_only = ON');
    await expect(bia.client.accounts.create({ name: 'Grande' })).rejects.toMatchObject({ code: 'FILE_READ_ONLY' });
    await bia.client.sync.now();
    expect((await bia.until(({ state }) => state === 'problem')).problem).toBe('read_only');
    await pragma(bia, 'query_only = OFF');
    await bia.client.sync.now();
    await bia.synced();
  });

  it('what a role may not write is refused before it is saved', async () => {
    await expect(bia.client.settings.putWorkspace({ name: 'Minha' })).rejects.toMatchObject({ code: 'ROLE_FORBIDDEN' });
    await expect(bia.client.settings.putWorkspace({ memberName: 'Bianca' })).rejects.toMatchObject({
      code: 'ROLE_FORBIDDEN',
    });
    await ana.client.settings.putWorkspace({ memberName: 'Ana Lima' });
    await ana.until(async () => (await ana.client.system.me()).memberName === 'Ana Lima');
    expect(await bia.client.sync.status()).toMatchObject({ waiting: 0 });
    expect((await bia.client.sync.journal()).filter(({ kind }) => kind === 'rejected')).toEqual([]);
  });

  it('a server that is away for long keeps the list of what waits, and its export', async () => {
    await server.app.close();
    const { id } = await bia.client.accounts.create({ name: 'Padaria Sol' });
    await bia.client.notes.create({ accountId: id, body: 'Ligar na terça', audience: 'internal' });
    const { waitingSince } = await bia.until(({ state, waiting }) => state === 'offline' && waiting === 2);
    expect(waitingSince).not.toBeNull();
    const file = join(bia.folder, 'waiting.json');
    bia.host.files.give('token', file, 'write');
    expect(await bia.client.sync.exportWaiting({ file: 'token' })).toEqual({ mutations: 2 });
    expect(readFileSync(file, 'utf8')).toContain('Ligar na terça');
  });

  it('a device that stays away is warned seven days before its lease ends, and then asks to sign in', async () => {
    await ana.client.people.putPolicy({ forbidUnencrypted: false, offlineLeaseDays: 30 });
    await bia.signIn('bia@empresa.com.br');
    await bia.synced();
    expect((await bia.client.sync.status()).lease).toBeNull();
    await bia.client.sync.pause();
    await bia.client.accounts.create({ name: 'Padaria Sol' });
    await bia.leave();
    await server.close();
    const later = async (days: number, waits: number) => {
      const laptop = await openLaptop(bia.folder, { nowMs: () => Date.now() + days * 86_400_000 });
      const status = await laptop.client.sync.status();
      const asked = await Promise.allSettled([
        laptop.client.accounts.portfolio(),
        laptop.client.accounts.create({ name: 'Sem rede' }),
        laptop.client.conflicts.list({ accountId: null, settled: false }),
        laptop.client.search.query({ text: 'canário', limit: 5 }),
      ]);
      const codes = asked.map((answer) =>
        answer.status === 'rejected' ? (answer.reason as { code: string }).code : 'ok',
      );
      const file = join(laptop.folder, 'waiting.json');
      laptop.host.files.give('token', file, 'write');
      // What its own user wrote and nobody has yet gets out whatever the lease says.
      expect(await laptop.client.sync.exportWaiting({ file: 'token' })).toMatchObject({ mutations: waits });
      expect(readFileSync(file, 'utf8')).toContain('Padaria Sol');
      await laptop.leave();
      return { ...status, isRefused: codes.every((code) => code === 'LEASE_OVER') };
    };
    expect(await later(20, 2)).toMatchObject({ lease: null, problem: null, isRefused: false });
    expect(await later(24, 3)).toMatchObject({ lease: { isOver: false }, problem: null, isRefused: false });
    // Core itself answers no page any more, whatever the page shows.
    expect(await later(31, 3)).toMatchObject({ lease: { isOver: true }, problem: 'lease_expired', isRefused: true });
  });

  it('an app that is too old for its server is not locked as long as the two meet', async () => {
    await ana.client.people.putPolicy({ forbidUnencrypted: false, offlineLeaseDays: 30 });
    await bia.signIn('bia@empresa.com.br');
    await bia.synced();
    await bia.leave();
    const laterBy = (days: number) => () => Date.now() + days * 86_400_000;
    Object.assign(server.env, { now: laterBy(20), serving: [SCHEMA + 1, SCHEMA + 1] });
    const old = await openLaptop(bia.folder, { nowMs: laterBy(20) });
    expect((await old.until(({ state }) => state === 'problem')).problem).toBe('upgrade_required');
    await old.leave();
    await server.app.close();
    const later = await openLaptop(bia.folder, { nowMs: laterBy(40) });
    expect(await later.client.accounts.portfolio()).toBeDefined();
    await later.leave();
    const locked = await openLaptop(bia.folder, { nowMs: laterBy(55) });
    await expect(locked.client.accounts.portfolio()).rejects.toMatchObject({ code: 'LEASE_OVER' });
    // Whoever wants out gets out.
    await locked.client.joining.signOut();
    await locked.leave();
  });

  it('a file in the open opens no more once the workspace forbids it, until it is encrypted here', async () => {
    const { teamId } = ana.host.services.kernel.actor;
    const { code } = await ana.client.people.invite({ role: 'consultant', teamId, email: null, name: null });
    let rui = await openLaptop();
    const person = { name: 'Rui', email: 'rui@empresa.com.br', deviceName: 'Laptop de Rui' };
    const password = 'uma senha bem comprida';
    await rui.client.joining.join({ ...person, code, password, secondFactor: null, protection: { kind: 'none' } });
    const { id } = await rui.client.accounts.create({ name: 'Padaria Canário' });
    const folder = join(rui.folder, 'workspaces', rui.host.services.kernel.actor.workspaceId);
    const owner = { accountId: id, ownerTable: 'account', ownerId: id, audience: 'internal' } as const;
    const file = new File(['contrato do canário'], 'contrato.txt', { type: 'text/plain' });
    const attachment = await rui.client.attachments.add({ ...owner, file });
    const contents = () =>
      readdirSync(join(folder, 'files')).map((name) => readFileSync(join(folder, 'files', name), 'utf8'));
    expect(contents()).toEqual(['contrato do canário']);
    const database = () => readFileSync(join(folder, 'ongoing.db')).toString('latin1');
    await ana.client.people.putPolicy({ forbidUnencrypted: true });
    await rui.signIn(person.email);
    await rui.synced();
    await rui.leave();
    expect(database()).toContain('SQLite format 3');
    try {
      rui = await openLaptop(rui.folder);
      expect(await rui.client.workspaces.status()).toMatchObject({ state: 'failed', failure: 'MUST_BE_ENCRYPTED' });
      const status = await rui.client.workspaces.encrypt({ protection: { kind: 'keychain' } });
      expect(status).toMatchObject({ state: 'open', protection: 'keychain' });
      expect((await rui.client.accounts.open({ id })).header.name).toBe('Padaria Canário');
      expect(database()).not.toContain('SQLite format 3');
      expect(contents().join('')).not.toContain('canário');
      expect(await (await rui.client.attachments.read({ id: attachment.id })).text()).toBe('contrato do canário');
      // Its session came along: it goes on by itself.
      expect(await rui.synced()).toMatchObject({ problem: null });
    } finally {
      await rui.close();
    }
  });

  it('a note that came late is taken over under the name of whoever takes it', async () => {
    const { id } = await bia.client.accounts.create({ name: 'Padaria Sol', ownerId: memberOf(bia) });
    await bia.synced();
    await bia.client.sync.pause();
    await bia.client.notes.create({ accountId: id, body: 'Ligar na terça', audience: 'internal' });
    await ana.client.people.handOver({ from: memberOf(bia), to: memberOf(ana), accountIds: null });
    await bia.client.sync.resume();
    await ana.until(({ toReview }) => toReview === 1);
    const [late] = await ana.client.conflicts.list({ accountId: id, settled: false });
    await ana.client.conflicts.settle({ id: late?.id ?? '', choice: 'take' });
    await ana.synced();
    expect(await ana.client.notes.list({ accountId: id })).toMatchObject([{ body: 'Ligar na terça', mine: true }]);
    expect((await ana.client.sync.journal()).filter(({ kind }) => kind === 'rejected')).toEqual([]);
  });
});
