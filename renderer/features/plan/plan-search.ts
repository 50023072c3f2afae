import { z } from 'zod';

/** What the address of a plan holds: which plan is shown, and the goal that is open beside it. */
export const planSearch = z.object({
  plan: z.uuid().optional().catch(undefined),
  goal: z.uuid().optional().catch(undefined),
});
export type PlanSearch = z.infer<typeof planSearch>;
