import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestWorkspace, type TestWorkspace } from '#test/support/workspace.ts';
import { aCall, refusal } from '../accounts/account-rows.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await openTestWorkspace();
});
afterEach(() => workspace.close());

const model = async (key: string) => {
  const found = (await workspace.client.method.touchModels()).touchModels.find((one) => one.key === key);
  if (!found) throw new Error(`no ${key}`);
  const { key: _key, isShipped: _isShipped, accounts: _accounts, ...fields } = found;
  return fields;
};
const anAccount = async (more: object = {}) => (await workspace.client.accounts.create({ name: 'Aurora', ...more })).id;
const headerOf = async (id: string) => (await workspace.client.accounts.open({ id })).header;

describe('B: touch models as data of the workspace', () => {
  it('B1: come with the cadence, automation and reviews of the method, and are restored to them', async () => {
    const { touchModels } = await workspace.client.method.touchModels();
    expect(touchModels.map(({ key, cadenceDays, automation }) => [key, cadenceDays, automation])).toEqual([
      ['tech', 90, 'all'],
      ['low', 60, 'all_but_first_approach'],
      ['mid', 30, 'first_contact'],
      ['high', 14, 'rare_points'],
      ['exclusive', 7, 'proposals_only'],
    ]);
    expect(touchModels.map(({ reviews }) => reviews.map(({ kind, steps }) => `${kind} ${steps.length}`))).toEqual([
      [],
      [],
      ['qbr 5'],
      ['qbr 10'],
      ['qbr 10', 'ebr 10'],
    ]);
    const high = await model('high');
    await workspace.client.method.saveTouchModel({
      ...high,
      name: 'Dedicado',
      cadenceDays: 10,
      definitionByActor: 'Só a nossa equipe.',
      minimumPreparation: 'Ler o último contato.',
      reviews: [{ kind: 'qbr', everyMonths: 3, steps: ['goals', 'outputs'] }],
    });
    expect(await model('high')).toMatchObject({
      name: 'Dedicado',
      cadenceDays: 10,
      reviews: [{ steps: ['goals', 'outputs'] }],
    });
    await workspace.client.method.restoreTouchModel({ id: high.id });
    expect(await model('high')).toEqual(high);
  });

  it('B: the steps a workspace asks for are those that the readiness of a review counts', async () => {
    const high = await model('high');
    const accountId = await anAccount({ touchModelId: high.id });
    const given = await workspace.client.reviews.proposal({ accountId, kind: 'qbr' });
    await workspace.client.reviews.create(given);
    const asked = async () => (await workspace.client.reviews.list({ accountId }))[0]?.readiness.asked;
    expect(await asked()).toBe(10);
    await workspace.client.method.saveTouchModel({
      ...high,
      reviews: [{ kind: 'qbr', everyMonths: 3, steps: ['goals', 'next_period', 'outputs'] }],
    });
    expect(await asked()).toBe(3);
  });

  it('refuses one kind of review twice', async () => {
    const high = await model('high');
    const qbr = { kind: 'qbr' as const, everyMonths: 3, steps: [] };
    expect(await refusal(workspace.client.method.saveTouchModel({ ...high, reviews: [qbr, qbr] }))).toBe(
      'VALUE_REFUSED',
    );
  });

  it('B2: a segment gives the model and the journey, and the account may override both', async () => {
    const { method, journeys } = workspace.client;
    const [exclusive, mid] = [await model('exclusive'), await model('mid')];
    const [template] = (await journeys.templates()).templates;
    const { id: segmentId } = await method.saveSegment({
      id: null,
      name: 'Prefeituras',
      touchModelId: exclusive.id,
      journeyTemplateId: template?.id ?? null,
      successDefinition: 'O serviço chega ao cidadão.',
    });
    const accountId = await anAccount({ segmentId, ongoingStart: '2026-01-10' });
    expect(await headerOf(accountId)).toMatchObject({ touchModelKey: 'exclusive', touchModelFrom: 'segment' });
    expect(await journeys.ofAccount({ accountId })).toMatchObject({ templateFrom: 'segment' });
    await workspace.client.accounts.update({ id: accountId, patch: { touchModelId: mid.id } });
    expect(await headerOf(accountId)).toMatchObject({ touchModelKey: 'mid', touchModelFrom: 'account' });
    const listed = (await method.touchModels()).segments.find(({ id }) => id === segmentId);
    expect(listed).toMatchObject({ name: 'Prefeituras', accounts: 1 });
    await method.removeSegment({ id: segmentId });
    expect((await method.touchModels()).segments.some(({ id }) => id === segmentId)).toBe(false);
    expect(
      await refusal(
        method.saveSegment({
          id: null,
          name: null,
          touchModelId: null,
          journeyTemplateId: null,
          successDefinition: null,
        }),
      ),
    ).toBe('VALUE_REFUSED');
  });

  it('B4: contacts of an exclusive client without a plan are counted on its header and in the list', async () => {
    const exclusive = await model('exclusive');
    const accountId = await anAccount({ touchModelId: exclusive.id });
    await workspace.client.interactions.log(aCall(accountId, '2026-03-10', { planned: false }));
    await workspace.client.interactions.log(aCall(accountId, '2026-03-12'));
    expect((await headerOf(accountId)).unplanned).toBe(1);
    const [row] = await workspace.client.accounts.portfolio();
    expect(row?.unplanned).toBe(1);
  });

  it('B5: autonomy loosens the interval', async () => {
    const mid = await model('mid');
    const accountId = await anAccount({ touchModelId: mid.id, autonomy: 'medium' });
    expect((await headerOf(accountId)).intervalDays).toBe(38);
    await workspace.client.accounts.update({ id: accountId, patch: { autonomy: 'high' } });
    expect((await headerOf(accountId)).intervalDays).toBe(45);
  });
});
