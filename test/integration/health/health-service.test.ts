import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCall, aContract, aFeeling } from '#test/integration/accounts/account-rows.ts';
import { openTestWorkspace, type TestWorkspace } from '#test/support/workspace.ts';

let workspace: TestWorkspace;

beforeEach(async () => {
  workspace = await openTestWorkspace();
});
afterEach(() => workspace.close());

const settle = () => workspace.services.derived.settle();

const weights = {
  usage_trend: 0,
  adoption: 0,
  goals: 0,
  cadence: 100,
  support: 0,
  survey: 0,
  sponsor: 0,
  commercial: 0,
  feeling: 0,
};
const aModel = {
  name: 'Só contato',
  segmentId: null,
  stageKind: null,
  minimumCoverage: 50,
  feelingCaps: true,
  weights,
};

const theModel = async () => {
  const { models } = await workspace.client.health.models();
  const [model] = models;
  if (!model) throw new Error('no model was shipped');
  return model;
};

/** Every account is then as healthy as its last contact is recent. */
const byCadenceAlone = async () => {
  const { id } = await theModel();
  await workspace.client.health.saveModel({ ...aModel, id });
};

const anAccount = async (name: string, lastContact = '2026-03-10') => {
  const { client } = workspace;
  const { id } = await client.accounts.create({ name, status: 'ongoing', ongoingStart: '2025-06-01' });
  await client.interactions.log(aCall(id, lastContact));
  return id;
};

const felt = (accountId: string, moment: 'delighted' | 'leaving' | 'at_risk' | 'neutral', day = '2026-03-12') =>
  workspace.client.feelings.record(aFeeling(accountId, { feltAt: `${day}T12:00:00.000Z`, moment }));

const explained = async (accountId: string) => {
  await settle();
  const found = await workspace.client.health.ofAccount({ accountId });
  if (!found) throw new Error('the health was not computed');
  return found;
};

describe('the health of an account', () => {
  it('K1: comes with one model of all accounts, with its weights in order', async () => {
    const { models, feelingCounts, mayWrite } = await workspace.client.health.models();
    expect(models).toHaveLength(1);
    expect(models[0]).toMatchObject({ contentKey: 'default', segmentId: null, stageKind: null, minimumCoverage: 50 });
    expect(Object.values(models[0]?.weights ?? {})).toEqual([20, 15, 20, 10, 10, 10, 10, 5, 0]);
    expect({ feelingCounts, mayWrite }).toEqual({ feelingCounts: false, mayWrite: true });
  });

  it('K2: is insufficient data under half of the weight, and says what is missing', async () => {
    const id = await anAccount('Padaria Aurora');
    const health = await explained(id);
    expect(health).toMatchObject({ state: 'insufficient_data', score: null, shown: null, band: null });
    expect(health.coverage).toBeLessThan(50);
    expect(health.missing).toContain('usage_trend');
  });

  it('K4: opens into its inputs, what each was computed from, and the most harmful one', async () => {
    await byCadenceAlone();
    const id = await anAccount('Padaria Aurora', '2026-01-26');
    const health = await explained(id);
    expect(health.mostHarmful).toBe('cadence');
    const cadence = health.measures.find(({ measure }) => measure === 'cadence');
    expect(cadence).toMatchObject({ weight: 100, share: 1 });
    expect(cadence?.evidence).toContainEqual({ key: 'lastContactOn', unit: 'day', value: '2026-01-26' });
    expect(cadence?.evidence).toContainEqual({ key: 'daysLate', unit: 'days', value: 19 });
    expect(health.score).toBeCloseTo(100 - (100 * 19) / 30);
    expect(health.model).toMatchObject({ name: 'Só contato' });
  });

  it('K1: follows the most specific model: segment and stage before segment before all', async () => {
    const { client } = workspace;
    await byCadenceAlone();
    const { segments } = await client.accounts.choices();
    const segmentId = segments[0]?.id ?? null;
    const id = await anAccount('Porto Sul');
    await client.accounts.update({ id, patch: { segmentId } });
    await client.health.saveModel({ ...aModel, name: 'VIP', segmentId });
    expect((await explained(id)).model?.name).toBe('VIP');
    await client.health.saveModel({ ...aModel, name: 'VIP em adoção', segmentId, stageKind: 'adoption' });
    const health = await explained(id);
    expect(health.model?.name).toBe(health.model?.stageKind === 'adoption' ? 'VIP em adoção' : 'VIP');
  });

  it('K1: two models never rule the same accounts, and the one of all accounts stays', async () => {
    const { health } = workspace.client;
    await expect(health.saveModel(aModel)).rejects.toMatchObject({ code: 'VALUE_REFUSED' });
    await expect(health.removeModel({ id: (await theModel()).id })).rejects.toMatchObject({ code: 'VALUE_REFUSED' });
  });

  it('K1: a model that was changed by mistake comes back with undo, and the portfolio with it', async () => {
    const id = await anAccount('Porto Sul');
    expect((await explained(id)).state).toBe('insufficient_data');
    await byCadenceAlone();
    expect((await explained(id)).state).toBe('scored');
    await workspace.client.history.undo();
    expect((await explained(id)).state).toBe('insufficient_data');
    expect((await theModel()).weights.usage_trend).toBe(20);
  });

  it('K6: a feeling of leaving holds the score that is shown at 39, visibly, and the score itself stays', async () => {
    await byCadenceAlone();
    const id = await anAccount('Porto Sul');
    await felt(id, 'leaving');
    const health = await explained(id);
    expect(health).toMatchObject({ score: 100, shown: 39, band: 'risk', cap: { limit: 39, moment: 'leaving' } });
    const row = (await workspace.client.accounts.portfolio()).find((account) => account.id === id);
    expect(row?.health).toMatchObject({ score: 100, shown: 39, band: 'risk' });
  });

  it('K5: keeps one point a week, and K4 tells the change since the last one', async () => {
    await byCadenceAlone();
    const id = await anAccount('Porto Sul', '2026-02-16');
    await settle();
    await settle();
    workspace.setNow('2026-03-25T12:00:00.000Z');
    const health = await explained(id);
    expect(health.history.map(({ week }) => week)).toEqual(['2026-W12', '2026-W13']);
    expect(health.change).toMatchObject({ week: '2026-W12', before: 100 });
    expect(health.change?.points).toBeCloseTo(-(100 * 7) / 30);
    expect(health.change?.measures[0]).toMatchObject({ measure: 'cadence', before: 100 });
    const row = (await workspace.client.accounts.portfolio()).find((account) => account.id === id);
    expect(row?.health).toMatchObject({ trend: 'down' });
    expect(row?.health?.points).toHaveLength(2);
  });

  it('K5: weeks that were slept through stay empty, and nobody writes those of an account without owner', async () => {
    await byCadenceAlone();
    const id = await anAccount('Porto Sul');
    const orphan = await anAccount('Sem dono');
    await workspace.client.accounts.update({ id: orphan, patch: { ownerId: null } });
    await settle();
    workspace.setNow('2026-05-04T12:00:00.000Z');
    expect((await explained(id)).history.map(({ week }) => week)).toEqual(['2026-W12', '2026-W19']);
    expect((await explained(orphan)).history).toEqual([]);
  });
});

describe('a changed model', () => {
  it('K1: is shown on the whole portfolio before it is saved', async () => {
    await byCadenceAlone();
    await anAccount('Em dia');
    const late = await anAccount('Atrasado', '2025-12-20');
    await workspace.client.contracts.create(aContract(late));
    await settle();
    const { id } = await theModel();
    const commercial = { ...weights, cadence: 0, commercial: 100 };
    const seen = await workspace.client.health.preview({ ...aModel, id, weights: commercial, limit: 50 });
    expect(seen).toMatchObject({ ruled: 2, changing: 2, before: { good: 1, risk: 1, unknown: 0 } });
    expect(seen.after.unknown).toBe(1);
    expect(seen.changes.find(({ accountId }) => accountId === late)?.before.band).toBe('risk');
    expect((await theModel()).weights.cadence).toBe(100);
  });
});

describe('feeling against health', () => {
  it('G6: lists where the bands differ, good against risk first, compared with the health without feeling', async () => {
    await byCadenceAlone();
    await felt(await anAccount('Amplo'), 'neutral');
    await felt(await anAccount('Zebra'), 'leaving');
    await felt(await anAccount('Concorda'), 'delighted');
    await settle();
    const { rows, mayDecide } = await workspace.client.health.disagreements();
    expect(rows.map(({ accountName, kind }) => [accountName, kind])).toEqual([
      ['Zebra', 'opposite'],
      ['Amplo', 'different'],
    ]);
    // Held to 39 for the eye, compared as it was computed.
    expect(rows[0]).toMatchObject({ score: 100, band: 'good', feelingBand: 'risk', waits: true, decision: null });
    expect(mayDecide).toBe(true);
  });

  it('G6: keeps computed, consultant’s and final, and K7 says when it no longer speaks of today', async () => {
    await byCadenceAlone();
    const accountId = await anAccount('Zebra');
    await felt(accountId, 'leaving');
    await settle();
    const { health } = workspace.client;
    await health.decide({ accountId, finalBand: 'attention', note: 'Novo diretor; acompanhar de perto.' });
    const inList = async () => (await workspace.client.accounts.portfolio())[0]?.health?.disagreement;
    expect(await inList()).toEqual({ kind: 'opposite', waits: false });
    const [decided] = (await health.disagreements()).rows;
    expect(decided).toMatchObject({ waits: false });
    expect(decided?.decision).toMatchObject({
      computedScore: 100,
      computedBand: 'good',
      moment: 'leaving',
      feelingBand: 'risk',
      finalBand: 'attention',
      authorName: 'Ana Lima',
      outdated: null,
      ageDays: 0,
    });
    await felt(accountId, 'neutral', '2026-03-15');
    await settle();
    const [moved] = (await health.disagreements()).rows;
    expect(moved).toMatchObject({ kind: 'different', waits: true, decision: { outdated: 'feeling_moved' } });
    expect(await inList()).toEqual({ kind: 'different', waits: true });
    // The word of a person stays what it was.
    expect((await explained(accountId)).decisions[0]).toMatchObject({ finalBand: 'attention', moment: 'leaving' });
  });
});
