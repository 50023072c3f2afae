import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestServer, startTestServer } from '#test/support/running-server.ts';
import { type Laptop, openLaptop } from './laptop.ts';

let server: TestServer;
let ana: Laptop;
let bia: Laptop;
let account: string;

/** Ana runs the workspace, Bia is a consultant in her team with one account, and away from the server. */
beforeEach(async () => {
  server = await startTestServer({ args: [] });
  [ana, bia] = await Promise.all([openLaptop(), openLaptop()]);
  await ana.join(server.firstInvitation ?? '', 'Ana');
  const { teamId } = ana.host.services.kernel.actor;
  const { code } = await ana.client.people.invite({ role: 'consultant', teamId, email: null, name: null });
  await bia.join(code, 'Bia');
  await bia.synced();
  ({ id: account } = await bia.client.accounts.create({ name: 'Padaria Sol' }));
});
afterEach(async () => {
  await Promise.all([ana.close(), bia.close()]);
  await server.close();
});

const aNote = async (body: string) =>
  (await bia.client.notes.create({ accountId: account, body, audience: 'internal' })).id;
const aContact = async (name: string) => (await bia.client.contacts.create({ accountId: account, name })).id;

/** What Bia has is with Ana, and from here on Bia is away. */
const part = async () => {
  await bia.synced();
  await ana.until(async () => (await ana.client.accounts.portfolio()).length > 0);
  await ana.synced();
  await bia.client.sync.pause();
};

const erase = async (table: string, id: string) => {
  await ana.client.trash.put({ table, id });
  await ana.synced();
  await ana.client.trash.erase({ rows: [{ table, id }] });
};

/** Bia comes back, and Ana sees so many late edits. */
const meet = async (count: number) => {
  await bia.client.sync.resume();
  await bia.synced();
  await ana.until(({ toReview }) => toReview === count);
  return ana.client.conflicts.list({ accountId: account, settled: false });
};

const take = (id: string) => ana.client.conflicts.settle({ id, choice: 'take' });
const contactOf = async (id: string) =>
  (await ana.client.contacts.list({ accountId: account })).contacts.find((contact) => contact.id === id);
const bodies = async (laptop: Laptop) =>
  (await laptop.client.notes.list({ accountId: account })).map(({ body }) => body);

describe('a late edit of what was erased', () => {
  it('of a note, which says all that matters, makes a note in its place on every laptop', async () => {
    const id = await aNote('Ligar na terça');
    await part();
    await bia.client.notes.update({ id, body: 'Ligar na quarta', audience: 'internal' });
    await bia.client.notes.update({ id, body: 'Ligar na quinta', audience: 'internal' });
    await erase('note', id);
    const late = await meet(2);
    expect(late).toMatchObject([{ hindrance: null }, { hindrance: null }]);
    for (const { id: one } of late) await take(one);
    await ana.synced();
    await bia.until(async () => (await bodies(bia)).length > 0);
    expect([await bodies(ana), await bodies(bia)]).toEqual([['Ligar na quinta'], ['Ligar na quinta']]);
    expect(await ana.client.sync.status()).toMatchObject({ toReview: 0 });
  });

  it('of which only a part is left says what to do, keeps its text, and can be dismissed', async () => {
    const id = await aContact('Rui');
    await part();
    await bia.client.contacts.update({ id, patch: { notes: 'Prefere ligar à tarde' } });
    await erase('contact', id);
    const [late] = await meet(1);
    expect(late).toMatchObject({
      hindrance: 'row_erased',
      fields: [{ name: 'notes', value: 'Prefere ligar à tarde' }],
    });
    await expect(take(late!.id)).rejects.toMatchObject({ code: 'LATE_ROW_ERASED' });
    expect(await ana.client.conflicts.list({ accountId: account, settled: false })).toHaveLength(1);
    await ana.client.conflicts.settle({ id: late!.id, choice: 'keep' });
    await ana.until(({ toReview }) => toReview === 0);
  });

  it('that also wrote what still stands is applied to that, and the rest of it stays to be read', async () => {
    const [gone, stays] = [await aContact('Rui'), await aContact('Sara')];
    await part();
    await bia.host.services.kernel.unitOfWork.write(null, ({ rows }) => {
      for (const id of [gone, stays]) rows.update('contact', id, { notes: 'Prefere ligar à tarde' });
    });
    await erase('contact', gone);
    const late = await meet(2);
    expect(late.map(({ rowId, hindrance }) => [rowId, hindrance])).toEqual(
      expect.arrayContaining([
        [gone, 'row_erased'],
        [stays, null],
      ]),
    );
    await take(late[0]!.id);
    await ana.until(({ toReview }) => toReview === 1);
    expect(await contactOf(stays)).toMatchObject({ notes: 'Prefere ligar à tarde' });
  });

  it('of an erased account goes nowhere, and says so', async () => {
    await part();
    await aContact('Rui');
    await erase('account', account);
    const [late] = await meet(1);
    expect(late).toMatchObject({ hindrance: 'account_erased', table: 'contact' });
    await expect(take(late!.id)).rejects.toMatchObject({ code: 'LATE_ACCOUNT_ERASED' });
    await ana.client.conflicts.settle({ id: late!.id, choice: 'keep' });
    await ana.until(({ toReview }) => toReview === 0);
  });
});

it('a late edit of a record that another one makes waits for that one', async () => {
  await part();
  const id = await aContact('Rui');
  await bia.client.contacts.update({ id, patch: { notes: 'Prefere ligar à tarde' } });
  const [from, to] = [bia, ana].map(({ host }) => host.services.kernel.actor.memberId) as [string, string];
  await ana.client.people.handOver({ from, to, accountIds: [account] });
  const late = await meet(2);
  const edit = late.find(({ hindrance }) => hindrance === 'needs_other');
  const making = late.find(({ hindrance }) => hindrance === null);
  await expect(take(edit!.id)).rejects.toMatchObject({ code: 'LATE_NEEDS_OTHER' });
  await take(making!.id);
  await take(edit!.id);
  expect(await contactOf(id)).toMatchObject({ name: 'Rui', notes: 'Prefere ligar à tarde' });
});
