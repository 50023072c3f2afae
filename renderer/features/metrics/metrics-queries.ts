import { keepPreviousData } from '@tanstack/react-query';
import type { MetricQuestion } from '#shared/contract/metrics.ts';
import type { MetricKey } from '#shared/domain/metric-catalogue.ts';
import type { CohortStep } from '#shared/domain/metric-cohorts.ts';
import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';

const meta = reads(
  'account',
  'contract',
  'churn_event',
  'survey_answer',
  'goal',
  'interaction',
  'touch_model',
  'segment',
  'metric_target',
  'metric_series',
  'metric_point',
  'activation',
  'workspace',
  'workspace_setting',
  'holiday',
  'task',
  'derived_account',
);

/** While another period or filter is computed, the numbers before it stay on the screen. */
const shared = { meta, placeholderData: keepPreviousData };

export const metricQueries = {
  overview: (input: MetricQuestion) => core.metrics.overview.queryOptions({ input, ...shared }),
  one: (input: MetricQuestion & { metric: MetricKey }) => core.metrics.open.queryOptions({ input, meta }),
  cohorts: (input: MetricQuestion & { step: CohortStep }) => core.metrics.cohorts.queryOptions({ input, ...shared }),
  voices: (input: MetricQuestion) => core.metrics.npsAndContacts.queryOptions({ input, ...shared }),
};
