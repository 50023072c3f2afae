import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';

/** What the plan page and its drawer read (E). */
export const planQueries = {
  view: (accountId: string, planId: string | undefined) =>
    core.plans.view.queryOptions({
      input: { accountId, ...(planId ? { planId } : {}) },
      meta: reads('success_plan', 'goal', 'goal_check_in', 'goal_milestone', 'contact', 'hand_over'),
    }),
  goal: (id: string) =>
    core.goals.get.queryOptions({
      input: { id },
      meta: reads('success_plan', 'goal', 'goal_check_in', 'goal_milestone', 'review', 'member'),
    }),
};
