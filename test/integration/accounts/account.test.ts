import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestWorkspace, type TestWorkspace } from '#test/support/workspace.ts';
import { aCall, aContract, aFeeling, refusal, touchModelId } from './account-rows.ts';

let workspace: TestWorkspace;
let accountId: string;

beforeEach(async () => {
  workspace = await openTestWorkspace();
  ({ id: accountId } = await workspace.client.accounts.create({ name: 'Porto Sul', ongoingStart: '2025-11-01' }));
});
afterEach(() => workspace.close());

describe('opening an account', () => {
  it('says when there is none', async () => {
    expect(await refusal(workspace.client.accounts.open({ id: crypto.randomUUID() }))).toBe('ROW_NOT_FOUND');
  });

  it('A3: warns of missing people until they are there and talked to', async () => {
    const { client } = workspace;
    const warnings = async () => (await client.accounts.open({ id: accountId })).header.warnings.map(({ key }) => key);
    expect(await warnings()).toEqual(['no_sponsor', 'no_champion', 'few_live_contacts']);
    const people = await Promise.all(
      (['sponsor', 'champion', 'user'] as const).map((role) => client.contacts.create({ accountId, name: role, role })),
    );
    expect(await warnings()).toEqual(['few_live_contacts']);
    const contactIds = people.map(({ id }) => id);
    await client.interactions.log(aCall(accountId, '2026-02-10', { contactIds }));
    expect(await warnings()).toEqual([]);
    const { summary } = await client.accounts.open({ id: accountId });
    expect(summary.liveContacts.slice(-3).map(({ live }) => live)).toEqual([0, 3, 3]);
    expect(summary.people.every(({ live }) => live)).toBe(true);
  });

  it('shows who left neither as a live person nor in the months after', async () => {
    const { client } = workspace;
    const { id } = await client.contacts.create({ accountId, name: 'Rui', role: 'sponsor' });
    await client.interactions.log(aCall(accountId, '2026-01-20', { contactIds: [id] }));
    await client.contacts.update({ id, patch: { leftOn: '2026-02-15' } });
    const { header, summary } = await client.accounts.open({ id: accountId });
    expect(summary.liveContacts.slice(-3).map(({ live }) => live)).toEqual([1, 0, 0]);
    expect(summary.people).toEqual([]);
    expect(header.warnings.map(({ key }) => key)).toContain('no_sponsor');
  });

  it('flags interactions without a plan for exclusive touch only', async () => {
    const { client } = workspace;
    await client.interactions.log(aCall(accountId, '2026-03-01', { planned: false }));
    expect((await client.accounts.open({ id: accountId })).header.unplanned).toBe(0);
    const exclusive = await touchModelId(workspace, 'exclusive');
    await client.accounts.update({ id: accountId, patch: { touchModelId: exclusive } });
    const { header } = await client.accounts.open({ id: accountId });
    expect(header).toMatchObject({ planRequired: true, unplanned: 1, touchModelFrom: 'account', intervalDays: 7 });
    const { items } = await client.interactions.list({ accountId, limit: 10, before: null, channel: null, text: '' });
    expect(items[0]?.unplanned).toBe(true);
  });

  it('A6: tells what changed, newest first', async () => {
    const { client } = workspace;
    await client.interactions.log(aCall(accountId, '2026-03-01'));
    await client.feelings.record(aFeeling(accountId));
    await client.contracts.create(aContract(accountId, { startsOn: '2026-02-01', endsOn: null }));
    await client.interactions.log(aCall(accountId, '2025-10-01', { subject: 'Antigo' }));
    const { summary } = await client.accounts.open({ id: accountId });
    expect(summary.since).toBe('2025-12-16');
    expect(summary.events.map(({ kind, detail }) => [kind, detail])).toEqual([
      ['feeling', 'satisfied'],
      ['interaction', 'call'],
      ['contract_started', null],
    ]);
  });

  it('J2: shows what the client answered beside the contacts with it', async () => {
    const { client, kernel } = workspace;
    await client.interactions.log(aCall(accountId, '2026-03-01'));
    await client.interactions.log(aCall(accountId, '2026-02-01'));
    await kernel.unitOfWork.write(null, ({ rows }) =>
      rows.insert('survey_answer', {
        account_id: accountId,
        kind: 'nps',
        score: 6,
        answered_on: '2026-02-10',
        audience: 'client',
      }),
    );
    const { summary } = await client.accounts.open({ id: accountId });
    expect(summary.events.map(({ kind, detail }) => [kind, detail])).toEqual([
      ['interaction', 'call'],
      ['answer', 'nps 6'],
      ['interaction', 'call'],
    ]);
  });

  it('draws the journey up to the stages that come next', async () => {
    const { header } = await workspace.client.accounts.open({ id: accountId });
    expect(header.stage).toMatchObject({ kind: 'adoption', round: 2 });
    expect(header.journey.map(({ kind, round }) => `${kind} ${round}`)).toEqual([
      'welcome 0',
      'adoption 1',
      'review_window 1',
      'adoption 2',
      'review_window 2',
      'adoption 3',
    ]);
  });
});

describe('the profile', () => {
  it('A1, A2: keeps each field that was written and leaves the others', async () => {
    const { client } = workspace;
    await client.accounts.update({
      id: accountId,
      patch: { needs: 'Treinar a equipe', preferredChannels: ['visit', 'email'] },
    });
    await client.accounts.update({ id: accountId, patch: { stayReason: 'loyal' } });
    const { account } = await client.accounts.profile({ id: accountId });
    expect(account).toMatchObject({
      needs: 'Treinar a equipe',
      preferredChannels: ['email', 'visit'],
      stayReason: 'loyal',
      name: 'Porto Sul',
    });
  });

  it('takes an edit back as one step', async () => {
    const { client } = workspace;
    await client.accounts.update({ id: accountId, patch: { name: 'Porto Norte', sector: 'logistics' } });
    expect((await client.history.state()).undo).toBe('accounts.update');
    await client.history.undo();
    expect((await client.accounts.profile({ id: accountId })).account).toMatchObject({
      name: 'Porto Sul',
      sector: null,
    });
  });

  it('A1, A5: keeps external factors and one hand-over record', async () => {
    const { client } = workspace;
    const factor = {
      accountId,
      kind: 'politics' as const,
      body: 'Eleição',
      since: null,
      audience: 'internal' as const,
    };
    const { id } = await client.accounts.saveFactor(factor);
    await client.accounts.saveFactor({ ...factor, id, body: 'Eleição municipal' });
    expect((await client.accounts.profile({ id: accountId })).factors.map(({ body }) => body)).toEqual([
      'Eleição municipal',
    ]);
    expect(await client.handOver.get({ accountId })).toBeNull();
    const first = await client.handOver.save({ accountId, patch: { promised: 'Implantar em 60 dias' } });
    const second = await client.handOver.save({ accountId, patch: { expectedResult: 'Menos retrabalho' } });
    expect(second).toEqual(first);
    expect(await client.handOver.get({ accountId })).toMatchObject({
      promised: 'Implantar em 60 dias',
      expectedResult: 'Menos retrabalho',
    });
  });
});

describe('the history', () => {
  it('A7: reads the whole history, so much at a time, and says while there is more', async () => {
    const { client } = workspace;
    for (let day = 1; day <= 5; day += 1) await client.interactions.log(aCall(accountId, `2026-03-0${day}`));
    const first = await client.accounts.history({ id: accountId, events: 3, changes: 2 });
    expect([first.events.length, first.changes.length]).toEqual([3, 2]);
    expect(first.more).toEqual({ events: true, changes: true });
    const all = await client.accounts.history({ id: accountId });
    expect(all.events.slice(0, 3)).toEqual(first.events);
    expect(all.events.filter(({ kind }) => kind === 'interaction')).toHaveLength(5);
    expect(all.more).toEqual({ events: false, changes: false });
  });

  it('names the fields that were changed, from what to what', async () => {
    const { client } = workspace;
    await client.accounts.update({ id: accountId, patch: { sector: 'logistics' } });
    const { changes, stages } = await client.accounts.history({ id: accountId });
    expect(changes[0]).toMatchObject({
      label: 'accounts.update',
      undone: false,
      rows: [{ table: 'account', isNew: false, fields: [{ name: 'sector', before: null, after: 'logistics' }] }],
    });
    expect(changes[1]?.rows[0]?.isNew).toBe(true);
    expect(stages[0]).toMatchObject({ kind: 'adoption', round: 2 });
    await client.history.undo();
    expect((await client.accounts.history({ id: accountId })).changes[1]).toMatchObject({ undone: true });
  });

  it('tells the currency of an amount that was changed alone', async () => {
    const { client } = workspace;
    const { id } = await client.contracts.create(aContract(accountId, { currency: 'USD' }));
    await client.contracts.update({ id, patch: { amountMinor: 250_000 } });
    const { changes } = await client.accounts.history({ id: accountId });
    expect(changes[0]?.rows[0]).toMatchObject({ table: 'contract', currency: 'USD' });
    expect(changes[0]?.rows[0]?.fields.map(({ name, after }) => [name, after])).toEqual([['amount_minor', '250000']]);
  });
});
