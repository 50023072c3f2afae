import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Condition } from '#shared/domain/trigger-rule.ts';
import { aFeeling } from '../accounts/account-rows.ts';
import { fileOf, importFiles } from '../imports/import-files.ts';
import { openTestWorkspace, TEST_TODAY, type TestWorkspace } from '#test/support/workspace.ts';

let workspace: TestWorkspace;
let accountId: string;

beforeEach(async () => {
  workspace = await openTestWorkspace();
  const { rules } = await workspace.client.triggers.list();
  // Only the rule that a test makes is at work.
  for (const { id } of rules) await workspace.client.triggers.save({ id, active: false });
  ({ id: accountId } = await workspace.client.accounts.create({ name: 'Clínica Aurora', tags: ['piloto'] }));
});
afterEach(() => workspace.close());

const pilot: Condition[] = [{ fact: 'tag', op: 'one_of', value: ['piloto'] }];
const playbookId = async (key = 'reconnect') =>
  (await workspace.client.playbooks.list()).playbooks.find(({ contentKey }) => contentKey === key)?.id ?? '';
const rule = async (action: 'alert' | 'propose' | 'start') =>
  workspace.client.triggers.create({
    name: 'Piloto',
    conditions: pilot,
    action,
    playbookId: action === 'alert' ? null : await playbookId(),
    campaignId: null,
    repeat: 'once',
    repeatDays: 30,
    active: true,
  });
const alerts = async () => {
  await workspace.services.derived.settle();
  return workspace.client.alerts.list({});
};
const runs = () => workspace.client.playbooks.runsOfAccount({ accountId });

describe('a rule of the workspace', () => {
  it('I2: fires by itself once an account was computed, and says which rule and which values', async () => {
    const { id } = await rule('start');
    const found = await alerts();
    expect(found).toMatchObject([
      {
        ruleId: id,
        accountName: 'Clínica Aurora',
        firedOn: TEST_TODAY,
        state: 'open',
        values: [{ fact: 'tag', value: 'piloto', op: 'one_of', wanted: ['piloto'] }],
      },
    ]);
    const [run] = await runs();
    expect(run).toMatchObject({ state: 'running', firingId: found[0]?.id, total: 3 });
    expect(found[0]?.runId).toBe(run?.id);
    expect(await alerts()).toHaveLength(1);
  });

  it('B, H4: only proposes its playbook for exclusive touch', async () => {
    const { touchModels } = await workspace.client.accounts.choices();
    const exclusive = touchModels.find(({ key }) => key === 'exclusive')!;
    await workspace.client.accounts.update({ id: accountId, patch: { touchModelId: exclusive.id } });
    await rule('start');
    const [found] = await alerts();
    expect(await runs()).toEqual([]);
    await workspace.client.playbooks.start({
      playbookId: found!.playbookId!,
      accountIds: [accountId],
      firingId: found!.id,
    });
    expect(await runs()).toMatchObject([{ state: 'running', firingId: found!.id }]);
    expect(await alerts()).toEqual([]);
  });

  it('I2: says beforehand for which accounts it would fire today', async () => {
    await workspace.client.accounts.create({ name: 'Sem marcador' });
    await alerts();
    expect(await workspace.client.triggers.preview({ conditions: pilot })).toEqual({
      computed: 2,
      accounts: [
        {
          id: accountId,
          name: 'Clínica Aurora',
          ownerId: workspace.kernel.actor.memberId,
          values: [{ fact: 'tag', value: 'piloto', op: 'one_of', wanted: ['piloto'] }],
        },
      ],
    });
    expect((await workspace.client.triggers.preview({ conditions: [], everybody: true })).accounts).toHaveLength(2);
  });

  it('I2: fires for what is true today, once, after weeks asleep', async () => {
    await rule('alert');
    await alerts();
    workspace.setNow('2026-05-20T12:00:00.000Z');
    workspace.services.derived.dayMayHaveChanged();
    expect(await alerts()).toHaveLength(1);
  });
});

describe('a portfolio that is imported', () => {
  const clients = 'Código;Cliente;Marcadores\n1;Padaria Sol;piloto\n2;Mercado Azul;piloto\n3;Oficina Norte;\n';

  it('I2: has what holds already found, and raises no alert for it', async () => {
    await rule('start');
    await workspace.client.accounts.setTags({ id: accountId, tags: [] });
    await importFiles(workspace, [fileOf(workspace, 'clientes.csv', clients)]);
    expect(await alerts()).toEqual([]);
    const found = await workspace.client.alerts.list({ known: true });
    expect(found.map(({ accountName, state, runId }) => [accountName, state, runId]).toSorted()).toEqual([
      ['Mercado Azul', 'known', null],
      ['Padaria Sol', 'known', null],
    ]);
    const { lanes } = await workspace.client.today.open({ linesPerLane: 20 });
    expect(lanes.find(({ key }) => key === 'alerts')?.lines).toMatchObject([
      { key: 'found_in_import', params: { count: 2 } },
    ]);
    const [first, second] = found;
    await workspace.client.playbooks.start({
      playbookId: first!.playbookId!,
      accountIds: [first!.accountId],
      firingId: first!.id,
    });
    await workspace.client.alerts.close({ ids: [second!.id], state: 'dealt_with', note: null });
    expect(await workspace.client.alerts.list({ known: true })).toEqual([]);
  });

  it('I2: is told of what happens once it stands here', async () => {
    await rule('alert');
    await workspace.client.accounts.setTags({ id: accountId, tags: [] });
    await importFiles(workspace, [fileOf(workspace, 'clientes.csv', clients)]);
    await alerts();
    const imported = (await workspace.client.accounts.portfolio()).find(({ name }) => name === 'Oficina Norte');
    workspace.setNow('2026-03-18T12:00:00.000Z');
    await workspace.client.accounts.setTags({ id: imported!.id, tags: ['piloto'] });
    expect(await alerts()).toMatchObject([{ accountName: 'Oficina Norte', state: 'open' }]);
    expect(await workspace.client.alerts.list({ known: true })).toHaveLength(2);
  });

  it('I2: is told of a feeling that is logged on the day it came', async () => {
    const good: Condition[] = [{ fact: 'feeling_satisfaction', op: 'at_least', value: 4 }];
    const { id } = await rule('alert');
    await workspace.client.triggers.save({ id, conditions: good });
    await importFiles(workspace, [fileOf(workspace, 'clientes.csv', clients)]);
    expect(await alerts()).toEqual([]);
    const imported = (await workspace.client.accounts.portfolio()).find(({ name }) => name === 'Oficina Norte');
    await workspace.client.feelings.record(aFeeling(imported!.id, { satisfaction: 4 }));
    expect(await alerts()).toMatchObject([{ accountName: 'Oficina Norte', state: 'open' }]);
  });

  it('I2: whose day of coming lies years ahead has not just come', async () => {
    await workspace.client.accounts.setTags({ id: accountId, tags: [] });
    workspace.setNow('2030-03-16T12:00:00.000Z');
    await importFiles(workspace, [fileOf(workspace, 'clientes.csv', clients)]);
    workspace.setNow('2026-03-17T12:00:00.000Z');
    await rule('alert');
    expect(await alerts()).toMatchObject([{ state: 'open' }, { state: 'open' }]);
    expect(await workspace.client.alerts.list({ known: true })).toEqual([]);
  });
});

describe('an alert', () => {
  it('is dealt with, dismissed with a reason alone, and comes back when that is undone', async () => {
    await rule('alert');
    const [found] = await alerts();
    const ids = [found!.id];
    await expect(workspace.client.alerts.close({ ids, state: 'dismissed', note: ' ' })).rejects.toMatchObject({
      code: 'VALUE_REFUSED',
    });
    await workspace.client.alerts.close({ ids, state: 'dismissed', note: 'É sazonal' });
    expect(await alerts()).toEqual([]);
    expect(await workspace.client.alerts.list({ accountId })).toMatchObject([
      { state: 'dismissed', note: 'É sazonal' },
    ]);
    await workspace.client.history.undo();
    expect(await alerts()).toMatchObject([{ id: found!.id, state: 'open', note: null }]);
  });

  it('closes by itself when its cause is gone', async () => {
    await rule('alert');
    const [found] = await alerts();
    await workspace.client.accounts.setTags({ id: accountId, tags: [] });
    expect(await alerts()).toEqual([]);
    expect(await workspace.client.alerts.list({ accountId })).toMatchObject([{ id: found!.id, state: 'dealt_with' }]);
  });
});

describe('a campaign by calendar', () => {
  it('I4: starts its playbook once a round on everybody of its audience, and shows how far all are', async () => {
    await workspace.client.accounts.create({ name: 'Fora' });
    const { id } = await workspace.client.campaigns.create({
      name: 'Onda',
      kind: 'own',
      state: 'running',
      playbookId: await playbookId(),
      conditions: pilot,
      rhythm: 'monthly',
      startsOn: TEST_TODAY,
      endsOn: null,
    });
    await alerts();
    await alerts();
    const [run] = await runs();
    expect(run).toMatchObject({ campaignId: id, state: 'running' });
    await workspace.client.tasks.setDone({ id: run!.tasks[0]!.id, done: true });
    const { campaigns } = await workspace.client.campaigns.list();
    expect(campaigns.find((campaign) => campaign.id === id)).toMatchObject({
      running: 1,
      stepsDone: 1,
      stepsTotal: 3,
      nextRound: '2026-04-16',
    });
    await workspace.client.playbooks.stop({ runId: run!.id, reason: 'Respondeu' });
    await alerts();
    expect(await runs()).toHaveLength(1);
    workspace.setNow('2026-06-20T12:00:00.000Z');
    workspace.services.derived.dayMayHaveChanged();
    await alerts();
    expect(await runs()).toHaveLength(2);
  });
});
