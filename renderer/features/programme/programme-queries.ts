import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';

/** The programme, its versions and what changed between two (C2, C3). */
export const programmeQueries = {
  open: () =>
    core.programme.open.queryOptions({
      meta: reads(
        'programme_step',
        'metric_target',
        'account',
        'member',
        'segment',
        'touch_model',
        'survey_answer',
        'goal',
        'contract',
        'interaction',
        'activation',
        'churn_event',
        'workspace_setting',
        'derived_account',
        'plan_template',
        'content_item',
        'playbook',
        'success_plan',
      ),
    }),
  versions: () => core.programme.versions.queryOptions({ meta: reads('programme_version', 'member') }),
  comparison: (from: string, to: string | null) =>
    core.programme.compare.queryOptions({
      input: { from, to },
      meta: reads('programme_version', 'programme_step', 'metric_target'),
    }),
};
