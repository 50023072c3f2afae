import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/calendar.ts';
import { openTestWorkspace, TEST_TODAY, type TestWorkspace } from '#test/support/workspace.ts';

let workspace: TestWorkspace;
let accountId: string;
let contractId: string;

const endsOn = addDays(TEST_TODAY, 75);

beforeAll(async () => {
  workspace = await openTestWorkspace();
  ({ id: accountId } = await workspace.client.accounts.create({ name: 'Rede Jatobá', status: 'ongoing' }));
  ({ id: contractId } = await workspace.client.contracts.create({
    accountId,
    product: 'Gestão',
    startsOn: addDays(TEST_TODAY, -290),
    endsOn,
    noticeOn: addDays(endsOn, -60),
    amountMinor: 100_000,
    currency: 'BRL',
    billingPeriod: 'monthly',
    seats: 10,
    autoRenew: false,
    canceledOn: null,
    notes: null,
  }));
});
afterAll(() => workspace.close());

const blank = {
  kind: 'up_sell',
  title: 'Mais licenças',
  amountMinor: 500_000,
  currency: 'BRL',
  probability: 40,
  expectedOn: '2026-05-10',
  status: 'open',
  reasonId: null,
  reasonNote: null,
  note: null,
} as const;

describe('opportunities', () => {
  it('L1: are kept with amount, probability, date and origin, and told in the forecast', async () => {
    const { client } = workspace;
    const { id } = await client.opportunities.create({ accountId, origin: 'review', originId: null, ...blank });
    const { opportunities, forecast } = await client.opportunities.list({ accountId });
    expect(opportunities).toMatchObject([
      { id, accountName: 'Rede Jatobá', origin: 'review', ownerName: 'Ana Lima', expected: { minor: 200_000 } },
    ]);
    expect(forecast).toMatchObject([{ month: '2026-05-01', currency: 'BRL', amountMinor: 500_000, count: 1 }]);
  });

  it('L1: remember the day they were won or lost, with the reason, and forget it when taken back', async () => {
    const { client } = workspace;
    const [found] = (await client.opportunities.list({ accountId })).opportunities;
    const { id: reasonId } = await client.reasons.add({ kind: 'opportunity', name: 'Sem orçamento' });
    await client.opportunities.update({ id: found!.id, patch: { status: 'lost', reasonId } });
    const closed = (await client.opportunities.list({ accountId })).opportunities[0];
    expect(closed).toMatchObject({ status: 'lost', closedOn: TEST_TODAY, reasonId });
    expect((await client.opportunities.list({ accountId })).forecast).toEqual([]);
    await client.opportunities.update({ id: found!.id, patch: { status: 'open' } });
    expect((await client.opportunities.list({ accountId })).opportunities[0]).toMatchObject({ closedOn: null });
  });

  it('L1: refuse an amount without a currency and keep what was there', async () => {
    const { client } = workspace;
    const [found] = (await client.opportunities.list({ accountId })).opportunities;
    await expect(client.opportunities.update({ id: found!.id, patch: { currency: null } })).rejects.toMatchObject({
      code: 'VALUE_REFUSED',
    });
    expect((await client.opportunities.list({ accountId })).opportunities[0]).toMatchObject({ currency: 'BRL' });
  });
});

describe('the renewal desk', () => {
  it('L2: lists what ends within 180 days with its lane and value, and says that it lacks a plan', async () => {
    const { renewals, forecast, mayDecide } = await workspace.client.renewals.desk();
    expect(renewals).toMatchObject([
      {
        contractId,
        endsOn,
        lane: 90,
        daysLeft: 75,
        yearly: { minor: 1_200_000, currency: 'BRL' },
        inForce: { by: 'computed' },
        lacksPlan: true,
      },
    ]);
    expect(forecast).toMatchObject([{ dueMinor: 1_200_000, count: 1 }]);
    expect(mayDecide).toBe(true);
  });

  it('L2: keeps computed, consultant’s and final verdict apart, the last one in force', async () => {
    const { client } = workspace;
    await client.renewals.saveVerdict({ contractId, endsOn, consultant: 'risk', actionPlan: 'Falar com a diretoria' });
    const before = (await client.renewals.desk()).renewals[0];
    expect(before).toMatchObject({ consultant: 'risk', final: null, inForce: { verdict: 'risk' }, lacksPlan: false });
    await client.renewals.saveVerdict({ contractId, endsOn, final: 'good' });
    const after = (await client.renewals.desk()).renewals[0];
    expect(after).toMatchObject({
      consultant: 'risk',
      final: 'good',
      inForce: { verdict: 'good', by: 'final' },
      actionPlan: 'Falar com a diretoria',
    });
    expect(after?.computed).toEqual(before?.computed);
  });

  it('L2: expects of what is due what the workspace assumes', async () => {
    const { client } = workspace;
    await client.method.putSetting({ name: 'renewal.good_percent', value: 50 });
    expect((await client.renewals.desk()).forecast).toMatchObject([{ dueMinor: 1_200_000, expectedMinor: 600_000 }]);
  });
});

describe('advocacy', () => {
  it('L3: is kept with its result, and a client that was asked lately may not be asked again', async () => {
    const { client } = workspace;
    expect(await client.advocacy.ask({ accountId })).toMatchObject({ allowed: true, lastAskedOn: null });
    const { id } = await client.advocacy.create({
      accountId,
      kind: 'reference',
      state: 'asked',
      title: 'Conversa com um interessado',
      contactId: null,
      askedOn: addDays(TEST_TODAY, -10),
      endedOn: null,
      result: null,
      audience: 'internal',
    });
    expect(await client.advocacy.ask({ accountId })).toMatchObject({
      allowed: false,
      reason: 'asked_lately',
      allowedFrom: addDays(TEST_TODAY, 170),
    });
    await client.advocacy.update({ id, patch: { state: 'done', result: 'Contrato assinado' } });
    expect((await client.advocacy.list({})).asks).toMatchObject([{ id, state: 'done', result: 'Contrato assinado' }]);
  });

  it('L3: an idea is no ask', async () => {
    const { client } = workspace;
    const other = await client.accounts.create({ name: 'Pedra Lisa', status: 'ongoing' });
    await client.advocacy.create({
      accountId: other.id,
      kind: 'success_case',
      state: 'idea',
      title: 'Caso do prazo',
      contactId: null,
      askedOn: TEST_TODAY,
      endedOn: null,
      result: null,
      audience: 'internal',
    });
    expect(await client.advocacy.ask({ accountId: other.id })).toMatchObject({ allowed: true });
  });
});

describe('losses and downsells', () => {
  it('L4: a contract that becomes cheaper is a downsell only where somebody says why', async () => {
    const { client } = workspace;
    await client.contracts.update({ id: contractId, patch: { amountMinor: 90_000 } });
    expect((await client.reasons.tally({ months: 12 })).reasons).toEqual([]);
    const { id: reasonId } = await client.reasons.add({ kind: 'downsell', name: 'Fechou uma unidade' });
    await client.contracts.update({
      id: contractId,
      patch: { amountMinor: 60_000 },
      downsell: { reason: 'Fechou uma unidade', reasonId },
    });
    expect((await client.reasons.tally({ months: 12 })).reasons).toEqual([
      {
        kind: 'downsell',
        reason: reasonId,
        name: 'Fechou uma unidade',
        count: 1,
        yearly: [{ minor: 360_000, currency: 'BRL' }],
        withoutValue: 0,
      },
    ]);
  });

  it('L4: undo takes the downsell back together with the new price', async () => {
    const { client } = workspace;
    await client.history.undo();
    expect((await client.reasons.tally({ months: 12 })).reasons).toEqual([]);
    expect((await client.contracts.list({ accountId })).contracts[0]).toMatchObject({ amountMinor: 90_000 });
  });

  it('L4: a lost client is counted once, by its reason', async () => {
    const { client } = workspace;
    const gone = await client.accounts.create({
      name: 'Mar Aberto',
      status: 'lost',
      lostOn: addDays(TEST_TODAY, -5),
      lossReason: 'competitor',
    });
    expect((await client.reasons.tally({ months: 3 })).reasons).toMatchObject([
      { kind: 'loss', reason: 'competitor', count: 1, withoutValue: 1 },
    ]);
    await client.trash.put({ table: 'account', id: gone.id });
    expect((await client.reasons.tally({ months: 3 })).reasons).toEqual([]);
  });

  it('L4: a client is lost for a reason of the workspace’s own', async () => {
    const { client } = workspace;
    const { id: reasonId } = await client.reasons.add({ kind: 'loss', name: 'Mudança de controle' });
    const { id } = await client.accounts.create({
      name: 'Mar Aberto',
      status: 'lost',
      lostOn: addDays(TEST_TODAY, -5),
      lossReason: 'other',
      lossReasonId: reasonId,
    });
    expect((await client.accounts.profile({ id })).account).toMatchObject({ lossReasonId: reasonId });
    expect((await client.reasons.tally({ months: 3 })).reasons).toMatchObject([
      { kind: 'loss', reason: reasonId, name: 'Mudança de controle', count: 1 },
    ]);
  });

  it('L4: archived reasons stay with what they explained', async () => {
    const { client } = workspace;
    const { reasons } = await client.reasons.list();
    const [first] = reasons;
    await client.reasons.update({ id: first!.id, archived: true });
    expect((await client.reasons.list()).reasons.find(({ id }) => id === first!.id)).toMatchObject({ archived: true });
  });
});
