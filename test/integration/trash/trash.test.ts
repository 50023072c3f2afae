import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestWorkspace, type TestWorkspace } from '#test/support/workspace.ts';

let workspace: TestWorkspace;
let accountId: string;

beforeEach(async () => {
  workspace = await openTestWorkspace();
  ({ id: accountId } = await workspace.client.accounts.create({ name: 'Porto Sul' }));
});
afterEach(() => workspace.close());

const trashed = async () => (await workspace.client.trash.list()).map(({ title }) => title);

it('holds what was deleted, and not what was made and taken back at once', async () => {
  const { client } = workspace;
  await client.contacts.create({ accountId, name: 'Ana' });
  await client.history.undo();
  expect(await trashed()).toEqual([]);
  const { id } = await client.contacts.create({ accountId, name: 'Rui' });
  await client.trash.put({ table: 'contact', id });
  expect(await trashed()).toEqual(['Rui']);
});

it('holds what was made again and then deleted by hand', async () => {
  const { client } = workspace;
  const { id } = await client.contacts.create({ accountId, name: 'Ana' });
  await client.history.undo();
  await client.history.redo();
  expect((await client.contacts.list({ accountId })).contacts.map(({ name }) => name)).toEqual(['Ana']);
  await client.history.undo();
  expect(await trashed()).toEqual([]);
  await client.history.redo();
  await client.trash.put({ table: 'contact', id });
  expect(await trashed()).toEqual(['Ana']);
});

it('forgets a deletion that was taken back', async () => {
  const { client } = workspace;
  const { id } = await client.contacts.create({ accountId, name: 'Ana' });
  await client.trash.put({ table: 'contact', id });
  await client.history.undo();
  expect(await trashed()).toEqual([]);
});

it('gives several back at once, and one undo takes them all away again', async () => {
  const { client } = workspace;
  const ana = await client.contacts.create({ accountId, name: 'Ana' });
  const rui = await client.contacts.create({ accountId, name: 'Rui' });
  for (const { id } of [ana, rui]) await client.trash.put({ table: 'contact', id });
  await client.trash.restoreMany({ rows: [ana, rui].map(({ id }) => ({ table: 'contact', id })) });
  expect(await trashed()).toEqual([]);
  await client.history.undo();
  expect((await trashed()).toSorted()).toEqual(['Ana', 'Rui']);
});

it('gives none back where one of them is not there', async () => {
  const { client } = workspace;
  const { id } = await client.contacts.create({ accountId, name: 'Ana' });
  await client.trash.put({ table: 'contact', id });
  const absent = '00000000-0000-7000-8000-000000000000';
  const rows = [id, absent].map((each) => ({ table: 'contact', id: each }));
  await expect(client.trash.restoreMany({ rows })).rejects.toMatchObject({ code: 'ROW_NOT_FOUND' });
  expect(await trashed()).toEqual(['Ana']);
});
