import { z } from 'zod';
import { longText, ofAccount, plainDay, procedure, rowId } from './base.ts';

/** A5: what sales promised and the client expected. */
export const handOverFields = z.object({
  salesOwner: z.nullable(z.string().trim().max(200)),
  handedOn: z.nullable(plainDay),
  acceptedOn: z.nullable(plainDay),
  promised: z.nullable(longText),
  expectedResult: z.nullable(longText),
  history: z.nullable(longText),
  contactsNote: z.nullable(longText),
});
export type HandOverFields = z.infer<typeof handOverFields>;

export const handOver = handOverFields.extend({ id: rowId });
export type HandOver = z.infer<typeof handOver>;

export const handOverContract = {
  /** Null: nothing written yet. */
  get: procedure.input(ofAccount).output(z.nullable(handOver)),
  /** One record an account: made at the first save. */
  save: procedure.input(ofAccount.extend({ patch: handOverFields.partial() })).output(z.object({ id: rowId })),
};
