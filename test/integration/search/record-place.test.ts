import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestWorkspace, type TestWorkspace } from '#test/support/workspace.ts';
import { type Sample, seedSample } from '#test/integration/reviews/review-sample.ts';
import { refusal } from '#test/integration/accounts/account-rows.ts';

let workspace: TestWorkspace;
let sample: Sample;
let reviewId: string;

beforeEach(async () => {
  workspace = await openTestWorkspace();
  sample = await seedSample(workspace);
  const proposal = await workspace.client.reviews.proposal({ accountId: sample.accountId, kind: 'qbr' });
  ({ id: reviewId } = await workspace.client.reviews.create(proposal));
});
afterEach(() => workspace.close());

const place = (table: string, id: string) => workspace.client.search.place({ table, id });

it('leads an open commitment to the review that asks for it, and an answered one to where it was answered', async () => {
  const { accountId, lateCommitmentId: id } = sample;
  const asked = { page: 'review', reviewId, step: 'last_commitments', at: id };
  expect(await place('commitment', id)).toEqual(asked);
  const answer = { reviewId, commitmentId: id, answer: 'done', dueOn: null, reason: null } as const;
  await workspace.client.preparation.answerCommitment({ ...answer, reasonAudience: 'internal' });
  expect(await place('commitment', id)).toEqual(asked);
  const { id: made } = await workspace.client.preparation.addCommitment({ reviewId, side: 'ours', body: 'Treinar' });
  expect(await place('commitment', made)).toEqual({ page: 'review', reviewId, step: 'next_period', at: made });
  const loose = await workspace.kernel.unitOfWork.write(null, ({ rows }) => {
    rows.trash('review', reviewId);
    return rows.insert('commitment', {
      account_id: accountId,
      body: 'Ligar',
      side: 'ours',
      state: 'open',
      audience: 'client',
      position: 'a',
    }).id;
  });
  expect(await place('commitment', loose)).toEqual({ page: 'account', accountId, tab: 'summary', at: loose });
});

it('leads what is written in a review to its step', async () => {
  const { preparation } = workspace.client;
  const { topics, agenda } = await preparation.studio({ id: reviewId });
  const topicId = topics[0]?.topicId ?? '';
  await preparation.answerTopic({ reviewId, topicId, answer: 'no' });
  const answer = await workspace.kernel.unitOfWork.read((db) =>
    db.selectFrom('review_answer').select('id').where('review_id', '=', reviewId).executeTakeFirstOrThrow(),
  );
  expect(await place('review_answer', answer.id)).toMatchObject({ step: 'needs_checklist', at: topicId });
  expect(await place('agenda_item', agenda[0]?.id ?? '')).toMatchObject({ reviewId, step: 'agenda' });
  const { id: risk } = await preparation.addItem({ reviewId, section: 'risk', body: 'Pode sair' });
  expect(await place('review_item', risk)).toMatchObject({ reviewId, step: 'risks_and_opportunities', at: risk });
});

it('leads goals to their plan, tasks to themselves and the rest to its tab', async () => {
  const { accountId, goalId, sponsorId } = sample;
  expect(await place('goal', goalId)).toMatchObject({ page: 'plan', accountId, goalId });
  expect(await place('contact', sponsorId)).toEqual({ page: 'account', accountId, tab: 'contacts', at: sponsorId });
  const { id: task } = await workspace.client.tasks.create({ accountId, title: 'Ligar' });
  expect(await place('task', task)).toEqual({ page: 'task', accountId, at: task });
});

it('says so when there is no such record', async () => {
  expect(await refusal(place('contact', sample.goalId))).toBe('ROW_NOT_FOUND');
  expect(await refusal(place('sqlite_master', sample.goalId))).toBe('ROW_NOT_FOUND');
});
