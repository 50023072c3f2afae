import { metricUnits, type MetricKey } from '#shared/domain/metric-catalogue.ts';

/** Shares that may pass a hundred percent. */
const unbounded: ReadonlySet<MetricKey> = new Set(['nrr']);

/**
 * The ends of a scale that holds these values with some room, and never leaves what the metric can be: no churn below 0,
 * no retention above 100 %. Null without values.
 */
export function seriesRange(
  metric: MetricKey,
  values: readonly (number | null)[],
): readonly [least: number, greatest: number] | null {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const room = (high - low) * 0.15 || Math.max(1, Math.abs(high) * 0.1);
  const unit = metricUnits[metric];
  // Net effort is more hard than easy below 0; the other two of CES never are.
  const isNet = unit === 'points' || (unit === 'scale' && low < 0);
  const isBounded = isNet || (unit === 'percent' && !unbounded.has(metric));
  return [Math.max(isNet ? -100 : 0, low - room), isBounded ? Math.min(100, high + room) : high + room];
}
