import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestWorkspace, TEST_TODAY, type TestWorkspace } from '#test/support/workspace.ts';

describe('the client’s page of a plan', () => {
  let workspace: TestWorkspace;
  let accountId: string;
  let planId: string;
  let printed: unknown[];

  beforeEach(async () => {
    printed = [];
    workspace = await openTestWorkspace({
      print: (id) => {
        printed.push(workspace.services.printJobs.job({ id }));
        return Promise.resolve(new TextEncoder().encode('%PDF'));
      },
    });
    ({ id: accountId } = await workspace.client.accounts.create({ name: 'Aurora Clinic', language: 'en' }));
    ({ id: planId } = await workspace.client.plans.create({
      accountId,
      objective: 'No queue',
      startsOn: '2026-01-05',
      closeCurrent: false,
    }));
  });
  afterEach(() => workspace.close());

  const addGoal = async (title: string, fields: Partial<Parameters<typeof workspace.client.goals.create>[0]> = {}) =>
    (
      await workspace.client.goals.create({
        planId,
        parentId: null,
        afterId: null,
        title,
        baseline: 0,
        target: 100,
        startsOn: '2026-01-05',
        dueOn: '2026-06-05',
        ...fields,
      })
    ).id;
  const checkIn = (id: string, value: number) =>
    workspace.client.goals.checkIn({ id, value, checkedOn: TEST_TODAY, note: 'segredo', audience: 'internal' });

  it('E6: tells the plan without internal goals, and no number is moved by one', async () => {
    await checkIn(await addGoal('Queue'), 80);
    const inside = await addGoal('Convince the board', { audience: 'internal', why: 'risco de saída' });
    await checkIn(inside, 0);
    await checkIn(await addGoal('Below', { parentId: inside }), 40);
    const dropped = await addGoal('Dropped');
    await workspace.client.goals.close({ id: dropped, status: 'canceled', closedOn: TEST_TODAY, reason: null });
    const { view, fileName } = await workspace.client.plans.clientView({ id: planId });
    expect(view.goals.map(({ title, parentId }) => [title, parentId])).toEqual([
      ['Queue', null],
      ['Below', null],
    ]);
    expect(view.plan.progress).toBe(60);
    expect(JSON.stringify(view)).not.toMatch(/board|risco|segredo/);
    expect(fileName).toBe(`Success plan Aurora Clinic ${TEST_TODAY}.pdf`);
  });

  it('E6: prints what the client may see to the chosen file', async () => {
    await addGoal('Queue');
    const file = join(workspace.folder, 'plan.pdf');
    workspace.files.give('plan', file, 'write');
    await workspace.client.plans.saveClientView({ id: planId, token: 'plan' });
    expect(readFileSync(file, 'utf8')).toBe('%PDF');
    expect(printed).toMatchObject([{ kind: 'plan', view: { language: 'en', goals: [{ title: 'Queue' }] } }]);
    expect(existsSync(`${file}.part`)).toBe(false);
  });
});
