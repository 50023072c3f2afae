import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MetricQuestion } from '#shared/contract/metrics.ts';
import type { MetricKey } from '#shared/domain/metric-catalogue.ts';
import { openTestWorkspace, TEST_TODAY, type TestWorkspace } from '#test/support/workspace.ts';

const question: MetricQuestion = {
  period: { start: '2025-03-17', end: TEST_TODAY },
  filters: { segments: [], touchModels: [], owners: [] },
  choices: { churnTotal: 'start', npsVote: 'account', cesMethod: 'mean' },
};

describe('metrics of a portfolio', () => {
  let workspace: TestWorkspace;
  let kept: string;
  let lost: string;

  beforeEach(async () => {
    workspace = await openTestWorkspace();
    const { accounts } = workspace.client;
    ({ id: kept } = await accounts.create({ name: 'Aurora', clientSince: '2024-01-10' }));
    ({ id: lost } = await accounts.create({ name: 'Boreal', clientSince: '2024-02-10' }));
    await accounts.update({ id: lost, patch: { status: 'lost', lostOn: '2026-01-10' } });
  });
  afterEach(() => workspace.close());

  const overview = () => workspace.client.metrics.overview(question);
  const number = async (metric: MetricKey) =>
    (await overview()).rows.find((row) => row.number.metric === metric)?.number ?? null;
  const contract = (accountId: string, fields: object = {}) =>
    workspace.kernel.unitOfWork.write(null, ({ rows }) => ({
      id: rows.insert('contract', {
        account_id: accountId,
        product: 'Plataforma',
        starts_on: '2024-03-01',
        ends_on: '2025-12-31',
        amount_minor: 100_000,
        currency: 'BRL',
        billing_period: 'monthly',
        auto_renew: 1,
        ...fields,
      }).id,
    }));

  it('J, J1: covers the accounts that may be seen, and says so', async () => {
    const found = await overview();
    expect(found).toMatchObject({ asOf: TEST_TODAY, coverage: { accounts: 2, visible: 2 }, currency: 'BRL' });
    expect(found.rows.find(({ number: { metric } }) => metric === 'logo_churn')).toMatchObject({
      number: { value: 50, numerator: 1, denominator: 2, why: null },
      points: [0, 0, 0, 0, 0, 0, 0, 0, 0, 50, 50, 50],
    });
    expect(await number('nps')).toMatchObject({ value: null, why: 'no_answers' });
  });

  it('J: opens into the accounts behind the number', async () => {
    const { parts } = await workspace.client.metrics.open({ ...question, metric: 'retention' });
    expect(parts.map(({ name, part }) => [name, part.numerator, part.denominator])).toEqual([
      ['Aurora', 1, 1],
      ['Boreal', 0, 1],
    ]);
  });

  it('J: revenue of the start, what left with a client, and what a contract was reduced by', async () => {
    const { id } = await contract(kept);
    await contract(lost);
    await contract(kept, { currency: 'USD' });
    expect(await number('nrr')).toMatchObject({ value: 50, numerator: 1_200_000, denominator: 2_400_000, n: 2 });
    expect((await overview()).coverage.otherCurrency).toBe(1);
    await workspace.client.contracts.update({
      id,
      patch: { amountMinor: 75_000 },
      downsell: { reason: 'competitor', reasonId: null },
    });
    expect(await number('grr')).toMatchObject({ value: 37.5, numerator: 900_000, denominator: 2_400_000 });
    expect(await number('average_revenue')).toMatchObject({ value: 75_000, denominator: 1 });
    const { id: abroad } = await workspace.client.accounts.create({ name: 'Celeste', clientSince: '2024-03-10' });
    expect(await number('average_revenue')).toMatchObject({ value: 37_500, denominator: 2 });
    await contract(abroad, { currency: 'USD' });
    expect(await number('average_revenue')).toMatchObject({ value: 75_000, denominator: 1 });
    // Boreal left in January, after its term had ended: that one was renewed.
    expect(await number('renewal_clients')).toMatchObject({ value: 100, n: 2 });
  });

  it('J, L4: a price that goes up is an expansion of NRR, and one that mends a mistake is none', async () => {
    const { client } = workspace;
    const { id } = await contract(kept);
    await client.contracts.update({ id, patch: { amountMinor: 110_000 }, expansion: false });
    expect(await number('nrr')).toMatchObject({ value: 100, numerator: 1_320_000, denominator: 1_320_000 });
    await client.contracts.update({ id, patch: { amountMinor: 165_000 }, expansion: true });
    expect(await number('nrr')).toMatchObject({ value: 150, numerator: 1_980_000, denominator: 1_320_000 });
    expect(await number('grr')).toMatchObject({ value: 100 });
    // The term that ended in December was renewed at the price it had.
    expect(await number('renewal_value')).toMatchObject({ value: 100, denominator: 1_320_000 });
    const told = (await client.accounts.history({ id: kept })).events.filter(({ kind }) => kind === 'churn');
    expect(told).toMatchObject([{ title: 'Plataforma', detail: 'expansion' }]);
    expect((await client.reasons.tally({ months: 12 })).reasons.map(({ kind }) => kind)).toEqual(['loss']);
    await client.history.undo();
    expect(await number('nrr')).toMatchObject({ value: 100, numerator: 1_320_000 });
  });

  it('J: a client that left before its end renews nothing more', async () => {
    await contract(lost, { ends_on: '2026-01-31' });
    await contract(kept);
    expect(await number('renewal_clients')).toMatchObject({ value: 50, numerator: 1, denominator: 2 });
  });

  it('J: contacts on time of contacts due, and what they cost', async () => {
    const contact = (day: string, minutes: number | null) =>
      workspace.kernel.unitOfWork.write(null, ({ rows }) => {
        rows.insert('interaction', {
          account_id: kept,
          author_id: workspace.kernel.actor.memberId,
          channel: 'call',
          direction: 'outbound',
          happened_at: `${day}T15:00:00.000Z`,
          duration_minutes: minutes,
          subject: 'Conversa',
          automated: 0,
          planned: 1,
          audience: 'internal',
        });
      });
    await workspace.client.accounts.update({ id: kept, patch: { status: 'ongoing' } });
    await contact('2025-11-01', 30);
    for (const day of ['2025-11-06', '2025-11-11', '2025-11-16', '2025-11-21']) await contact(day, null);
    const onTime = await number('cadence');
    expect(onTime?.numerator).toBeGreaterThan(0);
    expect(onTime?.denominator).toBeGreaterThan(onTime?.numerator ?? 0);
    expect(await number('cost_to_serve')).toMatchObject({ value: null, why: 'no_cost', denominator: 1, n: 5 });
    await workspace.client.method.putSetting({ name: 'metrics.hourly_cost', value: 120 });
    expect(await number('cost_to_serve')).toMatchObject({ value: 6_000, numerator: 30 });
  });

  it('J: with a margin the lifetime value is more than one of revenue', async () => {
    await contract(kept);
    await workspace.client.method.putSetting({ name: 'metrics.margin_percent', value: 80 });
    const found = await overview();
    expect(found.marginPercent).toBe(80);
    // 100,000 a month for a year, four fifths of it, half of the clients lost.
    expect((await number('ltv'))?.value).toBeCloseTo(1_920_000, 0);
  });

  it('J: a missed target becomes one task, and another once that is done', async () => {
    const target = { metric: 'retention', segmentId: null, value: 90, dueOn: null, note: null } as const;
    const { id: targetId } = await workspace.client.programme.saveTarget(target);
    const { metrics, tasks } = workspace.client;
    const first = await metrics.correct({ targetId, title: 'Retenção: 50 %, alvo 90 %' });
    expect(await metrics.correct({ targetId, title: 'Outra vez' })).toEqual(first);
    expect(await tasks.get(first)).toMatchObject({ source: 'metric_target', dueOn: '2026-03-30' });
    const { targets } = await metrics.open({ ...question, metric: 'retention' });
    expect(targets).toMatchObject([{ met: false, taskId: first.id, now: { value: 50 } }]);
    await tasks.setDone({ ...first, done: true });
    expect(await metrics.correct({ targetId, title: 'Outra vez' })).not.toEqual(first);
    await expect(metrics.correct({ targetId: kept, title: 'Nada' })).rejects.toMatchObject({ code: 'ROW_NOT_FOUND' });
  });

  it('J1: filters by segment, touch model and owner, and compares by them', async () => {
    const { segments } = await workspace.client.accounts.choices();
    const vip = segments.find(({ contentKey }) => contentKey === 'vip')?.id ?? '';
    await workspace.client.accounts.update({ id: kept, patch: { segmentId: vip } });
    const ofVip = await workspace.client.metrics.open({
      ...question,
      metric: 'retention',
      filters: { ...question.filters, segments: [vip] },
    });
    expect(ofVip).toMatchObject({ number: { value: 100 }, coverage: { accounts: 1, visible: 2 } });
    const all = await workspace.client.metrics.open({ ...question, metric: 'retention' });
    expect(all.groups.segments.map(({ id, number: { value } }) => [id, value])).toEqual([
      [vip, 100],
      [null, 0],
    ]);
    const nobody = await workspace.client.metrics.overview({
      ...question,
      filters: { ...question.filters, owners: ['none'] },
    });
    expect(nobody.coverage).toMatchObject({ accounts: 0, visible: 2 });
  });

  it('J1: cohorts by the quarter in which clients came', async () => {
    const { cohorts, undated } = await workspace.client.metrics.cohorts({ ...question, step: 'quarter' });
    expect(cohorts).toMatchObject([{ start: '2024-01-01', size: 2 }]);
    expect(cohorts[0]?.kept.at(-1)).toMatchObject({ numerator: 1, denominator: 2 });
    expect(undated).toBe(0);
  });

  it('C4, J1: what was before ongoing is the same whatever period is looked at', async () => {
    await workspace.kernel.unitOfWork.write(null, ({ rows }) => {
      rows.put('activation', { account_id: kept, activated_on: '2025-09-16' });
      const answer = { account_id: kept, kind: 'nps' as const, audience: 'client' as const };
      rows.insert('survey_answer', { ...answer, score: 9, answered_on: '2025-03-25' });
    });
    const npsBefore = async (start: string) => {
      const asked = { ...question, period: { start, end: TEST_TODAY } };
      const { change } = await workspace.client.metrics.cohorts({ ...asked, step: 'quarter' });
      return change?.before.find(({ metric }) => metric === 'nps');
    };
    expect(await npsBefore('2025-03-17')).toMatchObject({ value: 100, n: 1 });
    expect(await npsBefore('2026-03-10')).toMatchObject({ value: 100, n: 1 });
  });

  it('J2: reads NPS beside the contacts before it', async () => {
    await workspace.kernel.unitOfWork.write(null, ({ rows }) => {
      const answer = { account_id: kept, kind: 'nps' as const, audience: 'client' as const };
      rows.insert('survey_answer', { ...answer, score: 9, answered_on: '2026-02-01' });
      rows.insert('interaction', {
        account_id: kept,
        author_id: workspace.kernel.actor.memberId,
        channel: 'call',
        direction: 'inbound',
        happened_at: '2026-01-20T15:00:00.000Z',
        subject: 'Conversa',
        automated: 0,
        planned: 1,
        audience: 'internal',
      });
    });
    const found = await workspace.client.metrics.npsAndContacts(question);
    expect(found).toMatchObject({ nps: { value: 100, n: 1 }, silent: 0 });
    expect(found.answers).toMatchObject([{ name: 'Aurora', before: 1, level: 'few', daysSinceContact: 12, since: 0 }]);
    expect(found.months.find(({ start }) => start === '2026-01-01')).toMatchObject({ contacts: 1, clients: 1 });
  });
});
