import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';

const runTables = ['playbook', 'playbook_step', 'playbook_run', 'task', 'account', 'member'] as const;

const alertTables = ['firing', 'trigger_rule', 'campaign', 'playbook_run', 'account'] as const;

/** Each with the tables it reads, so that what is done anywhere is seen here. */
export const playbookQueries = {
  list: () => core.playbooks.list.queryOptions({ meta: reads(...runTables) }),
  one: (id: string) => core.playbooks.get.queryOptions({ input: { id }, meta: reads(...runTables) }),
  ofAccount: (accountId: string) =>
    core.playbooks.runsOfAccount.queryOptions({ input: { accountId }, meta: reads(...runTables) }),
  alerts: (accountId?: string) =>
    core.alerts.list.queryOptions({ input: accountId === undefined ? {} : { accountId }, meta: reads(...alertTables) }),
  /** What an import brought with it. */
  found: () => core.alerts.list.queryOptions({ input: { known: true }, meta: reads(...alertTables) }),
  triggers: () =>
    core.triggers.list.queryOptions({ meta: reads('trigger_rule', 'firing', 'derived_account', 'member') }),
  campaigns: () =>
    core.campaigns.list.queryOptions({ meta: reads('campaign', 'trigger_rule', 'playbook_run', 'task', 'member') }),
};
