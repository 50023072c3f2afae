import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestWorkspace, type TestWorkspace } from '#test/support/workspace.ts';
import { type Sample, seedSample } from './review-sample.ts';

let workspace: TestWorkspace;
let sample: Sample;
let id: string;

beforeEach(async () => {
  workspace = await openTestWorkspace();
  sample = await seedSample(workspace);
  const proposal = await workspace.client.reviews.proposal({ accountId: sample.accountId, kind: 'qbr' });
  ({ id } = await workspace.client.reviews.create({ ...proposal, periodFrom: '2025-12-01', periodTo: '2026-03-31' }));
});
afterEach(() => workspace.close());

const studio = () => workspace.client.preparation.studio({ id });

it('F4: keeps the wording that was answered when the workspace words the topic anew', async () => {
  const [topic] = (await studio()).topics;
  const topicId = topic?.topicId ?? '';
  await workspace.client.preparation.answerTopic({ reviewId: id, topicId, answer: 'no' });
  await workspace.kernel.unitOfWork.write(null, ({ rows }) =>
    rows.update('checklist_topic', topicId, { wording: 'Outra pergunta' }),
  );
  await workspace.client.preparation.answerTopic({ reviewId: id, topicId, note: 'Falta verba' });
  const [kept] = (await studio()).topics;
  expect(kept).toMatchObject({ wording: topic?.wording, answer: 'no', note: 'Falta verba', audience: 'internal' });
});

it('F4: makes one follow-up task of a need, however often it is asked for', async () => {
  const [topic] = (await studio()).topics;
  const ask = { reviewId: id, topicId: topic?.topicId ?? '', ownerId: null };
  const first = await workspace.client.preparation.putFollowUpTask({ ...ask, dueOn: '2026-04-10' });
  const second = await workspace.client.preparation.putFollowUpTask({ ...ask, dueOn: '2026-04-20' });
  expect(second.id).toBe(first.id);
  expect((await studio()).topics[0]?.task).toMatchObject({ id: first.id, dueOn: '2026-04-20', done: false });
});

it('stresses training where people come and go', async () => {
  expect((await studio()).topics.filter(({ stressed }) => stressed)).toHaveLength(1);
});

it('never lets a risk become something for the client', async () => {
  const { id: item } = await workspace.client.preparation.addItem({
    reviewId: id,
    section: 'risk',
    body: 'Pode sair',
    audience: 'client',
  });
  await workspace.client.preparation.saveItem({ id: item, audience: 'client', body: 'Deve sair' });
  const found = (await studio()).items.find((each) => each.id === item);
  expect(found).toMatchObject({ audience: 'internal', body: 'Deve sair' });
});

it('invites nobody twice', async () => {
  const before = (await studio()).participants;
  const same = {
    reviewId: id,
    side: 'client' as const,
    contactId: sample.sponsorId,
    memberId: null,
    name: null,
    email: null,
  };
  await workspace.client.preparation.addParticipant(same);
  expect((await studio()).participants).toHaveLength(before.length);
});

it('moves an agenda item between two others, and a template replaces them all to the minute', async () => {
  const { preparation } = workspace.client;
  const { agenda, templates } = await studio();
  const [first, second] = agenda;
  await preparation.moveAgendaItem({ id: second?.id ?? '', afterId: null });
  expect((await studio()).agenda.map((item) => item.id)).toEqual([second?.id, first?.id]);
  await preparation.applyAgenda({ reviewId: id, templateId: templates.find(({ kind }) => kind === 'ebr')?.id ?? '' });
  const replaced = (await studio()).agenda;
  expect(replaced.length).toBeGreaterThan(4);
  expect(replaced.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(60);
});

it('shows the goals of the period with what was reached to celebrate', async () => {
  const goals = await workspace.client.preparation.goals({ id });
  expect(goals.find(({ reached }) => reached)).toMatchObject({ title: 'Treinar a recepção', status: 'achieved' });
  const measured = goals.find((goal) => goal.id === sample.goalId);
  expect(measured).toMatchObject({ progress: 72, asOf: '2026-03-10' });
  expect(measured?.plannedProgress).toBeCloseTo(58, 0);
});
