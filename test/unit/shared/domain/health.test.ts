import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandOfHealth, defaultHealthWeights, disagreement, healthCap, healthOf } from '#shared/domain/health.ts';

const input = (key: string, value: number | null, weight: number) => ({ key, value, weight });
const checked = [input('a', 80, 50), input('b', 70, 30), input('c', 90, 20)];

describe('health', () => {
  it('is 79 with 80 at a half, 70 at three tenths and 90 at two', () => {
    expect(healthOf(checked)).toMatchObject({ score: 79, state: 'scored', coverage: 100, missing: [] });
  });

  it('is 76.25 at a coverage of 80 % without the last', () => {
    const found = healthOf([...checked.slice(0, 2), input('c', null, 20)]);
    expect(found).toMatchObject({ score: 76.25, coverage: 80, missing: ['c'] });
  });

  it('opens into inputs, the most harmful first', () => {
    const { contributions } = healthOf(checked);
    expect(contributions.map(({ key, pointsLost }) => [key, pointsLost])).toEqual([
      ['a', 10],
      ['b', 9],
      ['c', 2],
    ]);
  });

  it('says insufficient data below half of the weight', () => {
    const half = [input('a', 80, 50), input('b', null, 50)];
    expect(healthOf(half)).toMatchObject({ score: 80, coverage: 50 });
    expect(healthOf(half, 60)).toMatchObject({ score: null, state: 'insufficient_data', coverage: 50 });
    expect(healthOf([])).toMatchObject({ score: null, coverage: 0, contributions: [] });
  });

  it('leaves out what has no weight, as feeling by default', () => {
    expect(healthOf([...checked, input('feeling', 0, defaultHealthWeights.feeling)])).toMatchObject({
      score: 79,
      missing: [],
    });
    expect(Object.values(defaultHealthWeights).reduce<number>((sum, weight) => sum + weight, 0)).toBe(100);
  });

  it('lies between its worst and its best input, and loses exactly what is missing to 100', () => {
    const value = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(fc.array(fc.tuple(value, fc.integer({ min: 1, max: 50 })), { minLength: 1 }), (pairs) => {
        const { score, contributions } = healthOf(pairs.map(([x, w], index) => input(`i${index}`, x, w)));
        const values = pairs.map(([x]) => x);
        expect(score).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
        expect(score).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
        expect(contributions.reduce((sum, { pointsLost }) => sum + pointsLost, 0)).toBeCloseTo(100 - (score ?? 0), 6);
      }),
    );
  });

  it('has bands from 70 and from 40', () => {
    expect([70, 69.9, 40, 39.9].map(bandOfHealth)).toEqual(['good', 'attention', 'attention', 'risk']);
  });

  it('is bounded by an extreme feeling', () => {
    expect(healthCap('leaving')).toBe(39);
    expect(healthCap('at_risk')).toBe(69);
    expect([healthCap('worried'), healthCap(null)]).toEqual([null, null]);
  });

  it('disagrees with a feeling of another band, most when they are opposite', () => {
    expect(disagreement(80, 'satisfied')).toBe('none');
    expect(disagreement(80, 'worried')).toBe('different');
    expect(disagreement(80, 'leaving')).toBe('opposite');
    expect(disagreement(20, 'delighted')).toBe('opposite');
    expect([disagreement(null, 'neutral'), disagreement(50, null)]).toEqual([null, null]);
  });
});
