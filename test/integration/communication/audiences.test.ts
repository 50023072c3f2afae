import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { privateBucket } from '#shared/sync/buckets.ts';
import { openTestWorkspace, type TestWorkspace } from '#test/support/workspace.ts';

describe('What is written about a client', () => {
  let workspace: TestWorkspace;
  let accountId: string;

  beforeEach(async () => {
    workspace = await openTestWorkspace();
    ({ id: accountId } = await workspace.client.accounts.create({ name: 'Porto Sul' }));
  });
  afterEach(() => workspace.close());

  it('H8: has one of three audiences: the private ones lie where the author alone may read', async () => {
    const { notes } = workspace.client;
    for (const audience of ['client', 'internal', 'private'] as const)
      await notes.create({ accountId, body: `Nota ${audience}`, audience });
    const { memberId } = workspace.kernel.actor;
    const rows = await workspace.kernel.unitOfWork.read(async (db) => ({
      shared: await db.selectFrom('note').select(['body', 'bucket', 'audience']).orderBy('body').execute(),
      own: await db.selectFrom('private_note').select(['body', 'bucket']).execute(),
    }));
    expect(rows.shared).toEqual([
      { body: 'Nota client', bucket: `a:${accountId}`, audience: 'client' },
      { body: 'Nota internal', bucket: `a:${accountId}`, audience: 'internal' },
    ]);
    expect(rows.own).toEqual([{ body: 'Nota private', bucket: privateBucket(accountId, memberId) }]);
  });

  it('H1, H8: a logged contact is internal and keeps what was behind it, back-dated, with what comes next as a task', async () => {
    const { interactions, tasks } = workspace.client;
    const { id } = await interactions.log({
      accountId,
      channel: 'visit',
      direction: 'inbound',
      happenedAt: '2026-02-01T12:00:00.000Z',
      durationMinutes: 45,
      subject: 'Pediu treinamento',
      body: 'Equipe nova em campo.',
      realProblem: 'Metade da equipe entrou em janeiro.',
      outcome: 'Treinamento combinado',
      nextStep: 'Marcar o treinamento',
      nextStepOn: '2026-03-20',
      automated: false,
      planned: true,
      audience: 'internal',
      reviewId: null,
      contactIds: [],
      memberIds: [],
      task: true,
    });
    expect(await interactions.get({ id })).toMatchObject({
      audience: 'internal',
      counts: true,
      realProblem: 'Metade da equipe entrou em janeiro.',
      happenedAt: '2026-02-01T12:00:00.000Z',
    });
    expect((await tasks.ofAccount({ accountId })).open).toMatchObject([
      { title: 'Marcar o treinamento', dueOn: '2026-03-20' },
    ]);
  });
});
