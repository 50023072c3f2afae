import { describe, expect, it } from 'vitest';
import { decisionAge } from '#shared/domain/health-decision.ts';

const decided = { decidedOn: '2026-03-01', computedBand: 'good', feelingBand: 'risk', finalBand: 'attention' } as const;

describe('a decision on health', () => {
  it('K7: stays as it was and says its age', () => {
    const now = { computedBand: 'good', feelingBand: 'risk' } as const;
    expect(decisionAge(decided, now, '2026-03-11')).toEqual({ ageDays: 10, outdated: null });
  });

  it('K7: is outdated once health or feeling lies in another band, or a quarter has passed', () => {
    const at = (now: Parameters<typeof decisionAge>[1], today = '2026-03-11') =>
      decisionAge(decided, now, today).outdated;
    expect(at({ computedBand: 'risk', feelingBand: 'risk' })).toBe('health_moved');
    expect(at({ computedBand: 'good', feelingBand: 'good' })).toBe('feeling_moved');
    expect(at({ computedBand: 'good', feelingBand: 'risk' }, '2026-05-30')).toBeNull();
    expect(at({ computedBand: 'good', feelingBand: 'risk' }, '2026-05-31')).toBe('old');
  });
});
