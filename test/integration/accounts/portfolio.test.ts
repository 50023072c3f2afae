import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { portfolioRow } from '#shared/contract/accounts.ts';
import { openTestWorkspace, type TestWorkspace } from '#test/support/workspace.ts';
import { aCall, aContract, aFeeling, touchModelId } from './account-rows.ts';

let workspace: TestWorkspace;

beforeEach(async () => {
  workspace = await openTestWorkspace();
});
afterEach(() => workspace.close());

const logged = (accountId: string, day: string, more: object = {}) =>
  workspace.client.interactions.log(aCall(accountId, day, more));

const modelId = (key: string) => touchModelId(workspace, key);

const rowOf = async (id: string) => {
  const row = (await workspace.client.accounts.portfolio()).find((account) => account.id === id);
  if (!row) throw new Error('the account is not in the portfolio');
  // The list is too long for the contract to look through each time.
  return portfolioRow.parse(row);
};

describe('the portfolio', () => {
  it('A1: gives a new account to its maker, with the touch model that the workspace starts from', async () => {
    const { id } = await workspace.client.accounts.create({ name: 'Padaria Aurora' });
    expect(await rowOf(id)).toMatchObject({
      name: 'Padaria Aurora',
      status: 'onboarding',
      ownerName: 'Ana Lima',
      touchModelKey: 'mid',
      touchModelFrom: 'default',
      feeling: null,
      stage: null,
      mrr: [],
    });
  });

  it('offers the language of the workspace to a new client, whatever the window speaks', async () => {
    const { accounts, settings } = workspace.client;
    await settings.putWorkspace({ language: 'en' });
    expect((await accounts.choices()).language).toBe('en');
  });

  it('takes the touch model of the segment until the account overrides it', async () => {
    const { segments } = await workspace.client.accounts.choices();
    const vip = segments.find(({ contentKey }) => contentKey === 'vip');
    const { id } = await workspace.client.accounts.create({ name: 'Porto Sul', segmentId: vip?.id ?? null });
    expect(await rowOf(id)).toMatchObject({ touchModelKey: 'exclusive', touchModelFrom: 'segment' });
    await workspace.client.accounts.update({ id, patch: { touchModelId: await modelId('low') } });
    expect(await rowOf(id)).toMatchObject({ touchModelKey: 'low', touchModelFrom: 'account' });
  });

  it('counts the cadence from the last contact, longer for an autonomous client', async () => {
    const { id } = await workspace.client.accounts.create({
      name: 'Porto Sul',
      ongoingStart: '2025-11-01',
      touchModelId: await modelId('high'),
      autonomy: 'high',
    });
    await logged(id, '2026-02-20');
    await logged(id, '2026-03-01', { channel: 'internal_note' });
    await logged(id, '2026-03-10', { automated: true });
    const { contact: due } = await rowOf(id);
    expect(due).toEqual({
      lastContactOn: '2026-02-20',
      daysSinceContact: 24,
      dueOn: '2026-03-13',
      late: true,
      daysLate: 3,
    });
  });

  it('lets automated contacts count where the touch model does', async () => {
    const { id } = await workspace.client.accounts.create({
      name: 'Porto Sul',
      ongoingStart: '2025-11-01',
      touchModelId: await modelId('low'),
    });
    await logged(id, '2026-03-10', { automated: true });
    expect((await rowOf(id)).contact).toMatchObject({ lastContactOn: '2026-03-10', late: false });
  });

  it('A6: tells value, renewal, stage, feeling, tags and what comes next', async () => {
    const { client } = workspace;
    const { id } = await client.accounts.create({
      name: 'Porto Sul',
      ongoingStart: '2026-01-01',
      tags: ['sul', 'sul'],
    });
    await client.contracts.create(aContract(id, { noticeOn: '2026-03-01' }));
    await client.feelings.record(aFeeling(id, { feltAt: '2026-02-01T12:00:00.000Z' }));
    const worried = { feltAt: '2026-02-20T12:00:00.000Z', satisfaction: 2, trust: 3, moment: 'worried' };
    await client.feelings.record(aFeeling(id, worried));
    await logged(id, '2026-03-12', { nextStep: 'Enviar proposta', nextStepOn: '2026-03-20' });
    const row = await rowOf(id);
    expect(row).toMatchObject({
      mrr: [{ minor: 100_000, currency: 'BRL' }],
      arr: [{ minor: 1_200_000, currency: 'BRL' }],
      renewal: { endsOn: '2026-05-31', daysLeft: 76, noticePassed: true, autoRenew: true },
      stage: { kind: 'adoption', round: 1, daysLeft: 15, status: 'on_track' },
      feeling: { moment: 'worried', feltOn: '2026-02-20', stale: true, trend: 'down' },
      tags: ['sul'],
      nextStep: { text: 'Enviar proposta', dueOn: '2026-03-20', source: 'interaction' },
    });
    await logged(id, '2026-03-13', { nextStep: 'Ligar', nextStepOn: '2026-03-18', task: true });
    expect((await rowOf(id)).nextStep).toEqual({ text: 'Ligar', dueOn: '2026-03-18', source: 'task' });
  });

  it('G3: calls a feeling stale after what the workspace says, on the list and on Today', async () => {
    const { client } = workspace;
    const { id } = await client.accounts.create({ name: 'Porto Sul', ongoingStart: '2026-01-01' });
    await client.feelings.record(aFeeling(id, { feltAt: '2026-03-01T12:00:00.000Z', moment: 'worried' }));
    const isStale = async () => (await rowOf(id)).feeling?.stale;
    const onToday = async () =>
      (await client.today.open({ linesPerLane: 20 })).lanes.some(({ key }) => key === 'feelings');
    expect([await isStale(), await onToday()]).toEqual([true, true]);
    await client.method.putSetting({ name: 'feeling.stale_negative_days', value: 20 });
    expect([await isStale(), await onToday()]).toEqual([false, false]);
  });

  it('G4: tells the emotions of the latest feeling alone', async () => {
    const { client } = workspace;
    const { id } = await client.accounts.create({ name: 'Porto Sul' });
    await client.feelings.record(aFeeling(id, { feltAt: '2026-02-01T12:00:00.000Z', emotions: ['angry'] }));
    await client.feelings.record(aFeeling(id, { feltAt: '2026-02-20T12:00:00.000Z', emotions: ['calm', 'grateful'] }));
    expect((await rowOf(id)).feeling?.emotions.toSorted()).toEqual(['calm', 'grateful']);
  });

  it('C1: says since when nothing is planned after onboarding, on the list and on the account', async () => {
    const { client } = workspace;
    const { id } = await client.accounts.create({ name: 'Porto Sul', status: 'ongoing', ongoingStart: '2026-01-01' });
    expect((await rowOf(id)).gapSince).not.toBeNull();
    expect((await client.accounts.open({ id })).header.gapSince).toBe((await rowOf(id)).gapSince);
    await logged(id, '2026-03-12', { nextStep: 'Enviar proposta', nextStepOn: '2026-03-20', task: true });
    expect((await rowOf(id)).gapSince).toBeNull();
  });

  it('hides an account in the trash and shows it again when it is restored or undone', async () => {
    const { client } = workspace;
    const { id } = await client.accounts.create({ name: 'Porto Sul' });
    await client.trash.put({ table: 'account', id });
    expect(await client.accounts.portfolio()).toEqual([]);
    expect((await client.accounts.open({ id })).header.deletedAt).not.toBeNull();
    await client.history.undo();
    expect((await rowOf(id)).name).toBe('Porto Sul');
  });

  it('G4: keeps the views of the feelings apart from those of the portfolio', async () => {
    const { client } = workspace;
    await client.accounts.saveView({ page: 'feelings', name: 'Bravos', query: 'show=all&emotion=angry' });
    expect(await client.accounts.views({ page: 'portfolio' })).toEqual([]);
    expect((await client.accounts.views({ page: 'feelings' })).map(({ query }) => query)).toEqual([
      'show=all&emotion=angry',
    ]);
  });

  it('keeps the saved views of its member in the order they were made', async () => {
    const { client } = workspace;
    const { id } = await client.accounts.saveView({ page: 'portfolio', name: 'Em risco', query: 'moment=at_risk' });
    await client.accounts.saveView({ page: 'portfolio', name: 'Atrasados', query: 'late=1' });
    await client.accounts.saveView({ page: 'portfolio', id, name: 'Risco', query: 'moment=at_risk,leaving' });
    expect((await client.accounts.views({ page: 'portfolio' })).map(({ name }) => name)).toEqual([
      'Risco',
      'Atrasados',
    ]);
    await client.accounts.removeView({ id });
    expect((await client.accounts.views({ page: 'portfolio' })).map(({ name }) => name)).toEqual(['Atrasados']);
  });
});

describe('tags and collaborators', () => {
  it('A1: meet again on the row they had when they come back', async () => {
    const { client } = workspace;
    const { id } = await client.accounts.create({ name: 'Porto Sul', tags: ['sul', 'vip'] });
    await client.accounts.setTags({ id, tags: ['sul'] });
    await client.accounts.setTags({ id, tags: ['sul', 'vip', 'novo'] });
    expect((await client.accounts.profile({ id })).tags).toEqual(['novo', 'sul', 'vip']);
    const { memberId } = workspace.kernel.actor;
    await client.accounts.setCollaborators({ id, memberIds: [memberId] });
    await client.accounts.setCollaborators({ id, memberIds: [] });
    await client.accounts.setCollaborators({ id, memberIds: [memberId] });
    expect((await client.accounts.profile({ id })).collaboratorIds).toEqual([memberId]);
  });
});
