import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';

const tables = [
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
  'derived_account',
  'health_week',
] as const;

/** The whole list; the route asks for it while the page itself is still on its way. */
export const portfolioQuery = () => core.accounts.portfolio.queryOptions({ meta: reads(...tables) });

/** What accounts are told apart by: touch models, segments, tags. */
export const choicesQuery = () =>
  core.accounts.choices.queryOptions({ meta: reads('workspace', 'touch_model', 'segment', 'account_tag') });

export const viewsQuery = () => core.accounts.views.queryOptions({ meta: reads('saved_view') });
