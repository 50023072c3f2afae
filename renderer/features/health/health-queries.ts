import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';

export const healthQueries = {
  ofAccount: (accountId: string) =>
    core.health.ofAccount.queryOptions({
      input: { accountId },
      meta: reads('derived_account', 'health_week', 'health_decision', 'health_model', 'health_weight', 'member'),
    }),
  models: () =>
    core.health.models.queryOptions({
      meta: reads('health_model', 'health_weight', 'workspace_setting', 'derived_account', 'member'),
    }),
  disagreements: () =>
    core.health.disagreements.queryOptions({ meta: reads('derived_account', 'health_decision', 'member', 'account') }),
};
