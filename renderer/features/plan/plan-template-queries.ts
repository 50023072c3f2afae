import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';

/** Templates of plans and the versions of one (E5, C3). */
export const templateQueries = {
  list: () =>
    core.planTemplates.list.queryOptions({ meta: reads('plan_template', 'plan_template_goal', 'segment', 'member') }),
  proposals: (accountId: string, startsOn: string) =>
    core.planTemplates.proposals.queryOptions({
      input: { accountId, startsOn },
      meta: reads('plan_template', 'plan_template_goal', 'account'),
    }),
  versions: (planId: string) =>
    core.planVersions.list.queryOptions({ input: { planId }, meta: reads('plan_version', 'member') }),
  comparison: (from: string, to: string | null) =>
    core.planVersions.compare.queryOptions({
      input: { from, to },
      meta: reads('plan_version', 'success_plan', 'goal', 'goal_milestone'),
    }),
};
