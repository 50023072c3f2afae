import { describe, expect, it } from 'vitest';
import {
  expectedAmount,
  forecastByMonth,
  opportunitySignals,
  type ValuedOpportunity,
} from '#shared/domain/opportunity.ts';

const worth = (
  minor: number,
  probability: number | null,
  expectedOn: string | null,
  currency = 'BRL',
): ValuedOpportunity => ({
  amount: { minor, currency },
  probability,
  expectedOn,
  status: 'open',
});

const quiet: Parameters<typeof opportunitySignals>[0] = {
  status: 'ongoing',
  feeling: { id: 'f', on: '2026-05-01', moment: 'satisfied', satisfaction: 4, trust: 4, trend: null, stale: false },
  usage: {
    lastUsedOn: '2026-05-30',
    weekly: 100,
    baseline: 100,
    changePercent: 0,
    breadthPercent: 50,
    depthPercent: 50,
    frequencyPercent: 50,
    featuresUsed: 5,
    featuresContracted: 10,
  },
  survey: { nps: null, csat: null },
  opportunities: [],
};

describe('L1: opportunities', () => {
  it('are expected with amount × probability, and not at all while one of them is missing', () => {
    expect(expectedAmount(worth(100_001, 50, null))).toEqual({ minor: 50_001, currency: 'BRL' });
    expect(expectedAmount(worth(100_000, null, null))).toBeNull();
    expect(expectedAmount({ ...worth(1, 50, null), amount: null })).toBeNull();
  });

  it('are forecast by month and currency, without adding two currencies up', () => {
    const forecast = forecastByMonth([
      worth(100, 50, '2026-07-20'),
      worth(300, null, '2026-07-01'),
      worth(700, 10, '2026-07-05', 'USD'),
      worth(900, 100, null),
      { ...worth(5000, 100, '2026-07-05'), status: 'won' },
    ]);
    expect(forecast).toEqual([
      { month: '2026-07-01', currency: 'BRL', amountMinor: 400, expectedMinor: 50, count: 2, unweighted: 1 },
      { month: '2026-07-01', currency: 'USD', amountMinor: 700, expectedMinor: 70, count: 1, unweighted: 0 },
      { month: null, currency: 'BRL', amountMinor: 900, expectedMinor: 900, count: 1, unweighted: 0 },
    ]);
  });

  it('are signalled by the data: full licences, growing use, all features in use, a promoter', () => {
    expect(opportunitySignals(quiet)).toEqual([]);
    const rich = {
      ...quiet,
      usage: { ...quiet.usage, depthPercent: 90, changePercent: 25, breadthPercent: 80 },
      survey: { nps: { id: 's', on: '2026-05-01', score: 9 }, csat: null },
    };
    expect(opportunitySignals(rich).map(({ key }) => key)).toEqual([
      'seats_full',
      'use_growing',
      'features_all_used',
      'promoter',
    ]);
  });

  it('are not signalled to a worried client, nor twice where one of the kind is open', () => {
    const full = { ...quiet, usage: { ...quiet.usage, depthPercent: 95 } };
    expect(opportunitySignals({ ...full, feeling: { ...quiet.feeling!, moment: 'worried' } })).toEqual([]);
    expect(opportunitySignals({ ...full, opportunities: [{ id: 'o', kind: 'up_sell' }] })).toEqual([]);
    expect(opportunitySignals({ ...full, status: 'lost' })).toEqual([]);
  });
});
