import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestWorkspace, type TestWorkspace } from '#test/support/workspace.ts';

describe('the programme of a workspace', () => {
  let workspace: TestWorkspace;

  beforeEach(async () => {
    workspace = await openTestWorkspace();
  });
  afterEach(() => workspace.close());

  const programme = () => workspace.client.programme;
  const steps = async () => (await programme().open()).steps.filter(({ done, body }) => done || body !== null);

  it('C2: has eight steps that are saved half-done', async () => {
    expect((await programme().open()).steps).toHaveLength(8);
    await programme().saveStep({ step: 'objectives', body: 'Reduzir a perda de clientes' });
    await programme().saveStep({ step: 'objectives', done: true });
    expect(await steps()).toEqual([{ step: 'objectives', done: true, body: 'Reduzir a perda de clientes' }]);
  });

  it('C2, J1: reads targets against today, of a segment too, and says what is not computable', async () => {
    const { segments } = await workspace.client.accounts.choices();
    const vip = segments.find(({ contentKey }) => contentKey === 'vip')?.id ?? null;
    for (const [name, lost] of [
      ['A', false],
      ['B', false],
      ['C', true],
    ] as const) {
      const { id } = await workspace.client.accounts.create({
        name,
        clientSince: '2024-01-01',
        segmentId: lost ? vip : null,
      });
      if (lost) await workspace.client.accounts.update({ id, patch: { status: 'lost', lostOn: '2026-01-10' } });
    }
    const target = (metric: 'logo_churn' | 'nps', segmentId: string | null) =>
      programme().saveTarget({ metric, segmentId, value: 40, dueOn: '2026-12-31', note: null });
    await target('logo_churn', null);
    await target('logo_churn', vip);
    await target('nps', null);
    const { targets, people, counts } = await programme().open();
    expect(targets.map(({ metric, segmentId, now, met }) => [metric, segmentId, now.n, met])).toEqual([
      ['logo_churn', null, 3, true],
      ['logo_churn', vip, 1, false],
      ['nps', null, 0, null],
    ]);
    expect(targets[0]?.now.value).toBeCloseTo(33.3, 1);
    expect(targets[1]?.now.value).toBe(100);
    expect(people).toMatchObject([{ name: 'Ana Lima', accounts: 2 }]);
    expect(counts).toMatchObject({ accounts: 2, withoutSegment: 2, planTemplates: 4 });
  });

  it('C3: keeps versions, compares two and writes one back', async () => {
    await programme().saveStep({ step: 'contact_routine', body: 'Semanal' });
    const { id: kept } = await programme().saveTarget({
      metric: 'nps',
      segmentId: null,
      value: 40,
      dueOn: null,
      note: null,
    });
    const { id: first } = await programme().saveVersion({ note: 'Início do ano' });
    await programme().saveStep({ step: 'contact_routine', body: 'Quinzenal' });
    await programme().trashTarget({ id: kept });
    const { id: added } = await programme().saveTarget({
      metric: 'csat',
      segmentId: null,
      value: 90,
      dueOn: null,
      note: null,
    });
    const { id: second } = await programme().saveVersion({ note: null });
    const expected = {
      steps: [{ step: 'contact_routine', fields: [{ field: 'body', before: 'Semanal', after: 'Quinzenal' }] }],
      added: [{ id: added, metric: 'csat' }],
      removed: [{ id: kept, metric: 'nps' }],
      changed: [],
    };
    expect(await programme().compare({ from: first, to: second })).toMatchObject(expected);
    expect(await programme().compare({ from: first, to: null })).toMatchObject(expected);
    expect(await programme().versions()).toMatchObject([{ id: second }, { id: first, note: 'Início do ano' }]);

    await programme().restore({ id: first });
    expect((await programme().open()).targets.map(({ id }) => id)).toEqual([kept]);
    expect(await steps()).toMatchObject([{ body: 'Semanal' }]);
    await workspace.client.history.undo({});
    expect((await programme().open()).targets.map(({ id }) => id)).toEqual([added]);
  });

  it('C4: reads churn, NPS and retention before and after the first activation', async () => {
    const { id } = await workspace.client.accounts.create({ name: 'Clínica Aurora', clientSince: '2024-01-01' });
    expect((await programme().open()).change).toBeNull();
    await workspace.client.activation.activate({ accountId: id, on: '2026-01-15', reason: 'cliente antigo' });
    const { change } = await programme().open();
    expect(change).toMatchObject({ since: '2026-01-15' });
    expect(change?.before.map(({ metric }) => metric)).toEqual([
      'logo_churn',
      'retention',
      'nps',
      'csat',
      'goal_success',
    ]);
    expect(change?.after.find(({ metric }) => metric === 'retention')?.value).toBe(100);
  });
});
