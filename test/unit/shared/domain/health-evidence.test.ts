import { describe, expect, it } from 'vitest';
import { healthEvidence } from '#shared/domain/health-evidence.ts';
import { healthMeasures } from '#shared/domain/method-vocabulary.ts';
import { quietAccount } from '#test/support/quiet-account.ts';

describe('what a measure was computed from', () => {
  it('K4: names for each measure the numbers behind it, the unknown ones too', () => {
    for (const measure of healthMeasures) {
      const evidence = healthEvidence(measure, quietAccount());
      expect(evidence.length, measure).toBeGreaterThanOrEqual(3);
      expect(new Set(evidence.map(({ key }) => key)).size, measure).toBe(evidence.length);
    }
    expect(healthEvidence('sponsor', quietAccount())).toContainEqual({ key: 'live', unit: 'count', value: 3 });
    expect(healthEvidence('cadence', quietAccount())[0]).toEqual({ key: 'lastContactOn', unit: 'day', value: null });
  });
});
