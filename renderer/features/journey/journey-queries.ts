import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';

/** The accounts as the list reads them, with what moves their stages. */
export const journeyPortfolio = () =>
  core.accounts.portfolio.queryOptions({
    meta: reads(
      'account',
      'account_tag',
      'contract',
      'feeling',
      'interaction',
      'task',
      'review',
      'touch_model',
      'segment',
      'member',
      'account_stage',
      'account_flag',
      'journey_template',
      'journey_stage',
      'workspace_setting',
      'workspace',
    ),
  });
