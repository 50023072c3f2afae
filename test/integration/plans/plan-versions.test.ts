import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestWorkspace, TEST_TODAY, type TestWorkspace } from '#test/support/workspace.ts';

describe('versions of a success plan', () => {
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

  const addGoal = async (title: string) =>
    (
      await workspace.client.goals.create({
        planId,
        parentId: null,
        afterId: null,
        title,
        baseline: 0,
        target: 10,
        startsOn: '2026-01-05',
        dueOn: '2026-06-05',
      })
    ).id;
  const view = () => workspace.client.plans.view({ accountId, planId });

  it('C3: says what changed between a version and now', async () => {
    const kept = await addGoal('Fila');
    const gone = await addGoal('Cadastro');
    const { id: from } = await workspace.client.planVersions.save({ planId, note: 'Combinado com a diretoria' });
    await workspace.client.plans.save({ id: planId, objective: 'Atender na hora' });
    await workspace.client.goals.save({ id: kept, target: 12 });
    await workspace.client.goals.trash({ id: gone });
    const added = await addGoal('Retorno');
    expect(await workspace.client.planVersions.compare({ from, to: null })).toEqual({
      plan: [{ field: 'objective', before: 'Atender sem fila', after: 'Atender na hora' }],
      added: [{ id: added, title: 'Retorno' }],
      removed: [{ id: gone, title: 'Cadastro' }],
      changed: [{ id: kept, title: 'Fila', fields: [{ field: 'target', before: 10, after: 12 }] }],
    });
    expect(await workspace.client.planVersions.list({ planId })).toMatchObject([
      { id: from, note: 'Combinado com a diretoria', authorName: 'Ana Lima', goals: 2, reason: { kind: 'hand' } },
    ]);
  });

  it('C3: writes a version back as a new change, with check-ins kept, and takes that back in one step', async () => {
    const kept = await addGoal('Fila');
    const gone = await addGoal('Cadastro');
    await workspace.client.goals.putMilestones({ id: kept, milestones: [{ dueOn: '2026-03-01', value: 4 }] });
    const { id } = await workspace.client.planVersions.save({ planId, note: null });
    await workspace.client.goals.checkIn({
      id: kept,
      value: 7,
      checkedOn: TEST_TODAY,
      note: null,
      audience: 'internal',
    });
    await workspace.client.goals.save({ id: kept, title: 'Fila da manhã', target: 20 });
    await workspace.client.goals.putMilestones({ id: kept, milestones: [] });
    await workspace.client.goals.trash({ id: gone });
    const added = await addGoal('Retorno');

    await workspace.client.planVersions.restore({ id });
    const after = await view();
    expect(after.goals.map(({ title, target }) => [title, target])).toEqual([
      ['Fila', 10],
      ['Cadastro', 10],
    ]);
    expect(after.goals[0]).toMatchObject({ id: kept, current: 7 });
    expect((await workspace.client.goals.get({ id: kept })).milestones).toMatchObject([{ dueOn: '2026-03-01' }]);
    expect((await workspace.client.trash.list()).map((row) => row.id)).toContain(added);

    await workspace.client.history.undo({});
    const undone = await view();
    expect(undone.goals.map(({ title }) => title).toSorted()).toEqual(['Fila da manhã', 'Retorno']);
  });

  it('C3: does not compare versions of two plans', async () => {
    const { id: from } = await workspace.client.planVersions.save({ planId, note: null });
    const other = await workspace.client.plans.create({ accountId, objective: 'Outro', closeCurrent: true });
    const { id: to } = await workspace.client.planVersions.save({ planId: other.id, note: null });
    await expect(workspace.client.planVersions.compare({ from, to })).rejects.toMatchObject({ code: 'VALUE_REFUSED' });
  });

  it('C3: a version is kept by itself with each QBR that is held', async () => {
    const reviewId = await workspace.kernel.unitOfWork.write(
      null,
      ({ rows }) =>
        rows.insert('review', {
          account_id: accountId,
          kind: 'qbr',
          stage: 'planned',
          starts_at: '2026-03-16T13:00:00.000Z',
          time_zone: 'America/Sao_Paulo',
          duration_minutes: 60,
          period_from: '2026-01-01',
          period_to: '2026-03-16',
          invitation_sequence: 0,
        }).id,
    );
    await workspace.client.reviews.setStage({ id: reviewId, stage: 'held' });
    expect(await workspace.client.planVersions.list({ planId })).toMatchObject([
      { reason: { kind: 'review', reviewId, on: TEST_TODAY }, note: null },
    ]);
    await workspace.client.history.undo({});
    expect(await workspace.client.planVersions.list({ planId })).toEqual([]);
  });
});
