import type { ViewPage } from '#shared/contract/accounts.ts';
import { core } from './core-client.ts';
import { reads } from './query-client.ts';

/**
 * Everything a row of the portfolio is told from. One list for all pages that show it: they share what was read, and a
 * page that named fewer tables would leave the others with old rows.
 */
const tables = [
  'account',
  'account_flag',
  'account_stage',
  'account_tag',
  'activation',
  'contract',
  'derived_account',
  'feeling',
  'feeling_mark',
  'goal',
  'health_decision',
  'health_week',
  'interaction',
  'journey_stage',
  'journey_template',
  'member',
  'playbook_run',
  'review',
  'segment',
  'success_plan',
  'task',
  'touch_model',
  'workspace',
  'workspace_setting',
] as const;

/** The whole list; the route asks for it while the page itself is still on its way. */
export const portfolioQuery = () => core.accounts.portfolio.queryOptions({ meta: reads(...tables) });

/** What accounts are told apart by: touch models, segments, tags. */
export const choicesQuery = () =>
  core.accounts.choices.queryOptions({ meta: reads('workspace', 'touch_model', 'segment', 'account_tag') });

export const viewsQuery = (page: ViewPage) =>
  core.accounts.views.queryOptions({ input: { page }, meta: reads('saved_view') });
