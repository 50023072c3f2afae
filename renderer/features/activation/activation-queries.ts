import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';

/** What the activation and its before and after read (C1, C4). */
export const activationQueries = {
  open: (accountId: string) =>
    core.activation.open.queryOptions({
      input: { accountId },
      meta: reads(
        'account',
        'activation',
        'activation_step',
        'contact',
        'success_plan',
        'goal',
        'review',
        'task',
        'interaction',
        'hand_over',
        'segment',
        'touch_model',
        'workspace_setting',
        'account_stage',
      ),
    }),
  baseline: (accountId: string) =>
    core.activation.baseline.queryOptions({
      input: { accountId },
      meta: reads(
        'account',
        'account_baseline',
        'survey_answer',
        'contract',
        'usage_record',
        'metric_point',
        'support_case',
        'interaction',
        'health_week',
      ),
    }),
};
