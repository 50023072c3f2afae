import { describe, expect, it } from 'vitest';
import { churnEvent, downsellYearly, expansionYearly, type Loss, reasonTally } from '#shared/domain/loss.ts';

const loss = (on: string, reason: string, minor: number | null, kind: Loss['kind'] = 'loss'): Loss => ({
  kind,
  on,
  reason,
  yearly: minor === null ? null : { minor, currency: 'BRL' },
});

describe('L4: reasons of loss and downsell', () => {
  it('are counted in a period with what went, and with how many had no value', () => {
    const tally = reasonTally(
      [
        loss('2026-01-10', 'competitor', 500),
        loss('2026-02-10', 'competitor', null),
        loss('2026-02-11', 'dissatisfaction', 900),
        loss('2026-03-01', 'competitor', 100, 'downsell'),
        loss('2025-12-31', 'competitor', 7000),
      ],
      { start: '2026-01-01', end: '2026-12-31' },
    );
    expect(tally).toEqual([
      { kind: 'loss', reason: 'competitor', count: 2, yearly: [{ minor: 500, currency: 'BRL' }], withoutValue: 1 },
      { kind: 'downsell', reason: 'competitor', count: 1, yearly: [{ minor: 100, currency: 'BRL' }], withoutValue: 0 },
      { kind: 'loss', reason: 'dissatisfaction', count: 1, yearly: [{ minor: 900, currency: 'BRL' }], withoutValue: 0 },
    ]);
  });

  it('are a downsell only by what a contract becomes cheaper in its own currency', () => {
    const brl = (minor: number) => ({ minor, currency: 'BRL' });
    expect(downsellYearly(brl(1200), brl(900))).toBe(300);
    expect(downsellYearly(brl(900), brl(1200))).toBe(0);
    expect(downsellYearly(brl(1200), { minor: 1, currency: 'USD' })).toBe(0);
    expect(expansionYearly(brl(900), brl(1200))).toBe(300);
    expect(expansionYearly(brl(1200), brl(900))).toBe(0);
  });

  it('are told from other changes in the history; older rows are losses', () => {
    expect([null, 'loss', 'downsell', 'reactivation', 'expansion'].map(churnEvent)).toEqual([
      'churn',
      'churn',
      'downsell',
      'reactivation',
      'expansion',
    ]);
  });
});
