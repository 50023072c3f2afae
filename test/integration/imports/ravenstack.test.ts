import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportGroup } from '#shared/contract/imports.ts';
import { monthlyAmount } from '#shared/domain/money.ts';
import type { BillingPeriod } from '#shared/domain/vocabulary.ts';
import { type TestWorkspace, openTestWorkspace } from '#test/support/workspace.ts';
import { importFiles } from './import-files.ts';

/** A public synthetic dataset by River @ Rivalytics; it lies beside the repository where there is one. */
const folder = join(import.meta.dirname, '../../../../shared/data/ravenstack');
const names = ['feature_usage.csv', 'churn_events.csv', 'subscriptions.csv', 'support_tickets.csv', 'accounts.csv'];

describe.skipIf(!existsSync(folder))('the RavenStack files, dropped together in any order', () => {
  let workspace: TestWorkspace;
  let group: ImportGroup;

  beforeAll(async () => {
    workspace = await openTestWorkspace();
    const given = names.map((name) => ({ name, path: join(folder, name), settings: { currency: 'USD' } }));
    group = await importFiles(workspace, given);
  }, 120_000);

  afterAll(() => workspace.close());

  const run = (kind: string) => group.runs.find((each) => each.kind === kind);

  test('are read in the order of what refers to what', () => {
    expect(group.state).toBe('done');
    expect(group.runs.map(({ kind }) => kind)).toEqual(['account', 'contract', 'usage', 'case', 'churn']);
  });

  test('bring 500 accounts, 110 of them lost', async () => {
    expect(run('account')).toMatchObject({ created: 500, rejected: 0 });
    const rows = await workspace.kernel.unitOfWork.read((db) => db.selectFrom('account').select('status').execute());
    expect(rows).toHaveLength(500);
    expect(rows.filter(({ status }) => status === 'lost')).toHaveLength(110);
  });

  test('bring 5,000 contracts worth 11,338,747 a month, 4,514 of them open', async () => {
    const rows = await workspace.kernel.unitOfWork.read((db) => db.selectFrom('contract').selectAll().execute());
    const monthly = (contracts: typeof rows) =>
      contracts.reduce((sum, { amount_minor, currency, billing_period }) => {
        const money = monthlyAmount({ minor: amount_minor, currency }, billing_period as BillingPeriod);
        return sum + money.minor / 100;
      }, 0);
    const open = rows.filter(({ ends_on }) => ends_on === null);
    expect(rows).toHaveLength(5000);
    expect(monthly(rows)).toBe(11_338_747);
    expect([open.length, monthly(open)]).toEqual([4514, 10_159_608]);
    expect(rows.filter(({ canceled_on }) => canceled_on !== null)).toHaveLength(486);
    expect(new Set(rows.map(({ currency }) => currency))).toEqual(new Set(['USD']));
  });

  test('bring 24,979 usage rows and list the 21 repeated ids', async () => {
    const usage = run('usage');
    expect(usage).toMatchObject({ created: 24_979, rejected: 21 });
    const { total, issues } = await workspace.client.imports.rejected({
      runId: usage?.id ?? '',
      offset: 0,
      limit: 100,
    });
    expect(total).toBe(21);
    expect(new Set(issues.map(({ reason, column }) => `${reason} ${column}`))).toEqual(
      new Set(['repeated_id usage_id']),
    );
    const days = await workspace.kernel.unitOfWork.read((db) =>
      db
        .selectFrom('usage_record')
        .select(({ fn }) => [fn.min('used_on').as('first'), fn.max('used_on').as('last')])
        .executeTakeFirstOrThrow(),
    );
    expect(days).toEqual({ first: '2023-01-01', last: '2024-12-31' });
  });

  test('bring 2,000 cases, an hour without a leading zero among them', async () => {
    expect(run('case')).toMatchObject({ created: 2000, rejected: 0, adjusted: 0 });
    const rows = await workspace.kernel.unitOfWork.read((db) => db.selectFrom('support_case').selectAll().execute());
    expect(rows.filter(({ satisfaction }) => satisfaction === null)).toHaveLength(825);
    // 03:00 on the clock of São Paulo.
    expect(rows.find(({ title }) => title === 'Caso T-0024de')?.closed_at).toBe('2023-07-28T06:00:00.000Z');
  });

  test('bring 600 churn events and say which columns stay out', () => {
    expect(run('churn')).toMatchObject({ created: 600, rejected: 0 });
    expect(run('account')?.leftOut).toEqual(['referral_source', 'plan_tier', 'seats', 'is_trial']);
    expect(run('contract')?.leftOut).toEqual(['is_trial', 'upgrade_flag', 'downgrade_flag']);
  });
});
