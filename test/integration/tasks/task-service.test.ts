import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestWorkspace, TEST_TODAY, type TestWorkspace } from '#test/support/workspace.ts';

describe('tasks', () => {
  let workspace: TestWorkspace;
  let accountId: string;

  beforeEach(async () => {
    workspace = await openTestWorkspace();
    ({ id: accountId } = await workspace.client.accounts.create({ name: 'Clínica Aurora' }));
  });
  afterEach(() => workspace.close());

  const list = () => workspace.client.tasks.ofAccount({ accountId });

  it('are listed by date, those without one last', async () => {
    await workspace.client.tasks.create({ title: 'Sem data', accountId });
    await workspace.client.tasks.create({ title: 'Depois', accountId, dueOn: '2026-04-01' });
    await workspace.client.tasks.create({ title: 'Atrasada', accountId, dueOn: '2026-03-01' });
    const { open } = await list();
    expect(open.map(({ title, late }) => [title, late])).toEqual([
      ['Atrasada', true],
      ['Depois', false],
      ['Sem data', false],
    ]);
  });

  it('keep a trace when they are done, and come back when that is undone', async () => {
    const { id } = await workspace.client.tasks.create({ title: 'Ligar', accountId });
    await workspace.client.tasks.setDone({ id, done: true });
    expect((await list()).done).toMatchObject([{ id, accountName: 'Clínica Aurora' }]);
    expect((await list()).open).toEqual([]);
    await workspace.client.history.undo();
    expect((await list()).open).toMatchObject([{ id, doneAt: null }]);
  });

  it('are one task when the same source asks twice', async () => {
    const source = { title: 'Agendar turma', accountId, source: 'needs_checklist', sourceId: accountId } as const;
    const first = await workspace.client.tasks.create({ ...source, sourceKey: 'training' });
    const second = await workspace.client.tasks.create({ ...source, sourceKey: 'training' });
    const other = await workspace.client.tasks.create({ ...source, sourceKey: 'support' });
    expect(second).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it('change, wait and go to the trash', async () => {
    const { id } = await workspace.client.tasks.create({ title: 'Enviar números' });
    await workspace.client.tasks.save({ id, title: 'Enviar comparativo', priority: 'high', dueOn: TEST_TODAY });
    await workspace.client.tasks.snooze({ id, until: '2026-03-20' });
    expect(await workspace.client.tasks.get({ id })).toMatchObject({
      title: 'Enviar comparativo',
      priority: 'high',
      snoozedUntil: '2026-03-20',
      accountId: null,
      source: 'hand',
    });
    await workspace.client.tasks.trash({ id });
    await expect(workspace.client.tasks.get({ id })).rejects.toMatchObject({ code: 'ROW_NOT_FOUND' });
    await expect(workspace.client.tasks.setDone({ id, done: true })).rejects.toMatchObject({ code: 'ROW_NOT_FOUND' });
  });
});

describe('a recurring task', () => {
  it('I6: makes the next one when it is done, once, and takes it back with the tick', async () => {
    const workspace = await openTestWorkspace();
    const { id: accountId } = await workspace.client.accounts.create({ name: 'Clínica Aurora' });
    const { id } = await workspace.client.tasks.create({
      title: 'Olhar o uso',
      accountId,
      dueOn: TEST_TODAY,
      recurrence: 'weekly',
    });
    const open = async () =>
      (await workspace.client.tasks.ofAccount({ accountId })).open.map(({ title, dueOn }) => [title, dueOn]);
    await workspace.client.tasks.setDone({ id, done: true });
    expect(await open()).toEqual([['Olhar o uso', '2026-03-23']]);
    await workspace.client.history.undo();
    expect(await open()).toEqual([['Olhar o uso', TEST_TODAY]]);
    await workspace.client.tasks.setDone({ id, done: true });
    await workspace.client.tasks.setDone({ id, done: false });
    await workspace.client.tasks.setDone({ id, done: true });
    expect(await open()).toEqual([['Olhar o uso', '2026-03-23']]);
    await workspace.close();
  });
});
