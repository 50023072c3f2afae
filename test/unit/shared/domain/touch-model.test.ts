import { describe, expect, it } from 'vitest';
import {
  autonomyMultiplier,
  contactInterval,
  defaultTouchModels,
  effectiveTouchModel,
  singleTouchModel,
  touchModelWith,
} from '#shared/domain/touch-model.ts';
import { autonomyLevels, reviewSteps, touchModelKeys } from '#shared/domain/vocabulary.ts';

describe('touch models', () => {
  it('B: come with the cadence of the product', () => {
    expect(touchModelKeys.map((key) => defaultTouchModels[key].cadenceDays)).toEqual([90, 60, 30, 14, 7]);
  });

  it('plan reviews by model: none, a short QBR, a full one, and an EBR each half-year', () => {
    const reviews = touchModelKeys.map((key) =>
      defaultTouchModels[key].reviews.map(({ kind, steps }) => `${kind} ${steps.length}`),
    );
    expect(reviews).toEqual([[], [], ['qbr 5'], ['qbr 10'], ['qbr 10', 'ebr 10']]);
    expect(defaultTouchModels.exclusive.reviews[1]?.everyMonths).toBe(6);
    const numbers = defaultTouchModels.mid.reviews[0]?.steps.map((step) => reviewSteps.indexOf(step) + 1);
    expect(numbers).toEqual([1, 3, 4, 8, 10]);
  });

  it('count automated contacts for tech, low and mid only, and require a plan for exclusive only', () => {
    expect(touchModelKeys.filter((key) => defaultTouchModels[key].automatedCounts)).toEqual(['tech', 'low', 'mid']);
    expect(touchModelKeys.filter((key) => defaultTouchModels[key].planRequired)).toEqual(['exclusive']);
  });

  it('loosen the cadence as the client gains autonomy', () => {
    expect(autonomyLevels.map(autonomyMultiplier)).toEqual([1, 1.25, 1.5]);
    expect(contactInterval(defaultTouchModels.high, 'high')).toBe(21);
    expect(contactInterval(defaultTouchModels.exclusive, 'medium')).toBe(9);
    expect(contactInterval({ cadenceDays: 0 }, 'low')).toBe(1);
  });

  it('keep a workspace edit over what the key brings', () => {
    expect(touchModelWith('high', { cadenceDays: 10 })).toMatchObject({
      key: 'high',
      cadenceDays: 10,
      automation: 'rare_points',
    });
  });

  it('come from the account, else the segment, else the fallback', () => {
    expect(effectiveTouchModel('own', 'segment', 'fallback')).toBe('own');
    expect(effectiveTouchModel(null, 'segment', 'fallback')).toBe('segment');
    expect(effectiveTouchModel(null, null, 'fallback')).toBe('fallback');
  });

  it('B3: warn when a whole portfolio sits on one', () => {
    expect(singleTouchModel(['high', 'high', 'high'])).toBe('high');
    expect(singleTouchModel(['high', 'high', 'mid'])).toBeNull();
    expect(singleTouchModel(['high'])).toBeNull();
    expect(singleTouchModel([])).toBeNull();
  });
});
