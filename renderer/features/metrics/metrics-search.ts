import { z } from 'zod';
import { plainDay } from '#shared/contract/base.ts';
import { metricKeys } from '#shared/domain/metric-catalogue.ts';
import { cohortSteps } from '#shared/domain/metric-cohorts.ts';
import { npsVotes } from '#shared/domain/metric-catalogue.ts';
import { churnTotals } from '#shared/domain/metrics.ts';
import { cesMethods } from '#shared/domain/survey.ts';
import { periodPresets } from './metric-periods.ts';

const text = z.coerce.string().optional().catch(undefined);

/** The groups that a metric is compared by. */
export const compareBy = ['segments', 'touchModels', 'owners'] as const;
export type CompareBy = (typeof compareBy)[number];

/** What the address of the metrics holds: period, filters, which definitions, and how it is looked at. */
export const metricsSearch = z.object({
  period: z.enum(periodPresets).optional().catch(undefined),
  from: plainDay.optional().catch(undefined),
  to: plainDay.optional().catch(undefined),
  segment: text,
  touchModel: text,
  owner: text,
  churn: z.enum(churnTotals).optional().catch(undefined),
  nps: z.enum(npsVotes).optional().catch(undefined),
  ces: z.enum(cesMethods).optional().catch(undefined),
  step: z.enum(cohortSteps).optional().catch(undefined),
  by: z.enum(compareBy).optional().catch(undefined),
});
export type MetricsSearch = z.infer<typeof metricsSearch>;

/** The metric whose page is open. */
export const metricParams = z.object({ metric: z.enum(metricKeys) });
