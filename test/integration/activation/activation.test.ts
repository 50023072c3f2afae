import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestWorkspace, TEST_TODAY, type TestWorkspace } from '#test/support/workspace.ts';

describe('activating an account', () => {
  let workspace: TestWorkspace;
  let accountId: string;

  beforeEach(async () => {
    workspace = await openTestWorkspace();
    ({ id: accountId } = await workspace.client.accounts.create({ name: 'Clínica Aurora', clientSince: '2026-02-16' }));
  });
  afterEach(() => workspace.close());

  const open = () => workspace.client.activation.open({ accountId });
  const missing = async () => (await open()).gate.flatMap(({ item, met }) => (met ? [] : [item]));

  async function prepare(): Promise<void> {
    const { client } = workspace;
    const { touchModels } = await client.accounts.choices();
    const high = touchModels.find(({ key }) => key === 'high')?.id ?? null;
    await client.accounts.update({ id: accountId, patch: { touchModelId: high } });
    await client.contacts.create({ accountId, name: 'Rita Moraes', role: 'sponsor' });
    const { planId } = await client.activation.saveObjective({ accountId, objective: 'Atender sem fila' });
    for (const title of ['Fila', 'Retorno', 'Cadastro'])
      await client.goals.create({ planId, parentId: null, afterId: null, title });
    await workspace.kernel.unitOfWork.write(null, ({ rows }) => {
      rows.insert('review', {
        account_id: accountId,
        kind: 'qbr',
        stage: 'planned',
        starts_at: '2026-06-01T13:00:00.000Z',
        time_zone: 'America/Sao_Paulo',
        duration_minutes: 60,
        period_from: '2026-03-16',
        period_to: '2026-06-01',
        invitation_sequence: 0,
      });
    });
  }

  it('C1: says what the gate misses, from what is known', async () => {
    expect(await missing()).toEqual(['sponsor', 'objective', 'touch_model', 'goals', 'first_review', 'next_contact']);
    await prepare();
    expect(await missing()).toEqual([]);
    expect(await open()).toMatchObject({
      account: { touchModelKey: 'high', touchModelFrom: 'account' },
      plan: { objective: 'Atender sem fila' },
      firstReview: { kind: 'qbr' },
      gate: expect.arrayContaining([{ item: 'goals', met: true, have: 3, wanted: 3 }]),
    });
  });

  it('C1: keeps a half-done activation, step by step', async () => {
    await workspace.client.activation.saveStep({ accountId, step: 'know_the_client', note: 'Falta o diretor' });
    await workspace.client.activation.saveStep({ accountId, step: 'know_the_client', done: true });
    await workspace.client.activation.saveStep({ accountId, step: 'goals', done: true });
    await workspace.client.activation.saveStep({ accountId, step: 'goals', done: false });
    const { steps } = await open();
    expect(steps.filter(({ done, note }) => done || note)).toEqual([
      { step: 'know_the_client', done: true, note: 'Falta o diretor' },
    ]);
  });

  it('C1: does not activate past the gate without a reason, and keeps the reason', async () => {
    const input = { accountId, on: TEST_TODAY };
    await expect(workspace.client.activation.activate({ ...input, reason: null })).rejects.toMatchObject({
      code: 'ACTIVATION_BLOCKED',
      data: { missing: 6 },
    });
    expect((await open()).account.status).toBe('onboarding');
    await workspace.client.activation.activate({ ...input, reason: 'Patrocinador chega em abril' });
    expect(await open()).toMatchObject({
      account: { status: 'ongoing', ongoingStart: TEST_TODAY },
      activation: { activatedOn: TEST_TODAY, activatedBy: 'Ana Lima', note: 'Patrocinador chega em abril' },
    });
    await expect(workspace.client.activation.activate({ ...input, reason: 'de novo' })).rejects.toMatchObject({
      code: 'VALUE_REFUSED',
    });
  });

  it('C1, C3, C4: activation moves the journey, keeps baseline and plan version, and one undo takes back all', async () => {
    await prepare();
    await workspace.client.activation.activate({ accountId, on: TEST_TODAY, reason: null });
    const planId = (await open()).plan?.id ?? '';
    const { header } = await workspace.client.accounts.open({ id: accountId });
    expect(header.stage).toMatchObject({ kind: 'adoption', round: 1, startsOn: TEST_TODAY });
    expect(await workspace.client.planVersions.list({ planId })).toMatchObject([
      { reason: { kind: 'activation' }, goals: 3 },
    ]);
    expect((await workspace.client.activation.baseline({ accountId })).asOf).toBe(TEST_TODAY);

    await workspace.client.history.undo({});
    expect(await open()).toMatchObject({ account: { status: 'onboarding' }, activation: { activatedOn: null } });
    expect(await workspace.client.planVersions.list({ planId })).toEqual([]);
    expect((await workspace.client.activation.baseline({ accountId })).asOf).toBeNull();
  });

  it('C1: lists onboarding that ended with nothing planned next, until something is', async () => {
    await workspace.client.activation.save({ accountId, onboardingEndedOn: '2026-03-10' });
    expect(await workspace.client.activation.gaps()).toEqual([
      { accountId, name: 'Clínica Aurora', since: '2026-03-10' },
    ]);
    expect((await open()).gapSince).toBe('2026-03-10');
    await workspace.client.tasks.create({ accountId, title: 'Ligar' });
    expect(await workspace.client.activation.gaps()).toEqual([]);
    expect((await open()).gapSince).toBeNull();
  });

  it('C4: reads before against after, with n and days, and says what cannot be told', async () => {
    await workspace.kernel.unitOfWork.write(null, ({ rows }) => {
      const answer = (score: number, answered_on: string) =>
        rows.insert('survey_answer', { account_id: accountId, kind: 'nps', score, answered_on, audience: 'client' });
      answer(6, '2026-02-20');
      answer(9, '2026-03-15');
      answer(10, '2026-03-15');
      rows.insert('contract', {
        account_id: accountId,
        product: 'Agenda',
        starts_on: '2026-02-16',
        amount_minor: 100_000,
        currency: 'BRL',
        billing_period: 'monthly',
        auto_renew: 0,
      });
    });
    await workspace.client.activation.takeBaseline({ accountId, on: '2026-03-01' });
    const { rows } = await workspace.client.activation.baseline({ accountId });
    const of = (metric: string) => rows.find((row) => row.metric === metric);
    expect(of('nps')).toMatchObject({
      before: { value: -100, n: 1, asOf: '2026-03-01' },
      after: { n: 3, asOf: TEST_TODAY },
      verdict: 'better',
    });
    expect(of('nps')?.difference).toBeCloseTo(133.33, 1);
    expect(of('monthly_revenue')).toMatchObject({
      before: { value: 100_000, currency: 'BRL' },
      difference: 0,
      verdict: 'same',
    });
    expect(of('weekly_use')).toMatchObject({ before: { value: null }, difference: null, verdict: null });

    await workspace.client.activation.saveBaseline({ accountId, metric: 'weekly_use', value: 40 });
    const written = (await workspace.client.activation.baseline({ accountId })).rows;
    expect(written.find(({ metric }) => metric === 'weekly_use')?.before).toMatchObject({ value: 40, n: null });
  });

  it('C4: a day before the client came tells nothing', async () => {
    await workspace.client.activation.takeBaseline({ accountId, on: '2026-01-01' });
    const { rows } = await workspace.client.activation.baseline({ accountId });
    expect(rows.every(({ before }) => before.value === null)).toBe(true);
  });
});
