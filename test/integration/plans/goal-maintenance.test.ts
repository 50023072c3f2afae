import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestWorkspace, TEST_TODAY, type TestWorkspace } from '#test/support/workspace.ts';

describe('goal maintenance and value delivered', () => {
  let workspace: TestWorkspace;
  let accountId: string;
  let planId: string;

  beforeEach(async () => {
    workspace = await openTestWorkspace();
    ({ accountId, planId } = await plan('Clínica Aurora'));
  });
  afterEach(() => workspace.close());

  async function plan(name: string) {
    const { id } = await workspace.client.accounts.create({ name });
    const made = await workspace.client.plans.create({ accountId: id, objective: name, closeCurrent: false });
    return { accountId: id, planId: made.id };
  }
  const addGoal = async (into = planId, kind: 'goal' | 'action' = 'goal') =>
    (
      await workspace.client.goals.create({
        planId: into,
        parentId: null,
        afterId: null,
        title: 'Sem fila',
        kind,
        baseline: 40,
        target: 10,
        direction: 'down',
        startsOn: '2026-01-05',
        dueOn: '2026-03-05',
      })
    ).id;
  const close = (id: string, status: 'achieved' | 'missed' | 'partial', closedOn = TEST_TODAY) =>
    workspace.client.goals.close({ id, status, closedOn, reason: null });
  const goals = async () => (await workspace.client.plans.view({ accountId })).goals;

  it('E7: a reached goal is looked at again after 90 days, a missed one and an action are not', async () => {
    const reached = await addGoal();
    const missed = await addGoal();
    const action = await addGoal(planId, 'action');
    await close(reached, 'achieved', '2026-01-10');
    await close(missed, 'missed');
    await close(action, 'achieved');
    const found = await goals();
    expect(found.map(({ id, recheckOn }) => [id, recheckOn])).toEqual([
      [reached, '2026-04-10'],
      [missed, null],
      [action, null],
    ]);
    expect(found[0]?.recheckDue).toBe(false);
    workspace.setNow('2026-04-10T12:00:00.000Z');
    expect((await goals())[0]?.recheckDue).toBe(true);
  });

  it('E7: what still holds is a check-in and another day to look', async () => {
    const id = await addGoal();
    await close(id, 'achieved', '2025-12-01');
    expect((await goals())[0]?.recheckDue).toBe(true);
    const answer = await workspace.client.goals.recheck({
      id,
      outcome: 'held',
      value: 9,
      checkedOn: TEST_TODAY,
      note: 'Painel conferido',
    });
    expect(answer.proposedId).toBeNull();
    expect(await goals()).toMatchObject([
      { status: 'achieved', current: 9, recheckOn: '2026-06-14', recheckDue: false },
    ]);
  });

  it('E7: what was lost proposes a new goal from where the client stands, and the success stays', async () => {
    const id = await addGoal();
    await close(id, 'achieved', '2025-12-01');
    const { proposedId } = await workspace.client.goals.recheck({
      id,
      outcome: 'lost',
      value: 35,
      checkedOn: TEST_TODAY,
      note: null,
    });
    expect(await goals()).toMatchObject([
      { id, status: 'achieved', recheckOn: null },
      { id: proposedId, status: 'planned', baseline: 35, target: 10, direction: 'down', dueOn: '2026-06-14' },
    ]);
    await expect(
      workspace.client.goals.recheck({
        id: String(proposedId),
        outcome: 'held',
        value: 1,
        checkedOn: TEST_TODAY,
        note: null,
      }),
    ).rejects.toMatchObject({ code: 'VALUE_REFUSED' });
  });

  it('E8: a smaller success is in the history and offered for the next QBR', async () => {
    const id = await addGoal();
    await close(id, 'achieved');
    const { events } = await workspace.client.accounts.history({ id: accountId });
    expect(events).toContainEqual(expect.objectContaining({ kind: 'goal_closed', id, detail: 'achieved' }));
    const offered = await workspace.client.plans.reached({ accountId, from: '2026-01-01', to: '2026-03-31' });
    expect(offered).toMatchObject([{ id, title: 'Sem fila' }]);
  });

  it('E4: the portfolio lists the value delivered with the worst first and the not computable last', async () => {
    const good = await plan('Bom Porto');
    const none = await plan('Sem metas');
    const half = await plan('Meio Caminho');
    await close(await addGoal(good.planId), 'achieved', '2025-11-01');
    await close(await addGoal(good.planId), 'achieved');
    await close(await addGoal(half.planId), 'achieved', '2025-11-01');
    await close(await addGoal(half.planId), 'missed');
    await close(await addGoal(), 'missed');
    await addGoal();
    const rows = await workspace.client.plans.values();
    expect(
      rows.map(({ name, value, openGoals, overdueGoals }) => [name, value.value, value.trend, openGoals, overdueGoals]),
    ).toEqual([
      ['Clínica Aurora', 0, null, 1, 1],
      ['Meio Caminho', 50, 'down', 0, 0],
      ['Bom Porto', 100, 'steady', 0, 0],
      ['Sem metas', null, null, 0, 0],
    ]);
    expect(rows.find(({ accountId: id }) => id === none.accountId)?.hasPlan).toBe(true);
    expect(rows[1]?.value.history).toEqual([
      { on: '2025-11-01', value: 100 },
      { on: TEST_TODAY, value: 50 },
    ]);
  });
});
