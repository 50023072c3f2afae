import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '#shared/domain/calendar.ts';
import {
  annualRevenueOn,
  type Contract,
  contractStatus,
  monthlyRevenueOn,
  nextRenewal,
  termOn,
} from '#shared/domain/contract.ts';

const contract = (edits: Partial<Contract> = {}): Contract => ({
  startsOn: '2024-03-01',
  endsOn: '2025-02-28',
  noticeOn: '2025-01-29',
  autoRenew: false,
  canceledOn: null,
  amount: { minor: 120_000, currency: 'BRL' },
  billingPeriod: 'yearly',
  ...edits,
});

describe('contract', () => {
  it('has a status on each day, its last day included', () => {
    const status = (day: string) => contractStatus(contract(), day);
    expect(['2024-02-29', '2024-03-01', '2025-02-28', '2025-03-01'].map(status)).toEqual([
      'upcoming',
      'active',
      'active',
      'expired',
    ]);
    expect(contractStatus(contract({ endsOn: null }), '2040-01-01')).toBe('active');
  });

  it('runs on until the day it was canceled for', () => {
    const canceled = contract({ canceledOn: '2024-10-31', autoRenew: true });
    expect(contractStatus(canceled, '2024-10-31')).toBe('active');
    expect(contractStatus(canceled, '2024-11-01')).toBe('canceled');
  });

  it('goes on in terms of the same length when it renews by itself', () => {
    const renewing = contract({ autoRenew: true });
    expect(termOn(renewing, '2025-02-28')).toEqual({ endsOn: '2025-02-28', noticeOn: '2025-01-29' });
    expect(termOn(renewing, '2025-03-01')).toEqual({ endsOn: '2026-02-28', noticeOn: '2026-01-29' });
    expect(termOn(renewing, '2026-02-28').endsOn).toBe('2026-02-28');
    expect(termOn(renewing, '2027-06-01').endsOn).toBe('2028-02-29');
    expect(contractStatus(renewing, '2027-06-01')).toBe('active');
  });

  it('counts days where the term is no whole months', () => {
    const odd = contract({ startsOn: '2025-01-01', endsOn: '2025-02-14', noticeOn: null, autoRenew: true });
    expect(termOn(odd, '2025-02-20').endsOn).toBe(addDays('2025-02-14', 45));
  });

  it('finds for any day a term that holds it, in the first that does', () => {
    const length = fc.integer({ min: 1, max: 900 });
    fc.assert(
      fc.property(length, fc.integer({ min: 0, max: 9000 }), (days, later) => {
        const renewing = contract({ endsOn: addDays('2024-03-01', days - 1), noticeOn: null, autoRenew: true });
        const day = addDays('2024-03-01', later);
        const { endsOn } = termOn(renewing, day);
        expect(endsOn !== null && endsOn >= day).toBe(true);
        expect(daysBetween(day, endsOn ?? day)).toBeLessThan(days + 4);
      }),
    );
  });

  it('renews next at the earliest end, with its notice date', () => {
    const later = contract({ endsOn: '2025-12-31', noticeOn: null });
    const found = nextRenewal(
      [later, contract(), contract({ endsOn: '2024-12-31', canceledOn: '2024-12-31' })],
      '2024-12-01',
    );
    expect(found).toMatchObject({ endsOn: '2025-02-28', noticeOn: '2025-01-29', daysLeft: 89, noticePassed: false });
    expect(nextRenewal([contract()], '2025-02-01')).toMatchObject({ daysLeft: 27, noticePassed: true });
    expect(nextRenewal([contract()], '2025-03-01')).toBeNull();
    expect(nextRenewal([contract({ endsOn: null })], '2025-03-01')).toBeNull();
  });

  it('is worth its month and its year in each currency while it runs', () => {
    const contracts = [
      contract(),
      contract({ billingPeriod: 'monthly', amount: { minor: 5000, currency: 'BRL' } }),
      contract({ amount: { minor: 1200, currency: 'USD' } }),
      contract({ startsOn: '2030-01-01', endsOn: null }),
    ];
    expect(monthlyRevenueOn(contracts, '2024-06-01')).toEqual([
      { minor: 15_000, currency: 'BRL' },
      { minor: 100, currency: 'USD' },
    ]);
    expect(annualRevenueOn(contracts, '2024-06-01')[0]).toEqual({ minor: 180_000, currency: 'BRL' });
    expect(monthlyRevenueOn(contracts, '2025-03-01')).toEqual([]);
  });
});
