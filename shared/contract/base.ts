import { oc } from '@orpc/contract';
import { z } from 'zod';
import { errorCatalogue } from './errors.ts';

/** What every contract of core starts from: all share the closed catalogue of failures. */
export const procedure = oc.errors(errorCatalogue);

export const plainDay = z.iso.date();
export const plainInstant = z.iso.datetime();
export const rowId = z.uuid();
/** One required line of text, as a form gives it. */
export const shortText = (longest = 300) => z.string().trim().min(1).max(longest);
export const longText = z.string().max(200_000);
export const byId = z.object({ id: rowId });
export const ofAccount = z.object({ accountId: rowId });
export const rowAudience = z.enum(['client', 'internal']);
export const money = z.object({ minor: z.int(), currency: z.string().length(3) });
/** Progress of long work: the last value has `finished` set. */
export const workProgress = z.object({
  done: z.int(),
  total: z.int(),
  rejected: z.int(),
  /** Key of what is being done now. */
  phase: z.string(),
  finished: z.boolean(),
});
export type WorkProgress = z.infer<typeof workProgress>;
