import { expect, it } from 'vitest';
import { seriesRange } from '#renderer/features/metrics/series-range.ts';

it('never leaves what a metric can be', () => {
  expect(seriesRange('logo_churn', [0, 5])?.[0]).toBe(0);
  expect(seriesRange('retention', [90, 100])?.[1]).toBe(100);
  expect(seriesRange('nrr', [100, 120])?.[1]).toBeGreaterThan(120);
  expect(seriesRange('nps', [-100, -90])?.[0]).toBe(-100);
  expect(seriesRange('ces', [1, 5])?.[0]).toBeGreaterThanOrEqual(0);
  expect(seriesRange('ces', [-100, -90])?.[0]).toBe(-100);
});

it('holds a net effort below 0', () => {
  const [least = 0, greatest = 0] = seriesRange('ces', [-40, -20]) ?? [];
  expect(least).toBeLessThan(-40);
  expect(greatest).toBeGreaterThan(-20);
});

it('leaves room around values, also around a single one, and is none without values', () => {
  const [least = 0, greatest = 0] = seriesRange('cadence', [80, 90]) ?? [];
  expect(least).toBeLessThan(80);
  expect(greatest).toBeGreaterThan(90);
  expect(seriesRange('cadence', [50])).toEqual([45, 55]);
  expect(seriesRange('cadence', [null])).toBeNull();
});
