import { describe, expect, it } from 'vitest';
import { ces, csat, nps, npsByAccount, npsGroup } from '#shared/domain/survey.ts';

const times = (count: number, score: number) => Array<number>(count).fill(score);

describe('J: NPS', () => {
  it('is 44 with 30 promoters, 12 passives and 8 detractors', () => {
    const scores = [...times(20, 10), ...times(10, 9), ...times(6, 8), ...times(6, 7), ...times(7, 6), ...times(1, 0)];
    expect(nps(scores)).toEqual({ value: 44, promoters: 30, passives: 12, detractors: 8, n: 50 });
  });

  it('is not computable without answers, and leaves out what is off the scale', () => {
    expect(nps([])).toMatchObject({ value: null, n: 0 });
    expect(nps([10, 11, -1, 8.5])).toMatchObject({ value: 100, n: 1 });
  });

  it('draws the lines between 6 and 7, and 8 and 9', () => {
    expect([6, 7, 8, 9].map(npsGroup)).toEqual(['detractor', 'passive', 'passive', 'promoter']);
  });

  it('gives each account one vote, its latest answer', () => {
    const answers = [
      { accountId: 'a', score: 0, answeredOn: '2025-01-01' },
      { accountId: 'a', score: 10, answeredOn: '2025-03-01' },
      { accountId: 'a', score: 1, answeredOn: '2025-02-01' },
      { accountId: 'b', score: 0, answeredOn: '2025-01-01' },
      { accountId: 'b', score: 7, answeredOn: '2025-01-01' },
    ];
    expect(npsByAccount(answers)).toEqual({ value: 50, promoters: 1, passives: 1, detractors: 0, n: 2 });
  });
});

describe('J: CSAT', () => {
  it('is 78 with 156 of 200 in the top two boxes', () => {
    expect(csat([...times(100, 5), ...times(56, 4), ...times(44, 3)])).toEqual({
      value: 78,
      numerator: 156,
      denominator: 200,
    });
    expect(csat([0, 6]).value).toBeNull();
  });
});

describe('J: CES', () => {
  const scores = [7, 6, 5, 4, 1];

  it('names its method', () => {
    expect(ces(scores, 'mean')).toEqual({ value: 4.6, numerator: 23, denominator: 5, method: 'mean' });
    expect(ces(scores, 'net')).toMatchObject({ value: 20, method: 'net' });
    expect(ces(scores, 'top_three')).toMatchObject({ value: 60, method: 'top_three' });
    expect(ces([8], 'net').value).toBeNull();
  });
});
