import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';

export const courseQueries = {
  ofAccount: (accountId: string) =>
    core.journeys.ofAccount.queryOptions({
      input: { accountId },
      meta: reads(
        'account',
        'account_stage',
        'account_flag',
        'journey_template',
        'journey_stage',
        'segment',
        'touch_model',
        'workspace',
        'workspace_setting',
        'review',
        'feeling',
      ),
    }),
  templates: () =>
    core.journeys.templates.queryOptions({
      meta: reads('journey_template', 'journey_stage', 'account', 'segment', 'workspace', 'member'),
    }),
};
