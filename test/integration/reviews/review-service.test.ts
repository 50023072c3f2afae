import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestWorkspace, type TestWorkspace } from '#test/support/workspace.ts';
import { type Sample, seedSample } from './review-sample.ts';

let workspace: TestWorkspace;
let sample: Sample;

beforeEach(async () => {
  workspace = await openTestWorkspace();
  sample = await seedSample(workspace);
});
afterEach(() => workspace.close());

const STARTS = '2026-05-20T13:00:00.000Z';

async function plan(startsAt = STARTS, kind: 'qbr' | 'ebr' | 'regular' = 'qbr') {
  const { reviews } = workspace.client;
  const proposal = await reviews.proposal({ accountId: sample.accountId, kind });
  const { id } = await reviews.create({ ...proposal, startsAt, periodFrom: '2025-12-01', periodTo: '2026-03-31' });
  return { id, proposal };
}

const tasksOf = (reviewId: string) =>
  workspace.kernel.unitOfWork.read((db) =>
    db
      .selectFrom('task')
      .select(['source_key', 'due_on', 'title', 'done_at', 'canceled_at'])
      .where('source_id', '=', reviewId)
      .orderBy('due_on')
      .execute(),
  );

describe('planning a review', () => {
  it('proposes a day in the window, a period after the last one, and counts what comes along', async () => {
    const { proposal } = await plan();
    expect(proposal.startsAt > '2026-03-16').toBe(true);
    expect(proposal.periodFrom).toBe('2025-12-01');
    expect(proposal.previous?.id).toBe(sample.previousId);
    expect(proposal.place).toBe('Sala 2');
    expect(proposal.carried).toEqual({ participants: 2, agendaItems: 2, commitments: 3 });
  });

  it('proposes a day inside the window that is open, where only the day the client came is known', async () => {
    // Adoption begins 30 days after; on 16 March 2026 the window of that cycle has 14 days left.
    const account = await workspace.client.accounts.create({ name: 'Porto Sul', clientSince: '2025-11-01' });
    const { header } = await workspace.client.accounts.open({ id: account.id });
    expect(header.stage).toMatchObject({ kind: 'review_window', startsOn: '2026-03-01', plannedEnd: '2026-03-30' });
    const { startsAt } = await workspace.client.reviews.proposal({ accountId: account.id, kind: 'qbr' });
    expect(startsAt.slice(0, 10)).toBe('2026-03-17');
  });

  it('assumes the same touch model as the portfolio where nobody chose one, and says so', async () => {
    const { id } = await plan();
    const { account, steps } = await workspace.client.preparation.studio({ id });
    expect(account).toMatchObject({ touchModel: 'mid', touchModelAssumed: true });
    expect(steps.filter(({ asked }) => asked)).toHaveLength(5);
    expect((await workspace.client.accounts.open({ id: sample.accountId })).header).toMatchObject({
      touchModelKey: 'mid',
      touchModelFrom: 'default',
    });
  });

  it('F1: carries people, agenda and open commitments over in one undoable unit', async () => {
    const { id } = await plan();
    const studio = await workspace.client.preparation.studio({ id });
    expect(studio.participants.map(({ name }) => name).toSorted()).toEqual(['Ana Lima', 'Marina Prado']);
    expect(studio.agenda.map(({ title }) => title)).toEqual(['Resultados do trimestre', 'Retorno da equipe']);
    expect(studio.agenda.every(({ notes }) => notes === null)).toBe(true);
    expect(studio.lastCommitments).toHaveLength(3);
    expect(studio.review.toAnswer).toBe(1);
    await workspace.client.history.undo();
    await expect(workspace.client.preparation.studio({ id })).rejects.toMatchObject({ code: 'ROW_NOT_FOUND' });
    expect((await tasksOf(id)).length).toBe(3);
    expect(await workspace.client.reviews.list({ accountId: sample.accountId })).toHaveLength(1);
  });

  it('F5: gives an EBR its own agenda instead of the quarter’s', async () => {
    const { id } = await plan(STARTS, 'ebr');
    const { agenda } = await workspace.client.preparation.studio({ id });
    expect(agenda.map(({ title }) => title)).toContain('Prioridades do negócio para o próximo ano');
    expect(agenda.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(60);
  });

  it('refuses a period that ends before it begins', async () => {
    const proposal = await workspace.client.reviews.proposal({ accountId: sample.accountId, kind: 'qbr' });
    await expect(
      workspace.client.reviews.create({ ...proposal, periodFrom: '2026-03-01', periodTo: '2026-02-01' }),
    ).rejects.toMatchObject({ code: 'VALUE_REFUSED' });
  });
});

describe('the tasks of a review', () => {
  it('F2: asks to book 30 days before, to send the brief 5 business days before and the recap the day after', async () => {
    const { id } = await plan();
    expect(await tasksOf(id)).toMatchObject([
      { source_key: 'book_review', due_on: '2026-04-20' },
      { source_key: 'send_brief', due_on: '2026-05-13', title: 'Enviar o material da QBR para Clínica Aurora' },
      { source_key: 'send_recap', due_on: '2026-05-21' },
    ]);
  });

  it('moves open tasks with the review and never doubles them', async () => {
    const { id } = await plan();
    await workspace.client.reviews.move({
      id,
      startsAt: '2026-06-17T13:00:00.000Z',
      timeZone: 'America/Sao_Paulo',
      durationMinutes: 90,
    });
    const tasks = await tasksOf(id);
    expect(tasks.map(({ due_on }) => due_on)).toEqual(['2026-05-18', '2026-06-10', '2026-06-18']);
    const [row] = await workspace.client.reviews
      .list({ accountId: sample.accountId })
      .then((all) => all.filter((each) => each.id === id));
    expect(row).toMatchObject({ durationMinutes: 90, day: '2026-06-17' });
    expect((await workspace.client.preparation.studio({ id })).review.invitationSequence).toBe(1);
  });

  it('calls off what is open when the review is, and brings it back with it', async () => {
    const { id } = await plan();
    await workspace.client.reviews.cancel({ id });
    expect((await tasksOf(id)).every(({ canceled_at }) => canceled_at !== null)).toBe(true);
    await workspace.client.reviews.reinstate({ id });
    expect((await tasksOf(id)).every(({ canceled_at }) => canceled_at === null)).toBe(true);
  });

  it('drops the tasks that a quicker kind does not need', async () => {
    const { id } = await plan();
    await workspace.client.reviews.save({ id, kind: 'regular' });
    const open = (await tasksOf(id)).filter(({ canceled_at }) => canceled_at === null);
    expect(open.map(({ source_key }) => source_key)).toEqual(['send_recap']);
  });
});

describe('going from stage to stage', () => {
  it('F9: is not ready while a late commitment waits for its answer', async () => {
    const { id } = await plan();
    await workspace.client.reviews.setStage({ id, stage: 'preparing' });
    await expect(workspace.client.reviews.setStage({ id, stage: 'ready' })).rejects.toMatchObject({
      code: 'REVIEW_BLOCKED',
      data: { late: 1 },
    });
    const reply = {
      reviewId: id,
      commitmentId: sample.lateCommitmentId,
      dueOn: null,
      reason: null,
      reasonAudience: 'internal' as const,
    };
    await expect(workspace.client.preparation.answerCommitment({ ...reply, answer: 'dropped' })).rejects.toMatchObject({
      code: 'VALUE_REFUSED',
    });
    await workspace.client.preparation.answerCommitment({ ...reply, answer: 'new_date', dueOn: '2026-06-30' });
    await workspace.client.reviews.setStage({ id, stage: 'ready' });
    expect((await workspace.client.preparation.studio({ id })).review.stage).toBe('ready');
  });

  it('goes to preparing by the first thing that is written', async () => {
    const { id } = await plan();
    await workspace.client.preparation.saveTexts({ id, summary: 'Um bom trimestre.' });
    expect((await workspace.client.preparation.studio({ id })).review).toMatchObject({
      stage: 'preparing',
      summary: 'Um bom trimestre.',
    });
  });

  it('refuses a stage that does not follow', async () => {
    const { id } = await plan();
    await expect(workspace.client.reviews.setStage({ id, stage: 'followed_up' })).rejects.toMatchObject({
      code: 'VALUE_REFUSED',
    });
  });

  it('F3: counts readiness over the steps that the touch model asks for', async () => {
    const { id } = await plan();
    await workspace.client.preparation.markStep({ id, step: 'goals', done: true });
    await workspace.client.preparation.markStep({ id, step: 'agenda', done: true });
    const { review, steps } = await workspace.client.preparation.studio({ id });
    expect(review.readiness).toMatchObject({ done: 1, asked: 5, percent: 20 });
    const { touchModels } = await workspace.client.accounts.choices();
    const touchModelId = touchModels.find(({ key }) => key === 'high')?.id ?? null;
    await workspace.client.accounts.update({ id: sample.accountId, patch: { touchModelId } });
    const asked = await workspace.client.preparation.studio({ id });
    expect(asked.review.readiness).toMatchObject({ done: 2, asked: 10, percent: 20 });
    expect(steps.find(({ step }) => step === 'goals')?.state).toBe('done');
    expect(steps.find(({ step }) => step === 'what_happened')?.state).toBe('empty');
  });
});
