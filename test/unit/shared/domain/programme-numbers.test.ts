import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/calendar.ts';
import { clientCounts, periodsAround, type ProgrammeData, programmeNumbers } from '#shared/domain/programme-numbers.ts';
import { meetsTarget } from '#shared/domain/programme.ts';

const year = { start: '2025-01-01', end: '2025-12-31' };

type Account = ProgrammeData['accounts'][number];
const account = (id: string, fields: Partial<Account> = {}): Account => ({
  id,
  clientSince: '2024-01-01',
  lostOn: null,
  ongoingStart: null,
  firstReachedOn: null,
  monthlyMinor: null,
  contactOnTime: null,
  ...fields,
});
const many = (count: number, name: string, fields: Partial<Account> = {}) =>
  Array.from({ length: count }, (_, index) => account(`${name}${index}`, fields));

/** 100 at start, 20 new, 10 of the initial lost (product.md, J). */
const data: ProgrammeData = {
  accounts: [
    ...many(90, 'kept'),
    ...many(10, 'lost', { lostOn: '2025-06-30' }),
    ...many(20, 'new', { clientSince: '2025-03-01' }),
  ],
  answers: [],
  goals: [],
};
const numberOf = (found: ProgrammeData, metric: string) =>
  programmeNumbers(found, year).find((each) => each.metric === metric);

describe('the numbers of the programme', () => {
  it('C2: churn and retention of the check values', () => {
    expect(clientCounts(data, year)).toEqual({ start: 100, new: 20, lost: 10, end: 110 });
    expect(numberOf(data, 'logo_churn')?.value).toBe(10);
    expect(numberOf(data, 'retention')?.value).toBe(90);
  });

  it('C2: says not computable where there is no data, and never 0', () => {
    const empty = { accounts: [], answers: [], goals: [] };
    for (const { value } of programmeNumbers(empty, year)) expect(value).toBeNull();
    expect(numberOf(data, 'revenue_ltv')?.value).toBeNull();
  });

  it('C2: NPS is one vote an account, its latest of the period', () => {
    const answers = [
      { accountId: 'kept0', kind: 'nps', score: 3, on: '2025-02-01' },
      { accountId: 'kept0', kind: 'nps', score: 10, on: '2025-08-01' },
      { accountId: 'kept1', kind: 'nps', score: 8, on: '2025-08-01' },
      { accountId: 'kept2', kind: 'nps', score: 0, on: '2024-08-01' },
    ] as const;
    expect(numberOf({ ...data, answers }, 'nps')).toMatchObject({ value: 50, n: 2 });
  });

  it('C2: lifetime value takes revenue and churn of the same period', () => {
    const paying = { ...data, accounts: data.accounts.map((each) => ({ ...each, monthlyMinor: 20_000 })) };
    expect(numberOf(paying, 'average_revenue')?.value).toBe(20_000);
    expect(numberOf(paying, 'revenue_ltv')?.value).toBeCloseTo(2_400_000, 0);
    const nobodyLeft = { ...paying, accounts: paying.accounts.filter(({ lostOn }) => lostOn === null) };
    expect(numberOf(nobodyLeft, 'revenue_ltv')?.value).toBeNull();
  });

  it('C2: a target is met from above or below as the metric asks, and not judged without a number', () => {
    expect(meetsTarget('logo_churn', 4, 5)).toBe(true);
    expect(meetsTarget('logo_churn', 6, 5)).toBe(false);
    expect(meetsTarget('nps', 44, 40)).toBe(true);
    expect(meetsTarget('nps', null, 40)).toBeNull();
  });

  it('C4: before and after are as long as each other', () => {
    expect(periodsAround('2025-12-31', '2026-01-30')).toEqual({
      before: { start: '2025-12-01', end: '2025-12-30' },
      after: { start: '2026-01-01', end: '2026-01-30' },
    });
    expect(periodsAround('2020-01-01', '2026-01-30')?.after.start).toBe(addDays('2026-01-30', -364));
    expect(periodsAround('2026-01-30', '2026-01-30')).toBeNull();
  });
});
