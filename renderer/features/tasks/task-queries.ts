import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';

export const taskQueries = {
  ofAccount: (accountId: string) =>
    core.tasks.ofAccount.queryOptions({ input: { accountId }, meta: reads('task', 'account') }),
  one: (id: string) => core.tasks.get.queryOptions({ input: { id }, meta: reads('task', 'account') }),
  accounts: () => core.accounts.pick.queryOptions({ meta: reads('account') }),
};
