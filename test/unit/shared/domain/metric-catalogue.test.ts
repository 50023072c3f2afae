import { describe, expect, it } from 'vitest';
import { hasPast, meetsTarget, metricGroups, metricKeys } from '#shared/domain/metric-catalogue.ts';

describe('the catalogue of metrics', () => {
  it('J: every metric stands in one group', () => {
    expect(Object.values(metricGroups).flat().toSorted()).toEqual(metricKeys.toSorted());
  });

  it('C2: a target is met from above or below as the metric asks, and not judged without a number', () => {
    expect(meetsTarget('logo_churn', 4, 5)).toBe(true);
    expect(meetsTarget('logo_churn', 6, 5)).toBe(false);
    expect(meetsTarget('nps', 44, 40)).toBe(true);
    expect(meetsTarget('nps', null, 40)).toBeNull();
  });

  it('J: adoption is read today, all others have a past', () => {
    expect(metricKeys.filter((metric) => !hasPast(metric))).toEqual(['breadth', 'depth', 'frequency']);
  });
});
