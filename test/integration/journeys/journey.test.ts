import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journeyOf, type JourneyPlan } from '#shared/domain/journey-course.ts';
import { openTestWorkspace, TEST_TODAY, type TestWorkspace } from '#test/support/workspace.ts';
import { refusal } from '../accounts/account-rows.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await openTestWorkspace();
});
afterEach(() => workspace.close());

const anAccount = async (more: object = {}) =>
  (await workspace.client.accounts.create({ name: 'Aurora', ongoingStart: '2026-01-10', ...more })).id;
const stageOf = async (id: string) => (await workspace.client.accounts.open({ id })).header.stage;
const planOf = async (accountId: string): Promise<JourneyPlan> => {
  const { plan } = await workspace.client.journeys.ofAccount({ accountId });
  if (!plan) throw new Error('no plan');
  return plan;
};

describe('D3: the journey of one account', () => {
  it('moves a date, and everything that reads the stage follows', async () => {
    const accountId = await anAccount();
    expect(await stageOf(accountId)).toMatchObject({ kind: 'adoption', round: 1, plannedEnd: '2026-04-09' });
    await workspace.client.journeys.move({ accountId, number: 2, plannedEnd: '2026-04-19' });
    expect(await stageOf(accountId)).toMatchObject({ plannedEnd: '2026-04-19', daysLeft: 34 });
    const [row] = await workspace.client.accounts.portfolio();
    expect(row?.stage).toMatchObject({ plannedEnd: '2026-04-19' });
    const { following } = journeyOf(await planOf(accountId), TEST_TODAY);
    expect(following[0]).toMatchObject({ kind: 'review_window', startsOn: '2026-04-20', plannedEnd: '2026-05-19' });
    await workspace.client.history.undo();
    expect(await stageOf(accountId)).toMatchObject({ plannedEnd: '2026-04-09' });
  });

  it('concludes a stage once, and takes it back', async () => {
    const accountId = await anAccount();
    await workspace.client.journeys.conclude({ accountId, number: 2, on: TEST_TODAY });
    expect(await stageOf(accountId)).toMatchObject({ kind: 'review_window', round: 1, dayIn: 1 });
    expect(await refusal(workspace.client.journeys.conclude({ accountId, number: 2, on: TEST_TODAY }))).toBe(
      'VALUE_REFUSED',
    );
    await workspace.client.journeys.reopen({ accountId });
    expect(await stageOf(accountId)).toMatchObject({ kind: 'adoption', round: 1, startsOn: '2026-01-10' });
    expect(await refusal(workspace.client.journeys.reopen({ accountId }))).toBe('VALUE_REFUSED');
  });

  it('follows a client that was entered here from its first day, and is behind by the limits of the workspace', async () => {
    const accountId = await anAccount({ ongoingStart: null, clientSince: '2026-03-10' });
    expect(await stageOf(accountId)).toMatchObject({ kind: 'welcome', round: 0, status: 'on_track' });
    workspace.setNow('2026-04-20T12:00:00.000Z');
    expect(await stageOf(accountId)).toMatchObject({ kind: 'welcome', status: 'behind', daysLeft: -12 });
    await workspace.client.method.putSetting({ name: 'journey.behind_days', value: 20 });
    expect(await stageOf(accountId)).toMatchObject({ status: 'on_track' });
  });

  it('goes on to welcome when the hand-over is accepted, and one undo takes back both', async () => {
    const accountId = await anAccount({ ongoingStart: null, clientSince: TEST_TODAY });
    await workspace.client.handOver.save({ accountId, patch: { acceptedOn: TEST_TODAY } });
    expect(await stageOf(accountId)).toMatchObject({ kind: 'welcome', startsOn: TEST_TODAY });
    await workspace.client.history.undo();
    expect(await stageOf(accountId)).toMatchObject({ kind: 'hand_over' });
  });

  it('F9: goes on to the next round when the QBR of the window was followed up', async () => {
    const accountId = await anAccount({ ongoingStart: '2025-12-01' });
    expect(await stageOf(accountId)).toMatchObject({ kind: 'review_window', round: 1 });
    const { reviews } = workspace.client;
    const given = await reviews.proposal({ accountId, kind: 'qbr' });
    const { id } = await reviews.create({ ...given, startsAt: '2026-03-15T13:00:00.000Z' });
    await reviews.setStage({ id, stage: 'held' });
    expect(await stageOf(accountId)).toMatchObject({ kind: 'review_window' });
    await reviews.setStage({ id, stage: 'followed_up' });
    expect(await stageOf(accountId)).toMatchObject({ kind: 'adoption', round: 2, startsOn: TEST_TODAY });
    // From now on the next window waits for its review.
    workspace.setNow('2026-09-01T12:00:00.000Z');
    expect(await stageOf(accountId)).toMatchObject({ kind: 'review_window', round: 2, status: 'stuck' });
  });

  it('refuses limits out of their range', async () => {
    const { method } = workspace.client;
    expect(await refusal(method.putSetting({ name: 'journey.stuck_days', value: 0 }))).toBe('VALUE_REFUSED');
    expect(await refusal(method.putSetting({ name: 'journey.stuck_days', value: true }))).toBe('VALUE_REFUSED');
    expect((await method.settings()).values['journey.stuck_days']).toBe(30);
  });
});

describe('D1: templates', () => {
  it('come as the method has them, and are edited, added, archived', async () => {
    const { journeys } = workspace.client;
    const [shipped] = (await journeys.templates()).templates;
    expect(shipped?.stages.map(({ kind, days, repeats }) => [kind, days, repeats])).toEqual([
      ['hand_over', 2, false],
      ['welcome', 28, false],
      ['adoption', 90, true],
      ['review_window', 30, true],
    ]);
    const accountId = await anAccount();
    const stages = shipped?.stages.map(asInput) ?? [];
    const longer = stages.map((stage) => (stage.kind === 'adoption' ? { ...stage, days: 100, name: 'Uso' } : stage));
    await journeys.saveTemplate({ id: shipped?.id ?? null, name: null, stages: longer });
    expect(await stageOf(accountId)).toMatchObject({ name: 'Uso', plannedEnd: '2026-04-19' });

    const { id } = await journeys.saveTemplate({
      id: null,
      name: 'Jornada curta',
      stages: stages.filter(({ repeats }) => repeats).map((stage) => ({ ...stage, id: null, days: 15 })),
    });
    await journeys.choose({ accountId, templateId: id });
    expect(await journeys.ofAccount({ accountId })).toMatchObject({ templateId: id, templateFrom: 'account' });
    expect(await stageOf(accountId)).toMatchObject({ kind: 'adoption', round: 3 });
    expect((await journeys.templates()).templates.map(({ accounts }) => accounts)).toEqual([0, 1]);

    await journeys.archiveTemplate({ id, archived: true });
    expect(await refusal(journeys.archiveTemplate({ id: shipped?.id ?? '', archived: true }))).toBe('VALUE_REFUSED');
    // Whoever follows an archived journey keeps it.
    expect(await stageOf(accountId)).toMatchObject({ round: 3 });
  });

  it('keep their order when stages are moved, added and taken out', async () => {
    const { journeys } = workspace.client;
    const [shipped] = (await journeys.templates()).templates;
    const [handOver, welcome, adoption, review] = (shipped?.stages ?? []).map(asInput);
    if (!handOver || !welcome || !adoption || !review) throw new Error('the shipped journey is not there');
    const added = { ...welcome, id: null, name: 'Treinamento', days: 14 };
    await journeys.saveTemplate({ id: shipped?.id ?? null, name: null, stages: [added, welcome, adoption, review] });
    const [after] = (await journeys.templates()).templates;
    expect(after?.stages.map(({ kind, name }) => name ?? kind)).toEqual([
      'Treinamento',
      'welcome',
      'adoption',
      'review_window',
    ]);
  });

  it('need a stage that repeats', async () => {
    const { journeys } = workspace.client;
    const [shipped] = (await journeys.templates()).templates;
    const stages = (shipped?.stages ?? []).map((stage) => ({ ...asInput(stage), repeats: false }));
    expect(await refusal(journeys.saveTemplate({ id: shipped?.id ?? null, name: null, stages }))).toBe('VALUE_REFUSED');
  });
});

describe('D2: the review cycle of the workspace', () => {
  it('moves stage and review window to the calendar quarter', async () => {
    const accountId = await anAccount();
    await workspace.client.journeys.putCycle({ cycle: 'calendar_quarter' });
    expect(await stageOf(accountId)).toMatchObject({ kind: 'review_window', startsOn: '2026-03-02' });
    const proposal = await workspace.client.reviews.proposal({ accountId, kind: 'qbr' });
    expect(proposal.startsAt < '2026-04-01').toBe(true);
  });
});

describe('D5: flags beside the stage', () => {
  it('are several at a time, with since and until, and removable', async () => {
    const accountId = await anAccount();
    const { journeys } = workspace.client;
    const flag = { accountId, label: null, since: '2026-02-01', until: null, note: null };
    const { id } = await journeys.saveFlag({ ...flag, flag: 'adoption_fine' });
    await journeys.saveFlag({ ...flag, flag: 'own', label: 'Migração' });
    expect((await journeys.ofAccount({ accountId })).flags).toHaveLength(2);
    await journeys.saveFlag({ ...flag, id, flag: 'adoption_fine', until: '2026-03-01' });
    expect((await journeys.ofAccount({ accountId })).flags.at(-1)).toMatchObject({ id, until: '2026-03-01' });
    expect(await refusal(journeys.saveFlag({ ...flag, flag: 'on_hold', until: '2026-01-01' }))).toBe('VALUE_REFUSED');
    await journeys.removeFlag({ id });
    expect((await journeys.ofAccount({ accountId })).flags.map(({ flag: name }) => name)).toEqual(['own']);
  });
});

/** A shipped stage as the editor gives it back. */
function asInput<Stage extends { contentKey: unknown }>(stage: Stage): Omit<Stage, 'contentKey'> {
  const { contentKey: _, ...given } = stage;
  return given;
}
