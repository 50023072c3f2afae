import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestWorkspace, type TestWorkspace } from '#test/support/workspace.ts';

let workspace: TestWorkspace;
let ids: string[];

const nothing = { patch: {}, addTags: [], removeTags: [], trash: false };
const rows = async () => (await workspace.client.accounts.portfolio()).toSorted((a, b) => (a.name < b.name ? -1 : 1));

beforeEach(async () => {
  workspace = await openTestWorkspace();
  ids = [];
  for (const [name, tags] of [
    ['Aurora', ['sul']],
    ['Bento', []],
    ['Cedro', []],
  ] as const) {
    ids.push((await workspace.client.accounts.create({ name, tags: [...tags] })).id);
  }
});
afterEach(() => workspace.close());

it('changes the chosen accounts only, and one undo takes all of it back', async () => {
  const { client } = workspace;
  const segmentId = (await client.accounts.choices()).segments[0]?.id ?? '';
  const change = { ...nothing, ids: ids.slice(0, 2), patch: { segmentId }, addTags: ['sul', 'vip'] };
  expect(await client.accounts.changeMany(change)).toEqual({ changed: 2 });
  expect((await rows()).map((row) => [row.segmentId, row.tags])).toEqual([
    [segmentId, ['sul', 'vip']],
    [segmentId, ['sul', 'vip']],
    [null, []],
  ]);
  await client.history.undo();
  expect((await rows()).map((row) => [row.segmentId, row.tags])).toEqual([
    [null, ['sul']],
    [null, []],
    [null, []],
  ]);
});

it('writes nothing about accounts that are so already', async () => {
  const { client } = workspace;
  const before = (await client.history.state()).undo;
  expect(await client.accounts.changeMany({ ...nothing, ids: [ids[0] ?? ''], addTags: ['sul'] })).toEqual({
    changed: 0,
  });
  expect((await client.history.state()).undo).toBe(before);
  expect(await client.accounts.changeMany({ ...nothing, ids, removeTags: ['sul'] })).toEqual({ changed: 1 });
});

it('moves them to the trash together, from where one undo brings them back', async () => {
  const { client } = workspace;
  expect(await client.accounts.changeMany({ ...nothing, ids, trash: true })).toEqual({ changed: 3 });
  expect(await rows()).toEqual([]);
  expect(await client.trash.list()).toHaveLength(3);
  await client.history.undo();
  expect(await rows()).toHaveLength(3);
});
