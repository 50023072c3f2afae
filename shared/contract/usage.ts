import { z } from 'zod';
import { metricKinds, metricPeriods } from '#shared/sync/tables/relation-tables.ts';
import { byId, ofAccount, plainDay, procedure, rowId } from './base.ts';

const point = z.object({ startsOn: plainDay, value: z.number() });

export const metricPoint = z.object({
  id: rowId,
  period: z.enum(metricPeriods),
  startsOn: plainDay,
  value: z.number(),
  asOf: z.nullable(plainDay),
});
export type MetricPoint = z.infer<typeof metricPoint>;

export const metricSeries = z.object({
  id: rowId,
  kind: z.enum(metricKinds),
  /** Empty for the built-in kinds. */
  name: z.string(),
  unit: z.string(),
  source: z.nullable(z.string()),
  points: z.array(metricPoint),
});
export type MetricSeries = z.infer<typeof metricSeries>;

const measured = z.object({ value: z.nullable(z.number()), numerator: z.number(), denominator: z.number() });

export const usageOverview = z.object({
  /** Of the records: first and last day, and how many. */
  records: z.object({ count: z.int(), firstOn: z.nullable(plainDay), lastOn: z.nullable(plainDay) }),
  step: z.enum(['week', 'month']),
  total: z.array(point),
  /** Mean of a step before the last ones (4 weeks or 1 month), over 12 weeks or 3 months. */
  baseline: z.nullable(z.number()),
  changePercent: z.nullable(z.number()),
  /** Most used first, in the period. */
  features: z.array(z.object({ feature: z.string(), total: z.number(), lastUsedOn: plainDay, points: z.array(point) })),
  adoption: z.object({ breadth: measured, depth: measured, frequency: measured }),
  series: z.array(metricSeries),
});
export type UsageOverview = z.infer<typeof usageOverview>;

export const usageContract = {
  /** J: use by feature and period, adoption, and the account's other series. */
  overview: procedure
    .input(ofAccount.extend({ step: z.enum(['week', 'month']), from: plainDay, to: plainDay }))
    .output(usageOverview),
  saveSeries: procedure
    .input(
      ofAccount.extend({
        kind: z.enum(metricKinds),
        name: z.string().trim().max(120),
        unit: z.string().trim().max(40),
        source: z.nullable(z.string().trim().max(120)),
      }),
    )
    .output(byId),
  removeSeries: procedure.input(byId).output(z.object({})),
  /** One value per series, period and day: a second one replaces the first. */
  savePoint: procedure
    .input(
      z.object({
        seriesId: rowId,
        period: z.enum(metricPeriods),
        startsOn: plainDay,
        value: z.number(),
        asOf: z.nullable(plainDay),
      }),
    )
    .output(byId),
  removePoint: procedure.input(byId).output(z.object({})),
};
