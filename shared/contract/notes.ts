import { z } from 'zod';
import { audiences } from '#shared/domain/vocabulary.ts';
import { byId, longText, ofAccount, plainInstant, procedure, rowId } from './base.ts';

/** H8: client, internal or the author's alone. */
export const accountNote = z.object({
  id: rowId,
  body: z.string(),
  writtenAt: plainInstant,
  authorName: z.nullable(z.string()),
  audience: z.enum(audiences),
  mine: z.boolean(),
});
export type AccountNote = z.infer<typeof accountNote>;

export const notesContract = {
  /** Newest first; private ones are the reader's own. */
  list: procedure.input(ofAccount).output(z.array(accountNote)),
  create: procedure.input(ofAccount.extend({ body: longText.min(1), audience: z.enum(audiences) })).output(byId),
  /** A private note stays private: it never moves to where others read. */
  update: procedure
    .input(z.object({ id: rowId, body: longText.min(1), audience: z.enum(audiences) }))
    .output(z.object({})),
};
