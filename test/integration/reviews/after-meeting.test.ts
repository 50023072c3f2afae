import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestWorkspace, type TestWorkspace } from '#test/support/workspace.ts';
import { type Sample, seedSample } from './review-sample.ts';

let workspace: TestWorkspace;
let sample: Sample;
let id: string;

const STARTS = '2026-03-16T13:00:00.000Z';

beforeEach(async () => {
  workspace = await openTestWorkspace();
  sample = await seedSample(workspace);
  const { reviews } = workspace.client;
  const proposal = await reviews.proposal({ accountId: sample.accountId, kind: 'qbr' });
  ({ id } = await reviews.create({ ...proposal, startsAt: STARTS, periodFrom: '2025-12-01', periodTo: '2026-03-15' }));
});
afterEach(() => workspace.close());

describe('after the meeting', () => {
  const after = () => workspace.client.meeting.after({ id });
  const taskOf = (commitmentId: string) =>
    workspace.kernel.unitOfWork.read((db) =>
      db
        .selectFrom('task')
        .select(['id', 'title', 'due_on', 'done_at', 'canceled_at', 'owner_id'])
        .where('source_id', '=', commitmentId)
        .execute(),
    );

  async function promise(side: 'ours' | 'client', body: string): Promise<string> {
    const { preparation } = workspace.client;
    const contactId = side === 'client' ? sample.championId : null;
    return (await preparation.addCommitment({ reviewId: id, side, body, contactId, dueOn: '2026-04-10' })).id;
  }

  it('F9: makes commitments of both sides tasks once the review was held, and not before', async () => {
    const ours = await promise('ours', 'Enviar o relatório');
    const theirs = await promise('client', 'Liberar a equipe');
    expect(await taskOf(ours)).toEqual([]);
    await workspace.client.meeting.conclude({ id });
    expect(await taskOf(ours)).toMatchObject([{ title: 'Enviar o relatório', due_on: '2026-04-10' }]);
    expect(await taskOf(theirs)).toMatchObject([{ title: 'Perguntar a Paulo Reis sobre: Liberar a equipe' }]);
    const later = await promise('ours', 'Mandar a ata');
    expect(await taskOf(later)).toHaveLength(1);
    expect((await after()).states.tasks).toBe('done');
  });

  it('F2, F9: asks for the recap within a day of the meeting as it was held, and for nothing that comes before it', async () => {
    const { reviews, meeting } = workspace.client;
    const later = { startsAt: '2026-05-20T13:00:00.000Z', timeZone: 'America/Sao_Paulo', durationMinutes: 60 };
    await reviews.move({ id, ...later });
    await meeting.conclude({ id });
    const open = await workspace.kernel.unitOfWork.read((db) =>
      db
        .selectFrom('task')
        .select(['source_key', 'due_on'])
        .where('source_id', '=', id)
        .where('canceled_at', 'is', null)
        .execute(),
    );
    expect(open).toEqual([{ source_key: 'send_recap', due_on: '2026-03-17' }]);
    expect((await after()).recapTask).toMatchObject({ done: false, dueOn: '2026-03-17' });
    await reviews.setStage({ id, stage: 'preparing' });
    expect((await after()).recapTask?.dueOn).toBe('2026-05-21');
  });

  it('F9: keeps a commitment and its task one thing, whichever of them is answered', async () => {
    const { preparation, tasks, meeting } = workspace.client;
    const commitmentId = await promise('ours', 'Enviar o relatório');
    const other = await promise('ours', 'Ligar na sexta');
    await meeting.conclude({ id });
    await preparation.saveCommitment({ id: commitmentId, body: 'Enviar o relatório de uso', dueOn: '2026-04-20' });
    const [task] = await taskOf(commitmentId);
    expect(task).toMatchObject({ title: 'Enviar o relatório de uso', due_on: '2026-04-20' });
    await tasks.setDone({ id: task?.id ?? '', done: true });
    const stateOf = async (of: string) => (await after()).commitments.find((each) => each.id === of)?.state;
    expect(await stateOf(commitmentId)).toBe('done');
    await tasks.setDone({ id: task?.id ?? '', done: false });
    expect(await stateOf(commitmentId)).toBe('open');
    await preparation.remove({ table: 'commitment', id: other });
    expect((await taskOf(other))[0]?.canceled_at).not.toBeNull();
  });

  it('F9: calls the tasks off when the review goes back to its preparation', async () => {
    const commitmentId = await promise('ours', 'Enviar o relatório');
    const { reviews } = workspace.client;
    await reviews.setStage({ id, stage: 'held' });
    await reviews.setStage({ id, stage: 'preparing' });
    expect((await taskOf(commitmentId))[0]?.canceled_at).not.toBeNull();
    await reviews.setStage({ id, stage: 'held' });
    expect(await taskOf(commitmentId)).toMatchObject([{ canceled_at: null }]);
  });

  it('F9: concluded again after an undo, brings back the tasks and the contact of the first time', async () => {
    const { meeting, history } = workspace.client;
    const commitmentId = await promise('ours', 'Enviar o relatório');
    const standing = () =>
      workspace.kernel.unitOfWork.read(async (db) => ({
        tasks: await db
          .selectFrom('task')
          .select('title')
          .where('source_id', '=', commitmentId)
          .where('deleted_at', 'is', null)
          .where('canceled_at', 'is', null)
          .execute(),
        people: await db
          .selectFrom('interaction_participant')
          .innerJoin('interaction', 'interaction.id', 'interaction_participant.interaction_id')
          .select(['interaction_participant.contact_id', 'interaction_participant.member_id'])
          .where('interaction.review_id', '=', id)
          .where('interaction.deleted_at', 'is', null)
          .where('interaction_participant.deleted_at', 'is', null)
          .orderBy('interaction_participant.id')
          .execute(),
      }));
    await meeting.conclude({ id });
    const first = await standing();
    expect(first.tasks).toHaveLength(1);
    expect(first.people).not.toEqual([]);
    await history.undo();
    expect(await standing()).toEqual({ tasks: [], people: [] });
    await meeting.conclude({ id });
    expect(await standing()).toEqual(first);
    expect((await after()).states.tasks).toBe('done');
    await history.undo();
    expect(await standing()).toEqual({ tasks: [], people: [] });
  });

  it('F9: takes a commitment whose task was called off or put in the trash as answered', async () => {
    const { meeting, tasks } = workspace.client;
    const trashed = await promise('ours', 'Enviar o relatório');
    const canceled = await promise('ours', 'Ligar na sexta');
    await meeting.conclude({ id });
    await tasks.trash({ id: (await taskOf(trashed))[0]?.id ?? '' });
    const [called] = await taskOf(canceled);
    await workspace.kernel.unitOfWork.write(null, ({ rows }) =>
      rows.update('task', called?.id ?? '', { canceled_at: '2026-03-16T12:30:00.000Z' }),
    );
    const { states, commitments } = await after();
    expect(states.tasks).toBe('done');
    expect(commitments.map(({ taskId }) => taskId)).toEqual([null, null]);
  });

  it('F9: asks for each late commitment before the next review is ready, and a task that was done answers one', async () => {
    const { reviews, tasks, meeting } = workspace.client;
    const commitmentId = await promise('ours', 'Enviar o relatório');
    await meeting.conclude({ id });
    workspace.setNow('2026-06-01T12:00:00.000Z');
    const proposal = await reviews.proposal({ accountId: sample.accountId, kind: 'qbr', afterReviewId: id });
    const next = await reviews.create(proposal);
    const blocked = () =>
      reviews.setStage({ id: next.id, stage: 'ready' }).then(
        () => 0,
        (error: { data?: { late?: number } }) => error.data?.late ?? -1,
      );
    await reviews.setStage({ id: next.id, stage: 'preparing' });
    const before = await blocked();
    const [task] = await taskOf(commitmentId);
    await tasks.setDone({ id: task?.id ?? '', done: true });
    expect(await blocked()).toBe(before - 1);
  });

  it('F9: proposes the next review in the window after the one it was held in', async () => {
    const { reviews, meeting } = workspace.client;
    workspace.setNow('2026-06-08T12:00:00.000Z');
    const held = { startsAt: '2026-06-08T13:00:00.000Z', timeZone: 'America/Sao_Paulo', durationMinutes: 60 };
    await reviews.move({ id, ...held });
    await meeting.conclude({ id });
    const same = await reviews.proposal({ accountId: sample.accountId, kind: 'qbr' });
    const next = await reviews.proposal({ accountId: sample.accountId, kind: 'qbr', afterReviewId: id });
    expect(same.startsAt.slice(0, 7)).toBe('2026-06');
    expect(next.startsAt.slice(0, 7)).toBe('2026-10');
    expect(next.previous?.id).toBe(id);
    expect(next.periodFrom).toBe('2026-03-16');
    await reviews.create(next);
    expect((await after()).states.next_review).toBe('done');
  });

  it('F9: drafts what was agreed as planned goals of the plan, once', async () => {
    const { meeting } = workspace.client;
    await meeting.highlight({ reviewId: id, text: 'Faltas abaixo de 8 %', kind: 'goal' });
    await meeting.highlight({ reviewId: id, text: 'Revisar o cadastro', kind: 'action' });
    await meeting.conclude({ id });
    expect((await after()).states.goals).toBe('open');
    expect(await meeting.draftGoals({ id })).toEqual({ drafted: 2 });
    expect(await meeting.draftGoals({ id })).toEqual({ drafted: 0 });
    const { agreed, states } = await after();
    expect(states.goals).toBe('done');
    const goals = await workspace.kernel.unitOfWork.read((db) =>
      db
        .selectFrom('goal')
        .select(['title', 'kind', 'status', 'agreed_on'])
        .where(
          'id',
          'in',
          agreed.map(({ goalId }) => goalId ?? ''),
        )
        .orderBy('kind', 'desc')
        .execute(),
    );
    expect(goals).toEqual([
      { title: 'Faltas abaixo de 8 %', kind: 'goal', status: 'planned', agreed_on: '2026-03-16' },
      { title: 'Revisar o cadastro', kind: 'action', status: 'planned', agreed_on: '2026-03-16' },
    ]);
  });

  it('F6: keeps the rating with the words that were used, and takes one back', async () => {
    const { meeting } = workspace.client;
    const rate = (score: number | null, wording = 'O cliente falou mais do que nós') =>
      meeting.rate({ reviewId: id, criterion: 'client_voice', wording, score });
    await rate(4);
    const voice = async () => (await after()).ratings.find(({ criterion }) => criterion === 'client_voice');
    expect(await voice()).toMatchObject({ answered: 'O cliente falou mais do que nós', score: 4 });
    await rate(null);
    expect(await voice()).toMatchObject({ answered: null, score: null });
    await expect(rate(6)).rejects.toThrow();
  });

  it('F6: takes the feeling of the meeting as the one that was felt in it', async () => {
    await workspace.client.feelings.record({
      accountId: sample.accountId,
      feltAt: STARTS,
      satisfaction: 4,
      trust: 4,
      moment: 'satisfied',
      emotions: [],
      reasons: [],
      note: null,
      interactionId: null,
      reviewId: id,
    });
    expect((await after()).states.feeling).toBe('done');
  });
});
