import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestServer, startTestServer } from '#test/support/running-server.ts';
import { type Laptop, openLaptop } from './laptop.ts';

let server: TestServer;
let ana: Laptop;
let bia: Laptop;

/** Ana runs the workspace, Bia is a consultant in her team; both are synced. */
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

const names = async (laptop: Laptop) => (await laptop.client.accounts.portfolio()).map(({ name }) => name);

/** An account of Bia's, seen by both. */
const shared = async (fields: { needs?: string } = {}) => {
  const { id } = await bia.client.accounts.create({ name: 'Padaria Sol', ownerId: memberOf(bia), ...fields });
  await bia.synced();
  await ana.until(async () => (await names(ana)).includes('Padaria Sol'));
  await ana.synced();
  return id;
};

describe('two laptops and a server', () => {
  it('see each other’s edits', async () => {
    const id = await shared();
    await ana.client.accounts.update({ id, patch: { name: 'Padaria Lua' } });
    await bia.until(async () => (await names(bia)).includes('Padaria Lua'));
    expect(await bia.client.sync.status()).toMatchObject({ waiting: 0, toReview: 0 });
  });

  it('keep both versions of a field edited offline on both, and settle them once for both', async () => {
    const id = await shared();
    await Promise.all([ana.client.sync.pause(), bia.client.sync.pause()]);
    await ana.client.accounts.update({ id, patch: { name: 'Padaria Lua' } });
    await bia.client.accounts.update({ id, patch: { name: 'Padaria Mar' } });
    expect(await bia.client.sync.status()).toMatchObject({ state: 'paused', waiting: 1 });
    await ana.client.sync.resume();
    await ana.synced();
    await bia.client.sync.resume();
    await bia.synced();
    await ana.until(({ toReview }) => toReview === 1);
    const [conflict] = await ana.client.conflicts.list({ accountId: id, settled: false });
    // Written within the same few milliseconds: whose clock runs ahead by what the network took, wins.
    const anas = { value: 'Padaria Lua', memberName: 'Ana', deviceName: 'Laptop de Ana' };
    const bias = { value: 'Padaria Mar', memberName: 'Bia', deviceName: 'Laptop de Bia' };
    const [winner, loser] = conflict?.winner.memberName === 'Bia' ? [bias, anas] : [anas, bias];
    expect(conflict).toMatchObject({
      kind: 'concurrent',
      table: 'account',
      field: 'name',
      accountId: id,
      winner,
      loser,
    });
    expect(await bia.client.conflicts.counts()).toEqual([{ accountId: id, open: 1 }]);
    const { versions: history } = await ana.client.sync.fieldHistory({ table: 'account', id, field: 'name' });
    expect(history.map(({ value, memberName }) => [value, memberName])).toEqual([
      [winner.value, winner.memberName],
      [loser.value, loser.memberName],
      ['Padaria Sol', 'Bia'],
    ]);

    await bia.client.conflicts.settle({ id: conflict?.id ?? '', choice: 'take' });
    await ana.until(({ toReview }) => toReview === 0);
    expect(await names(ana)).toEqual([loser.value]);
    expect(await ana.client.conflicts.list({ accountId: null, settled: true })).toMatchObject([
      { state: 'taken', settledBy: 'Bia' },
    ]);
    const after = await ana.client.sync.fieldHistory({ table: 'account', id, field: 'name' });
    expect(after.versions[0]).toMatchObject({ value: loser.value, memberName: 'Bia', isCurrent: true });

    await bia.client.history.undo();
    await ana.until(({ toReview }) => toReview === 1);
    expect(await names(ana)).toEqual([winner.value]);
  });

  it('tell every value a field had, also what others wrote one over the other, and offline only their own', async () => {
    const id = await shared();
    for (const name of ['Padaria Mar', 'Padaria Céu']) {
      await bia.client.accounts.update({ id, patch: { name } });
      await bia.synced();
    }
    await ana.until(async () => (await names(ana)).includes('Padaria Céu'));
    const place = { table: 'account', id, field: 'name' };
    const { versions, reach } = await ana.client.sync.fieldHistory(place);
    expect(reach).toBe('all');
    expect(versions).toMatchObject([
      { value: 'Padaria Céu', memberName: 'Bia', deviceName: 'Laptop de Bia', isCurrent: true },
      { value: 'Padaria Mar', memberName: 'Bia', deviceName: 'Laptop de Bia', isCurrent: false },
      { value: 'Padaria Sol', memberName: 'Bia', deviceName: 'Laptop de Bia', isCurrent: false },
    ]);
    await ana.client.sync.restoreField({ ...place, mutationId: versions[1]?.mutationId ?? '' });
    await ana.synced();
    await bia.until(async () => (await names(bia)).includes('Padaria Mar'));

    await server.app.close();
    await ana.client.sync.now();
    await ana.until(({ state }) => state === 'offline');
    const alone = await ana.client.sync.fieldHistory(place);
    expect(alone.reach).toBe('here');
    expect(alone.versions[0]).toMatchObject({ value: 'Padaria Mar', memberName: 'Ana', isCurrent: true });
  });

  it('bring back an earlier value as a new edit', async () => {
    const id = await shared();
    await bia.client.accounts.update({ id, patch: { name: 'Padaria Mar' } });
    const { versions: history } = await bia.client.sync.fieldHistory({ table: 'account', id, field: 'name' });
    expect(history.map(({ value, isCurrent }) => [value, isCurrent])).toEqual([
      ['Padaria Mar', true],
      ['Padaria Sol', false],
    ]);
    const mutationId = history[1]?.mutationId ?? '';
    await bia.client.sync.restoreField({ table: 'account', id, field: 'name', mutationId });
    await bia.synced();
    await ana.until(async () => (await names(ana)).includes('Padaria Sol'));
  });

  it('hand an account over: gone from the first, complete on the second, and what came late is asked about', async () => {
    const id = await shared({ needs: 'Relatórios mais rápidos' });
    await bia.client.notes.create({ accountId: id, body: 'Ligar na terça', audience: 'internal' });
    await bia.synced();
    await bia.client.sync.pause();
    await bia.client.accounts.update({ id, patch: { needs: 'Relatórios por loja' } });
    expect(await ana.client.people.handOver({ from: memberOf(bia), to: memberOf(ana), accountIds: [id] })).toEqual({
      accounts: 1,
    });
    await ana.synced();
    await bia.client.sync.resume();
    await bia.until(async () => (await names(bia)).length === 0);
    const told = await bia.client.sync.journal();
    expect(told.map(({ kind, accountName }) => [kind, accountName])).toEqual(
      expect.arrayContaining([
        ['lost_access', 'Padaria Sol'],
        ['parked', 'Padaria Sol'],
      ]),
    );
    await ana.until(({ toReview }) => toReview === 1);
    const [late] = await ana.client.conflicts.list({ accountId: id, settled: false });
    expect(late).toMatchObject({
      kind: 'late',
      loser: { memberName: 'Bia' },
      fields: [{ name: 'needs', value: 'Relatórios por loja' }],
    });
    await ana.client.conflicts.settle({ id: late?.id ?? '', choice: 'take' });
    await ana.synced();
    expect(await ana.client.accounts.profile({ id })).toMatchObject({ account: { needs: 'Relatórios por loja' } });
    expect(await ana.client.notes.list({ accountId: id })).toMatchObject([{ body: 'Ligar na terça' }]);
    expect(await ana.client.sync.status()).toMatchObject({ toReview: 0 });
  });

  it('bring the bytes of an attachment when it is opened', async () => {
    const id = await shared();
    const file = new File(['contrato assinado'], 'contrato.txt', { type: 'text/plain' });
    const owned = { accountId: id, ownerTable: 'account', ownerId: id, audience: 'internal' } as const;
    const added = await bia.client.attachments.add({ ...owned, file });
    await bia.until(({ state, waiting, filesWaiting }) => state === 'synced' && waiting === 0 && filesWaiting === 0);
    await ana.until(async () => (await ana.client.attachments.list({ ownerTable: 'account', ownerId: id })).length > 0);
    expect(await (await ana.client.attachments.read({ id: added.id })).text()).toBe('contrato assinado');
  });

  it('erase a lost laptop, which says so, and let it join again', async () => {
    await shared();
    const devices = await ana.client.people.devices();
    const lost = devices.find(({ memberName }) => memberName === 'Bia');
    await ana.client.people.revokeDevice({ id: lost?.id ?? '', wipe: true });
    const id = bia.host.services.kernel.actor.workspaceId;
    const folder = join(bia.folder, 'workspaces', id);
    await expect
      .poll(async () => (await bia.client.workspaces.status()).failure, { timeout: 20_000 })
      .toBe('WORKSPACE_WIPED');
    await expect.poll(() => readdirSync(folder)).toEqual(['workspace.json']);
    expect(existsSync(join(folder, 'ongoing.db'))).toBe(false);
    const { teamId } = ana.host.services.kernel.actor;
    const { code } = await ana.client.people.invite({ role: 'consultant', teamId, email: null, name: null });
    await bia.join(code, 'Bia');
    await bia.synced();
    expect(await names(bia)).toEqual(['Padaria Sol']);
  });

  it('erase a laptop whose access was only taken away at first', async () => {
    await shared();
    const devices = await ana.client.people.devices();
    const { id = '' } = devices.find(({ memberName }) => memberName === 'Bia') ?? {};
    await ana.client.people.revokeDevice({ id, wipe: false });
    const { problem, nextTryAt } = await bia.until(({ state }) => state === 'problem');
    expect(problem).toBe('device_revoked');
    // Nobody has to touch that laptop for it to hear of what comes.
    expect(nextTryAt).not.toBeNull();
    expect(await names(bia)).toEqual(['Padaria Sol']);
    await ana.client.people.revokeDevice({ id, wipe: true });
    await bia.client.sync.now();
    await expect
      .poll(async () => (await bia.client.workspaces.status()).failure, { timeout: 20_000 })
      .toBe('WORKSPACE_WIPED');
  });

  it('stop at a sign-out and go on after signing in, under the same name only', async () => {
    const id = await shared();
    await bia.client.joining.signOut();
    await bia.until(({ problem }) => problem === 'signed_out');
    await bia.client.accounts.update({ id, patch: { name: 'Padaria Mar' } });
    await expect(bia.signIn('ana@empresa.com.br')).rejects.toMatchObject({ code: 'WRONG_CREDENTIALS' });
    await bia.signIn('bia@empresa.com.br');
    await bia.synced();
    await ana.until(async () => (await names(ana)).includes('Padaria Mar'));
  });

  it('tell the people, their devices and what was done, and say why something is refused', async () => {
    const people = await ana.client.people.list();
    expect(people.members.map(({ name, role }) => [name, role])).toEqual(
      expect.arrayContaining([
        ['Ana', 'admin'],
        ['Bia', 'consultant'],
      ]),
    );
    await expect(bia.client.people.addTeam({ name: 'Outra' })).rejects.toMatchObject({ code: 'ROLE_FORBIDDEN' });
    await expect(ana.client.people.change({ id: memberOf(ana), role: 'consultant' })).rejects.toMatchObject({
      code: 'LAST_ADMIN',
    });
    await shared();
    await expect(ana.client.people.change({ id: memberOf(bia), active: false })).rejects.toMatchObject({
      code: 'OWNS_ACCOUNTS',
    });
    const { lines, brokenAt } = await ana.client.people.audit({ before: null });
    expect(brokenAt).toBeNull();
    expect(lines.map(({ kind, memberName }) => [kind, memberName])).toContainEqual(['member.joined', 'Bia']);
    expect(await bia.client.joining.devices()).toMatchObject([{ current: true, memberName: 'Bia' }]);
  });
});
