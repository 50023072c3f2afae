import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestWorkspace, type TestWorkspace } from '#test/support/workspace.ts';
import { CANARY, type Sample, seedSample } from './review-sample.ts';

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

const live = () => workspace.client.meeting.live({ id });
const stageOf = async () => (await workspace.client.preparation.studio({ id })).review.stage;

describe('live mode', () => {
  it('F6: keeps the time of each item, over a pause and a restart', async () => {
    const { meeting } = workspace.client;
    workspace.setNow(STARTS);
    await meeting.begin({ id });
    const [first, second] = (await live()).agenda;
    workspace.setNow('2026-03-16T13:04:00.000Z');
    await meeting.goTo({ id, itemId: second?.id ?? '' });
    workspace.setNow('2026-03-16T13:06:00.000Z');
    await meeting.pause({ id });
    workspace.setNow('2026-03-16T13:10:00.000Z');
    await meeting.begin({ id });
    const again = await workspace.reopen();
    again.setNow('2026-03-16T13:11:00.000Z');
    const view = await again.client.meeting.live({ id });
    expect(view.review).toMatchObject({ itemId: second?.id, startedAt: expect.stringContaining('13:00') as string });
    expect(view.review.since).toContain('13:10');
    expect(view.agenda.map(({ id: item, spentSeconds }) => [item, spentSeconds])).toEqual([
      [first?.id, 240],
      [second?.id, 120],
    ]);
    workspace = again;
  });

  it('F6: begins anew when it was only looked at days before', async () => {
    const { meeting, reviews } = workspace.client;
    workspace.setNow('2026-03-13T18:00:00.000Z');
    await meeting.begin({ id });
    workspace.setNow('2026-03-13T18:10:00.000Z');
    await meeting.pause({ id });
    workspace.setNow(STARTS);
    expect((await live()).review).toMatchObject({ startedAt: null, since: null });
    await meeting.begin({ id });
    const view = await live();
    expect(view.review.startedAt).toContain('2026-03-16T13:00');
    expect(view.review.since).toContain('2026-03-16T13:00');
    expect(view.agenda.map(({ spentSeconds }) => spentSeconds).filter((seconds) => seconds > 0)).toEqual([]);
    await reviews.setStage({ id, stage: 'held' });
    expect((await live()).review.heldAt).toContain('2026-03-16T13:00');
  });

  it('F6: held without live mode, a look at it days before is not its time', async () => {
    const { meeting } = workspace.client;
    workspace.setNow('2026-03-13T18:00:00.000Z');
    await meeting.begin({ id });
    workspace.setNow('2026-03-16T14:00:00.000Z');
    await meeting.conclude({ id });
    const { review } = await meeting.after({ id });
    expect(review).toMatchObject({ startedAt: null, spentMinutes: null });
    expect(review.heldAt).toContain('2026-03-16T14:00');
  });

  it('F6: shows nothing internal, and keeps internal notes where they were', async () => {
    const { meeting, preparation } = workspace.client;
    const [item] = (await live()).agenda;
    await preparation.saveAgendaItem({ id: item?.id ?? '', notes: `${CANARY} cuidado`, notesAudience: 'internal' });
    await preparation.addAgendaItem({
      reviewId: id,
      title: `${CANARY} só nosso`,
      stage: 'feedback',
      minutes: 5,
      clientTalks: false,
      audience: 'internal',
    });
    await preparation.addItem({ reviewId: id, section: 'risk', body: `${CANARY} risco` });
    await meeting.saveSaid({ id: item?.id ?? '', said: 'A recepção mudou de turno' });
    const view = await live();
    expect(JSON.stringify(view)).not.toContain(CANARY);
    expect(view.agenda[0]?.said).toBe('A recepção mudou de turno');
    const studio = await preparation.studio({ id });
    expect(studio.agenda[0]).toMatchObject({ notes: `${CANARY} cuidado`, said: 'A recepção mudou de turno' });
    const { view: client } = await workspace.client.outputs.preview({ id });
    expect(client.agenda[0]?.note).toBe('A recepção mudou de turno');
  });

  it('F6: turns a marked text into a task, a goal or an action, each one undone by itself', async () => {
    const { meeting, tasks, history } = workspace.client;
    await meeting.highlight({ reviewId: id, text: '  treinar o\nturno da noite ', kind: 'task' });
    await meeting.highlight({ reviewId: id, text: 'faltas abaixo de 8 %', kind: 'goal' });
    await meeting.highlight({ reviewId: id, text: 'revisar o cadastro', kind: 'action' });
    const { open } = await tasks.ofAccount({ accountId: sample.accountId });
    expect(open.map(({ title }) => title)).toContain('treinar o turno da noite');
    expect(await live()).toMatchObject({
      goals: [{ text: 'faltas abaixo de 8 %' }],
      actions: [{ text: 'revisar o cadastro' }],
    });
    await history.undo();
    expect((await live()).actions).toEqual([]);
    await expect(meeting.highlight({ reviewId: id, text: '  ', kind: 'task' })).rejects.toMatchObject({
      code: 'VALUE_REFUSED',
    });
  });

  it('F6: leaves the undo to what was made, not to the notes that were saved since', async () => {
    const { meeting, preparation, history } = workspace.client;
    const [item] = (await live()).agenda;
    await preparation.addDecision({ reviewId: id, body: 'Renovar por um ano' });
    await meeting.saveSaid({ id: item?.id ?? '', said: 'Decidiram na hora' });
    await history.undo();
    const view = await live();
    expect(view.decisions).toEqual([]);
    expect(view.agenda[0]?.said).toBe('Decidiram na hora');
  });

  it('F6: is over in one step that logs the contact, and one undo opens it again', async () => {
    const { meeting, interactions, history } = workspace.client;
    workspace.setNow(STARTS);
    await meeting.begin({ id });
    workspace.setNow('2026-03-16T13:05:00.000Z');
    await meeting.conclude({ id });
    const view = await live();
    expect(view.review.heldAt).toContain('13:00');
    expect(view.review.since).toBeNull();
    expect(view.agenda[0]?.spentSeconds).toBe(300);
    const talks = async () =>
      (
        await interactions.list({ accountId: sample.accountId, limit: 50, before: null, channel: null, text: '' })
      ).items.filter((each) => each.reviewId === id);
    expect(await talks()).toMatchObject([{ channel: 'visit', planned: true }]);
    await meeting.conclude({ id });
    expect(await talks()).toHaveLength(1);
    await history.undo();
    expect(await stageOf()).toBe('preparing');
    expect(await talks()).toEqual([]);
  });
});
