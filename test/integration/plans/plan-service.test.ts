import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestWorkspace, TEST_TODAY, type TestWorkspace } from '#test/support/workspace.ts';

describe('the success plan', () => {
  let workspace: TestWorkspace;
  let accountId: string;
  let planId: string;

  beforeEach(async () => {
    workspace = await openTestWorkspace();
    ({ id: accountId } = await workspace.client.accounts.create({ name: 'Clínica Aurora' }));
    ({ id: planId } = await workspace.client.plans.create({
      accountId,
      objective: 'Atender sem fila',
      startsOn: '2026-01-05',
      closeCurrent: false,
    }));
  });
  afterEach(() => workspace.close());

  const goal = (title: string, fields: Partial<Parameters<typeof workspace.client.goals.create>[0]> = {}) =>
    workspace.client.goals
      .create({
        planId,
        parentId: null,
        afterId: null,
        title,
        unit: '%',
        baseline: 0,
        target: 100,
        startsOn: '2026-01-05',
        dueOn: '2026-06-05',
        ...fields,
      })
      .then(({ id }) => id);
  const checkIn = (id: string, value: number, checkedOn = TEST_TODAY) =>
    workspace.client.goals.checkIn({ id, value, checkedOn, note: null, audience: 'internal' });
  const view = () => workspace.client.plans.view({ accountId });
  const find = async (id: string) => {
    const found = (await view()).goals.find((each) => each.id === id);
    if (!found) throw new Error('the goal is not in the plan');
    return found;
  };

  it('E3: shows progress below 0 and above 100 as it is', async () => {
    const fell = await goal('Caiu');
    const passed = await goal('Passou');
    await checkIn(fell, -20);
    await checkIn(passed, 130);
    expect((await find(fell)).progress).toBe(-20);
    expect((await find(passed)).progress).toBe(130);
    expect((await view()).rolledUp).toBe(50);
  });

  it('says that a goal whose target is its baseline is not computable', async () => {
    const id = await goal('Parada', { baseline: 10, target: 10 });
    await checkIn(id, 12);
    expect(await find(id)).toMatchObject({ progress: null, current: 12, signal: 'unknown' });
  });

  it('takes the latest day as the current value, not the latest typed', async () => {
    const id = await goal('Fila');
    await checkIn(id, 60, '2026-03-10');
    await checkIn(id, 20, '2026-02-10');
    expect(await find(id)).toMatchObject({ current: 60, currentOn: '2026-03-10', checkIns: 2 });
  });

  it('rolls children up into a goal without a measure of its own', async () => {
    const parent = await goal('Pai', { baseline: null, target: null });
    await checkIn(await goal('Filho 1', { parentId: parent }), 40);
    await checkIn(await goal('Filho 2', { parentId: parent }), 80);
    const canceled = await goal('Filho cancelado', { parentId: parent });
    await workspace.client.goals.close({ id: canceled, status: 'canceled', closedOn: TEST_TODAY, reason: null });
    expect(await find(parent)).toMatchObject({ progress: null, rolledUp: 60 });
  });

  it('expects what the milestones expect', async () => {
    const id = await goal('Com marcos');
    expect((await find(id)).plannedProgress).toBeCloseTo(46.4, 0);
    await workspace.client.goals.putMilestones({ id, milestones: [{ dueOn: TEST_TODAY, value: 10 }] });
    expect((await find(id)).plannedProgress).toBe(10);
    await workspace.client.goals.putMilestones({ id, milestones: [] });
    expect((await find(id)).plannedProgress).toBeCloseTo(46.4, 0);
  });

  it('tells by hue and shape how far a goal is behind', async () => {
    const [ahead, near, far] = [await goal('Adiante'), await goal('Perto'), await goal('Longe')];
    const late = await goal('Vencida', { dueOn: '2026-03-01' });
    await checkIn(ahead, 50);
    await checkIn(near, 40);
    await checkIn(far, 10);
    await checkIn(late, 99);
    expect((await find(ahead)).signal).toBe('good');
    expect((await find(near)).signal).toBe('attention');
    expect((await find(far)).signal).toBe('risk');
    expect(await find(late)).toMatchObject({ signal: 'risk', overdue: true });
  });

  it('E4: counts achieved 1, partial 0.5, missed 0 and leaves canceled out of the value delivered', async () => {
    for (const status of ['achieved', 'partial', 'missed', 'canceled'] as const) {
      await workspace.client.goals.close({
        id: await goal(status),
        status,
        closedOn: TEST_TODAY,
        reason: 'combinado com o cliente',
      });
    }
    const { valueDelivered } = await view();
    expect(valueDelivered).toMatchObject({ value: 50, numerator: 1.5, denominator: 3 });
  });

  it('E2: keeps the measure of a closed goal, and lets its words be bettered', async () => {
    const id = await goal('Encerrada');
    await workspace.client.goals.close({ id, status: 'achieved', closedOn: TEST_TODAY, reason: null });
    await expect(workspace.client.goals.save({ id, target: 200 })).rejects.toMatchObject({ code: 'GOAL_CLOSED' });
    await expect(checkIn(id, 1)).rejects.toMatchObject({ code: 'GOAL_CLOSED' });
    await workspace.client.goals.save({ id, evidence: 'ata de março' });
    expect(await find(id)).toMatchObject({ target: 100, evidence: 'ata de março' });
  });

  it('offers reached goals for the next review, and says in which one they are told', async () => {
    const id = await goal('Alcançada');
    await workspace.client.goals.close({ id, status: 'achieved', closedOn: '2026-03-10', reason: null });
    const reached = (from: string, to: string) => workspace.client.plans.reached({ accountId, from, to });
    expect(await reached('2026-01-01', '2026-03-31')).toMatchObject([{ id, status: 'achieved' }]);
    expect(await reached('2026-04-01', '2026-06-30')).toEqual([]);
    expect((await workspace.client.goals.get({ id })).celebrateIn).toBeNull();
    await workspace.kernel.unitOfWork.write(null, ({ rows }) => {
      rows.insert('review', {
        account_id: accountId,
        kind: 'qbr',
        stage: 'planned',
        starts_at: '2026-04-01T13:00:00.000Z',
        time_zone: 'America/Sao_Paulo',
        duration_minutes: 60,
        period_from: '2026-01-01',
        period_to: '2026-03-31',
        invitation_sequence: 0,
      });
    });
    expect((await workspace.client.goals.get({ id })).celebrateIn).toMatchObject({
      startsAt: '2026-04-01T13:00:00.000Z',
    });
  });

  it('E1: moves goals among each other and refuses to put one below itself', async () => {
    const [a, b, c] = [await goal('A'), await goal('B'), await goal('C')];
    await workspace.client.goals.move({ id: c, parentId: null, afterId: null });
    expect((await view()).goals.map(({ title }) => title)).toEqual(['C', 'A', 'B']);
    await workspace.client.goals.move({ id: b, parentId: a, afterId: null });
    expect((await view()).goals.map(({ title, parentId }) => [title, parentId])).toEqual([
      ['C', null],
      ['A', null],
      ['B', a],
    ]);
    await expect(workspace.client.goals.move({ id: a, parentId: b, afterId: null })).rejects.toMatchObject({
      code: 'VALUE_REFUSED',
    });
  });

  it('keeps the old plan when a new one begins', async () => {
    const { id } = await workspace.client.plans.create({ accountId, objective: 'Crescer', closeCurrent: true });
    const { plans, plan } = await view();
    expect(plan).toMatchObject({ id, objective: 'Crescer', closedOn: null });
    expect(plans.map((each) => each.closedOn)).toEqual([null, TEST_TODAY]);
    expect((await workspace.client.plans.view({ accountId, planId })).plan?.objective).toBe('Atender sem fila');
  });

  it('A5, E1: begins with what the sale promised', async () => {
    await workspace.kernel.unitOfWork.write(null, ({ rows }) => {
      rows.put('hand_over', { account_id: accountId, expected_result: 'Metade do tempo de espera' });
    });
    expect((await view()).handOver?.expectedResult).toBe('Metade do tempo de espera');
  });

  it('takes a check-in back with undo', async () => {
    const id = await goal('Desfeita');
    await checkIn(id, 70);
    await workspace.client.history.undo();
    expect(await find(id)).toMatchObject({ current: null, checkIns: 0 });
  });

  it('has a path to draw only where the plan says one', async () => {
    const [planned, open] = [await goal('Com prazo'), await goal('Sem prazo', { dueOn: null })];
    expect((await workspace.client.goals.get({ id: planned })).path).toEqual([
      { on: '2026-01-05', value: 0 },
      { on: '2026-06-05', value: 100 },
    ]);
    expect((await workspace.client.goals.get({ id: open })).path).toEqual([]);
  });
});
