import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';

const tables = reads('opportunity', 'account', 'member', 'derived_account');

export const opportunityQueries = {
  list: (accountId?: string) =>
    core.opportunities.list.queryOptions({ input: accountId === undefined ? {} : { accountId }, meta: tables }),
};
