import { z } from 'zod';

/** What the address holds: which account's decisions, which one is open, and whether the settled ones are shown. */
export const toReviewSearch = z.object({
  account: z.uuid().optional().catch(undefined),
  at: z.uuid().optional().catch(undefined),
  settled: z.boolean().optional().catch(undefined),
});
export type ToReviewSearch = z.infer<typeof toReviewSearch>;
