import { z } from 'zod';
import { contactRoles, influences, stances } from '#shared/domain/vocabulary.ts';
import { contactWarning } from './accounts.ts';
import { byId, longText, ofAccount, plainDay, procedure, rowId, shortText } from './base.ts';

const optionalLine = (longest: number) => z.nullable(z.string().trim().max(longest));

/** A3. */
export const contactFields = z.object({
  name: shortText(200),
  jobTitle: optionalLine(200),
  email: z.nullable(z.email().max(200)),
  phone: optionalLine(60),
  role: z.nullable(z.enum(contactRoles)),
  stance: z.enum(stances),
  influence: z.nullable(z.enum(influences)),
  reportsToId: z.nullable(rowId),
  /** The day the person left the client; kept, because the history names them. */
  leftOn: z.nullable(plainDay),
  notes: z.nullable(longText),
});
export type ContactFields = z.infer<typeof contactFields>;

export const contact = contactFields.extend({
  id: rowId,
  accountId: rowId,
  /** As imported: need not be a valid address. */
  email: z.nullable(z.string()),
  lastInteractionOn: z.nullable(plainDay),
  /** Still there, with an interaction in the last 90 days. */
  live: z.boolean(),
});
export type Contact = z.infer<typeof contact>;

export const contactsContract = {
  list: procedure.input(ofAccount).output(z.object({ contacts: z.array(contact), warnings: z.array(contactWarning) })),
  create: procedure.input(contactFields.partial().required({ name: true }).extend({ accountId: rowId })).output(byId),
  /** @throws VALUE_REFUSED when somebody would report to themselves or to somebody below them */
  update: procedure.input(z.object({ id: rowId, patch: contactFields.partial() })).output(z.object({})),
};
