import { z } from 'zod';
import { reviewKinds } from '#shared/domain/vocabulary.ts';

export const reviewGroups = ['upcoming', 'preparing', 'held', 'canceled'] as const;
export type ReviewGroup = (typeof reviewGroups)[number];

/** What the address holds: filters, search and sort of the list. */
export const reviewsSearch = z.object({
  group: z.array(z.enum(reviewGroups)).optional().catch(undefined),
  kind: z.array(z.enum(reviewKinds)).optional().catch(undefined),
  owner: z.array(z.string()).optional().catch(undefined),
  text: z.string().optional().catch(undefined),
  sort: z.string().optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined),
});
export type ReviewsSearch = z.infer<typeof reviewsSearch>;
