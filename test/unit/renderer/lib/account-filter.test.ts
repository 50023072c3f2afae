import { describe, expect, it } from 'vitest';
import type { PortfolioRow } from '#shared/contract/accounts.ts';
import { amountIn, matches, sumByCurrency } from '#renderer/lib/account-filter.ts';

const row = (more: Partial<PortfolioRow> = {}): PortfolioRow => ({
  id: '019a0000-0000-7000-8000-000000000001',
  name: 'Águas do Sul',
  status: 'ongoing',
  ownerId: 'ana',
  ownerName: 'Ana Lima',
  segmentId: null,
  touchModelId: 'm',
  touchModelKey: 'high',
  touchModelFrom: 'segment',
  postSaleStage: null,
  tags: ['vip'],
  feeling: {
    id: 'f',
    moment: 'worried',
    satisfaction: 2,
    trust: 3,
    emotions: ['anxious', 'grateful'],
    feltOn: '2026-03-01',
    stale: true,
    trend: 'down',
  },
  stage: {
    kind: 'adoption',
    round: 2,
    name: null,
    startsOn: '2026-01-01',
    plannedEnd: '2026-03-31',
    dayIn: 70,
    daysLeft: 20,
    status: 'on_track',
  },
  mrr: [],
  arr: [],
  renewal: null,
  contact: { lastContactOn: null, daysSinceContact: null, dueOn: '2026-03-01', late: true, daysLate: 15 },
  nextStep: { text: 'Enviar proposta', dueOn: null, source: 'task' },
  nextReview: null,
  unplanned: 0,
  flags: [],
  gapSince: null,
  health: null,
  ...more,
});

describe('filters of the portfolio', () => {
  it('G4: take the values of one filter as alternatives and several filters together', () => {
    expect(matches(row(), { moment: ['worried', 'leaving'], touchModel: ['high'] }, '')).toBe(true);
    expect(matches(row(), { moment: ['worried'], touchModel: ['low'] }, '')).toBe(false);
  });

  it('G4: find accounts by an emotion that was shown, by trend and by stale readings', () => {
    expect(matches(row(), { emotion: ['angry', 'grateful'] }, '')).toBe(true);
    expect(matches(row(), { emotion: ['angry'] }, '')).toBe(false);
    expect(matches(row({ feeling: null }), { emotion: ['none'] }, '')).toBe(true);
    expect(matches(row(), { trend: ['down'], attention: ['stale'] }, '')).toBe(true);
  });

  it('G4: find accounts by what they pay a month, both ends included, in the currency that is named', () => {
    const paying = row({ mrr: [{ minor: 500_000, currency: 'BRL' }] });
    for (const value of ['5000..5000BRL', '..5000BRL', '5000..BRL', '..BRL'])
      expect(matches(paying, { value: [value] }, ''), value).toBe(true);
    for (const value of ['5001..BRL', '..4999BRL', '1..USD'])
      expect(matches(paying, { value: [value] }, '')).toBe(false);
    const inYen = row({ mrr: [{ minor: 90_000, currency: 'JPY' }] });
    expect(matches(inYen, { value: ['80000..90000JPY'] }, '')).toBe(true);
    expect(matches(row(), { value: ['..100BRL'] }, '')).toBe(true);
    expect(matches(row(), { value: ['1..BRL'] }, '')).toBe(false);
  });

  it('G6, C1: find who waits for a decision and who has nothing planned after onboarding', () => {
    const health = {
      score: 90,
      shown: 90,
      band: 'good',
      coverage: 100,
      state: 'scored',
      trend: null,
      points: [],
    } as const;
    const against = (waits: boolean) =>
      row({ health: { ...health, points: [], disagreement: { kind: 'opposite', waits } } });
    expect(matches(against(true), { attention: ['disagree'] }, '')).toBe(true);
    expect(matches(against(false), { attention: ['disagree'] }, '')).toBe(false);
    expect(matches(row({ gapSince: '2026-02-01' }), { attention: ['gap'] }, '')).toBe(true);
    expect(matches(row(), { attention: ['gap'] }, '')).toBe(false);
  });

  it('find who has none', () => {
    expect(matches(row({ feeling: null }), { moment: ['none'] }, '')).toBe(true);
    expect(matches(row(), { moment: ['none'] }, '')).toBe(false);
    expect(matches(row(), { segment: ['none'] }, '')).toBe(true);
  });

  it('want every kind of attention that is asked for', () => {
    expect(matches(row(), { attention: ['late', 'stale'] }, '')).toBe(true);
    expect(matches(row(), { attention: ['late', 'renewal'] }, '')).toBe(false);
    const renewal = { contractId: 'c', endsOn: '2026-06-14', noticeOn: null, noticePassed: false, autoRenew: true };
    expect(matches(row({ renewal: { ...renewal, daysLeft: 90 } }), { attention: ['renewal'] }, '')).toBe(true);
    expect(matches(row({ renewal: { ...renewal, daysLeft: 91 } }), { attention: ['renewal'] }, '')).toBe(false);
  });

  it('D5: find accounts by a flag, B4: those with a contact without a plan', () => {
    expect(matches(row({ flags: ['on_hold', 'use_dropped'] }), { flag: ['use_dropped'] }, '')).toBe(true);
    expect(matches(row(), { flag: ['use_dropped'] }, '')).toBe(false);
    expect(matches(row({ unplanned: 2 }), { attention: ['unplanned'] }, '')).toBe(true);
    expect(matches(row(), { attention: ['unplanned'] }, '')).toBe(false);
  });

  it('hide lost accounts until they are asked for', () => {
    const lost = row({ status: 'lost' });
    expect(matches(lost, {}, '')).toBe(false);
    expect(matches(lost, { status: ['lost'] }, '')).toBe(true);
    expect(matches(lost, { status: ['lost'], attention: ['noReview'] }, '')).toBe(false);
  });

  it('find words in any order, without accents, in name, owner, tag and next step', () => {
    for (const text of ['aguas', 'SUL agua', 'lima', 'vip', 'proposta sul'])
      expect(matches(row(), {}, text)).toBe(true);
    expect(matches(row(), {}, 'norte')).toBe(false);
  });
});

it('sorts by the currency of the workspace, else by the largest amount', () => {
  const amounts = [
    { minor: 900, currency: 'USD' },
    { minor: 100, currency: 'BRL' },
  ];
  expect(amountIn(amounts, 'BRL')?.minor).toBe(100);
  expect(amountIn(amounts, 'EUR')?.minor).toBe(900);
  expect(amountIn([], 'BRL')).toBeNull();
});

it('adds amounts up by currency, never over currencies', () => {
  const amounts = [
    [{ minor: 100, currency: 'BRL' }],
    [
      { minor: 900, currency: 'USD' },
      { minor: 50, currency: 'BRL' },
    ],
    [],
  ];
  expect(sumByCurrency(amounts)).toEqual([
    { minor: 900, currency: 'USD' },
    { minor: 150, currency: 'BRL' },
  ]);
});
