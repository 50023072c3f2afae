import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';

export const methodQueries = {
  settings: () => core.method.settings.queryOptions({ meta: reads('workspace_setting', 'member') }),
};
