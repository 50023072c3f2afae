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

it('changes more accounts than a mutation holds, and one undo and one redo are still enough', async () => {
  const { client } = workspace;
  await workspace.kernel.unitOfWork.write(null, ({ rows: writer, endMutation }) => {
    for (let n = 0; n < 1_200; n += 1) {
      if (n % 400 === 0) endMutation();
      const name = `Cliente ${n}`;
      writer.insert('account', { name, autonomy: 'low', status: 'ongoing', language: 'pt-BR' });
    }
  });
  const all = (await rows()).map(({ id }) => id);
  const tagged = async () => (await rows()).filter(({ tags }) => tags.includes('vip')).length;

  const change = { ...nothing, ids: all, patch: { postSaleStage: 'retention' as const }, addTags: ['vip'] };
  expect(await client.accounts.changeMany(change)).toEqual({ changed: 1_203 });
  expect(await tagged()).toBe(1_203);
  await client.history.undo();
  expect(await tagged()).toBe(0);
  expect((await rows()).every(({ postSaleStage }) => postSaleStage === null)).toBe(true);
  await client.history.redo();
  expect(await tagged()).toBe(1_203);
  await client.history.undo();

  expect(await client.accounts.changeMany({ ...nothing, ids: all, trash: true })).toEqual({ changed: 1_203 });
  expect(await rows()).toEqual([]);
  await client.history.undo();
  expect(await rows()).toHaveLength(1_203);
});
