import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MetricAccount } from '#shared/domain/metric-account.ts';
import {
  defaultOptions,
  type MetricKey,
  metricKeys,
  type MetricOptions,
  type MetricSource,
  sourcesOf,
} from '#shared/domain/metric-catalogue.ts';
import {
  metricNumber,
  metricNumbers,
  metricParts,
  metricSeries,
  numberOf,
  periodsAround,
  rollingPeriods,
} from '#shared/domain/metric-numbers.ts';
import { accountsOfPeriod, type MetricScope } from '#shared/domain/metric-period.ts';
import { metricAccount, metricAccounts } from '#test/support/metric-account.ts';

const today = '2025-12-31';
const year = { start: '2025-01-01', end: today };
const scope = (options: Partial<MetricOptions> = {}, period = year): MetricScope => ({
  period,
  today,
  options: { ...defaultOptions, ...options },
});
const valueOf = (metric: MetricKey, accounts: readonly MetricAccount[], options: Partial<MetricOptions> = {}) =>
  metricNumber(metric, accounts, scope(options)).value;

/** 100 at start, 20 new, 10 of the initial lost (product.md, J). */
const clients = [
  ...metricAccounts(90),
  ...metricAccounts(10, { lostOn: '2025-06-30' }),
  ...metricAccounts(20, { clientSince: '2025-03-01' }),
];

const pays = (yearlyMinor: number, fields: Partial<MetricAccount['paid'][number]> = {}) => ({
  first: '2024-01-01',
  last: null,
  yearlyMinor,
  changes: [],
  ...fields,
});

describe('J: metrics over accounts', () => {
  it('J: 90.0 % retained; churn 10.0 % of the start, 9.1 % of the end, 8.3 % of ever active', () => {
    expect(valueOf('retention', clients)).toBe(90);
    expect(valueOf('logo_churn', clients)).toBe(10);
    expect(valueOf('logo_churn', clients, { churnTotal: 'end' })?.toFixed(1)).toBe('9.1');
    expect(valueOf('logo_churn', clients, { churnTotal: 'ever_active' })?.toFixed(1)).toBe('8.3');
  });

  it('J: who came and left within the period is no client of its start', () => {
    const passing = [...clients, ...metricAccounts(5, { clientSince: '2025-02-01', lostOn: '2025-09-01' })];
    expect(valueOf('logo_churn', passing)).toBe(10);
    expect(metricNumber('logo_churn', passing, scope({ churnTotal: 'ever_active' }))).toMatchObject({
      numerator: 15,
      denominator: 125,
    });
    expect(valueOf('retention', passing)).toBe(90);
  });

  it('J: GRR 90.0, NRR 105.0 and revenue churn 6.0; new clients are never counted', () => {
    const cohort = [
      metricAccount({ paid: [pays(800_000), pays(150_000, { first: '2025-04-01' })] }),
      // It pays 40,000 less from July on.
      metricAccount({ paid: [pays(100_000, { changes: [{ on: '2025-07-01', yearlyMinor: -40_000 }] })] }),
      metricAccount({ paid: [pays(60_000)], lostOn: '2025-05-01' }),
      metricAccount({ clientSince: '2025-02-01', paid: [pays(200_000, { first: '2025-02-01' })] }),
    ];
    expect(metricNumber('nrr', cohort, scope()).denominator).toBe(1_000_000);
    expect(valueOf('grr', cohort)?.toFixed(1)).toBe('90.0');
    expect(valueOf('nrr', cohort)?.toFixed(1)).toBe('105.0');
    expect(valueOf('revenue_churn', cohort)?.toFixed(1)).toBe('6.0');
    expect(metricNumber('nrr', cohort, scope()).n).toBe(3);
  });
  it('J: renewals by clients and by value at the old price', () => {
    const due = [
      metricAccount({ renewals: [{ on: '2025-03-31', renewed: true, yearlyMinor: 300 }] }),
      metricAccount({
        renewals: [
          { on: '2024-03-31', renewed: false, yearlyMinor: 900 },
          { on: '2025-03-31', renewed: false, yearlyMinor: 100 },
        ],
      }),
    ];
    expect(metricNumber('renewal_clients', due, scope())).toMatchObject({ value: 50, n: 2 });
    expect(metricNumber('renewal_value', due, scope())).toMatchObject({ value: 75, denominator: 400 });
  });

  it('J: NPS 44 of 30 promoters, 12 passives and 8 detractors, an answer or an account each', () => {
    const answered = (score: number) => ({ answers: [{ kind: 'nps' as const, score, on: '2025-05-01' }] });
    const voices = [
      ...metricAccounts(30, answered(9)),
      ...metricAccounts(12, answered(8)),
      ...metricAccounts(8, answered(6)),
    ];
    expect(metricNumber('nps', voices, scope())).toMatchObject({ value: 44, numerator: 22, n: 50 });
    const twice = metricAccount({
      answers: [
        { kind: 'nps', score: 3, on: '2025-02-01' },
        { kind: 'nps', score: 10, on: '2025-08-01' },
        { kind: 'nps', score: 0, on: '2026-01-01' },
      ],
    });
    expect(valueOf('nps', [twice])).toBe(100);
    expect(valueOf('nps', [twice], { npsVote: 'answer' })).toBe(0);
  });

  it('J: CSAT 78 of 156 satisfied among 200, and CES by the method that is named', () => {
    const on = '2025-05-01';
    const csat = (score: number) => ({ answers: [{ kind: 'csat' as const, score, on }] });
    expect(valueOf('csat', [...metricAccounts(156, csat(4)), ...metricAccounts(44, csat(3))])).toBe(78);
    const ces = [7, 6, 2, 4].map((score) => metricAccount({ answers: [{ kind: 'ces', score, on }] }));
    expect(valueOf('ces', ces)).toBe(4.75);
    expect(valueOf('ces', ces, { cesMethod: 'net' })).toBe(25);
    expect(valueOf('ces', ces, { cesMethod: 'top_three' })).toBe(50);
  });

  it('J: lifetime value takes revenue, margin and churn of one period; without a margin it is of revenue', () => {
    const paying = clients.map((account) => ({ ...account, paid: [pays(240_000)] }));
    // 20,000 a month, 240,000 a year, 10 % lost in it.
    expect(valueOf('ltv', paying)).toBeCloseTo(2_400_000, 0);
    expect(valueOf('ltv', paying, { marginPercent: 80 })).toBeCloseTo(1_920_000, 0);
    expect(metricNumber('ltv', metricAccounts(3, { paid: [pays(240_000)] }), scope())).toMatchObject({
      value: null,
      why: 'no_churn',
    });
    expect(valueOf('average_revenue', paying)).toBe(20_000);
  });

  it('J: average revenue is of all clients, save those whose contracts are in another currency', () => {
    const accounts = [
      metricAccount({ paid: [pays(240_000)] }),
      metricAccount(),
      metricAccount({ paysElsewhere: true }),
      metricAccount({ lostOn: '2025-06-01', paid: [pays(240_000)] }),
    ];
    expect(metricNumber('average_revenue', accounts, scope())).toMatchObject({ value: 10_000, denominator: 2, n: 2 });
    expect(metricNumber('average_revenue', metricAccounts(2), scope())).toMatchObject({
      value: null,
      why: 'no_revenue',
    });
  });

  it('J: churn of a month is told as a year: 1 % is 11.4 %', () => {
    const month = { start: '2025-12-01', end: '2025-12-31' };
    const accounts = [...metricAccounts(99), metricAccount({ lostOn: '2025-12-10' })];
    // A month of 31 days is a little more than a twelfth of the year.
    const { value } = metricNumber('annual_churn', accounts, scope({}, month));
    expect(value).toBeGreaterThan(11);
    expect(value).toBeLessThan(11.4);
  });

  it('J: cost to serve is the hours that were logged times the rate, and says what is missing', () => {
    const contacts = [
      { on: '2024-02-02', minutes: 600 },
      { on: '2025-02-01', minutes: 90 },
      { on: '2025-02-02', minutes: null },
    ];
    const account = metricAccount({ contacts });
    expect(metricNumber('cost_to_serve', [account], scope())).toMatchObject({ value: null, why: 'no_cost', n: 2 });
    expect(valueOf('cost_to_serve', [account], { hourlyCostMinor: 10_000 })).toBe(15_000);
    expect(metricNumber('cost_to_serve', [metricAccount()], scope({ hourlyCostMinor: 1 })).why).toBe('no_hours');
  });

  it('J: goal success, cadence and time to value over accounts', () => {
    const accounts = [
      metricAccount({
        goals: [
          { status: 'achieved', on: '2025-02-01' },
          { status: 'missed', on: '2025-03-01' },
          { status: 'canceled', on: '2025-03-02' },
        ],
        contactsDue: [
          { on: '2025-02-01', met: true },
          { on: '2025-03-01', met: false },
          { on: '2025-04-01', met: true },
        ],
        ongoingStart: '2025-01-01',
        firstReachedOn: '2025-01-31',
      }),
      metricAccount({ goals: [{ status: 'partial', on: '2025-02-01' }], ongoingStart: '2025-01-01' }),
    ];
    expect(metricNumber('goal_success', accounts, scope())).toMatchObject({ value: 50, n: 3 });
    expect(metricNumber('cadence', accounts, scope())).toMatchObject({ numerator: 2, denominator: 3 });
    expect(metricNumber('time_to_value', accounts, scope())).toMatchObject({ value: 30, numerator: 1, n: 2 });
  });

  it('J: adoption adds up features, users and days of all accounts and divides once; it has no past', () => {
    const use = (features: number, contracted: number) => ({
      use: { features, contracted, activeUsers: 5, licensedUsers: contracted, daysUsed: 10, businessDays: 20 },
    });
    const accounts = [metricAccount(use(1, 2)), metricAccount(use(1, 10)), metricAccount()];
    expect(metricNumber('breadth', accounts, scope())).toMatchObject({ numerator: 2, denominator: 12, n: 2 });
    expect(metricNumber('depth', accounts, scope())).toMatchObject({ numerator: 10, denominator: 12 });
    expect(valueOf('frequency', accounts)).toBe(50);
    const past = scope({}, { start: '2024-01-01', end: '2024-12-31' });
    expect(metricNumber('breadth', accounts, past)).toMatchObject({ value: null, why: 'only_today' });
    expect(metricSeries('breadth', accounts, [year], scope())).toEqual([]);
  });

  it('J: says why a number is not computable, and never 0', () => {
    for (const { value, why } of metricNumbers([], scope({ hourlyCostMinor: 1 }))) {
      expect(value).toBeNull();
      expect(why).not.toBeNull();
    }
  });

  it('J: opens into accounts whose parts add up to the number', () => {
    const account = fc.record({
      clientSince: fc.constantFrom(null, '2024-05-01', '2025-05-01'),
      lostOn: fc.constantFrom(null, '2025-03-01', '2025-08-01'),
      paid: fc.array(fc.record({ first: fc.constantFrom('2024-01-01', '2025-06-01'), yearlyMinor: fc.nat(5000) }), {
        maxLength: 2,
      }),
      scores: fc.array(fc.integer({ min: 0, max: 10 }), { maxLength: 3 }),
      met: fc.array(fc.boolean(), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(account, { maxLength: 8 }), (made) => {
        const accounts = made.map(({ clientSince, lostOn, paid, scores, met }) =>
          metricAccount({
            clientSince,
            lostOn,
            paid: paid.map(({ first, yearlyMinor }) => pays(yearlyMinor, { first })),
            answers: scores.map((score, index) => ({ kind: 'nps' as const, score, on: `2025-0${index + 1}-01` })),
            contactsDue: met.map((each, index) => ({ on: `2025-0${index + 1}-01`, met: each })),
          }),
        );
        for (const metric of metricKeys) {
          const whole = metricNumber(metric, accounts, scope());
          const parts = metricParts(metric, accounts, scope());
          const sum = (side: 'numerator' | 'denominator') => parts.reduce((total, { part }) => total + part[side], 0);
          expect(sum('numerator')).toBeCloseTo(whole.numerator, 6);
          expect(sum('denominator')).toBeCloseTo(whole.denominator, 6);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('J: what a metric is made of', () => {
  const full = metricAccount({
    ongoingStart: '2025-01-10',
    firstReachedOn: '2025-04-10',
    paid: [pays(240_000)],
    renewals: [{ on: '2025-05-31', renewed: true, yearlyMinor: 240_000 }],
    answers: (['nps', 'csat', 'ces'] as const).map((kind) => ({ kind, score: 5, on: '2025-06-01' })),
    goals: [{ status: 'achieved', on: '2025-04-10' }],
    contactsDue: [{ on: '2025-02-01', met: true }],
    contacts: [{ on: '2025-02-01', minutes: 30 }],
    use: { features: 2, contracted: 4, activeUsers: 5, licensedUsers: 10, daysUsed: 10, businessDays: 20 },
  });
  const leaver = metricAccount({ lostOn: '2025-09-01', paid: [pays(120_000)] });
  const bare = metricAccount();
  const own: Readonly<Record<MetricSource, readonly (keyof MetricAccount)[]>> = {
    contracts: ['paid', 'paysElsewhere', 'renewals'],
    contacts: ['contacts', 'contactsDue'],
    answers: ['answers'],
    goals: ['goals', 'firstReachedOn'],
    use: ['use'],
  };
  /** As it is when only these were read. */
  const readOnly = (account: MetricAccount, sources: ReadonlySet<MetricSource>): MetricAccount => {
    const missing = Object.entries(own).flatMap(([source, keys]) => (sources.has(source as MetricSource) ? [] : keys));
    return { ...account, ...Object.fromEntries(missing.map((key) => [key, bare[key]])) };
  };

  it.each(metricKeys)('J: %s is the same from its own sources alone', (metric) => {
    const costs = scope({ hourlyCostMinor: 6_000, marginPercent: 80 });
    const whole = metricNumber(metric, [full, leaver], costs);
    expect(whole.why).toBeNull();
    const sources = sourcesOf([metric]);
    expect(metricNumber(metric, [readOnly(full, sources), readOnly(leaver, sources)], costs)).toEqual(whole);
  });

  it('J: says the same whichever metric of a period is asked first', () => {
    const numbers = metricKeys.map((metric) => metricNumber(metric, [full, leaver], scope()));
    const known = accountsOfPeriod([full, leaver], scope());
    const backwards = metricKeys.toReversed().map((metric) => numberOf(metric, known));
    expect(backwards.toReversed()).toEqual(numbers);
  });
});

describe('J1: metrics over time', () => {
  it('J1: looks back the same length a month further each time', () => {
    expect(rollingPeriods(year, 3)).toEqual([
      { start: '2024-11-01', end: '2025-10-31' },
      { start: '2024-12-01', end: '2025-11-30' },
      year,
    ]);
    expect(rollingPeriods({ start: '2025-06-01', end: '2025-06-30' }, 5)).toEqual([
      { start: '2025-02-01', end: '2025-02-28' },
      { start: '2025-03-01', end: '2025-03-31' },
      { start: '2025-04-01', end: '2025-04-30' },
      { start: '2025-05-01', end: '2025-05-31' },
      { start: '2025-06-01', end: '2025-06-30' },
    ]);
    const values = metricSeries('logo_churn', clients, rollingPeriods(year, 12), scope()).map(({ value }) => value);
    expect(values).toHaveLength(12);
    expect(values[0]).toBe(0);
    expect(values.at(-1)).toBe(10);
  });

  it('J1: two periods of one length lie around the first activation', () => {
    expect(periodsAround('2025-12-01', today)).toEqual({
      before: { start: '2025-11-01', end: '2025-11-30' },
      after: { start: '2025-12-02', end: today },
    });
    expect(periodsAround(today, today)).toBeNull();
  });
});
