import { z } from 'zod';
import { byId, plainDay, procedure, rowId, shortText } from './base.ts';

/** Largest logo, in MiB: it is copied into every deck. */
export const LARGEST_LOGO_MIB = 2;

/** The workspace's logo, on the client's documents (ui.md, The deck). */
export const logoContract = {
  get: procedure.output(z.nullable(z.file())),
  /** A PNG picture, by the token of the chosen file. @throws FILE_NOT_PICTURE, FILE_TOO_LARGE, FILE_NOT_READABLE */
  put: procedure.input(z.object({ token: z.string(), name: shortText(200) })).output(z.object({})),
  remove: procedure.output(z.object({})),
};

export const holiday = z.object({
  id: rowId,
  day: plainDay,
  /** Of a shipped one, whose name is in the texts. */
  contentKey: z.nullable(z.string()),
  name: z.nullable(z.string()),
});
export type Holiday = z.infer<typeof holiday>;

/** Days on which nothing falls due (architecture.md, Days): Brazil's national ones by default. */
export const holidaysContract = {
  list: procedure.input(z.object({ year: z.int().min(2000).max(2100) })).output(z.array(holiday)),
  add: procedure.input(z.object({ day: plainDay, name: shortText(120) })).output(z.object({})),
  remove: procedure.input(byId).output(z.object({})),
};
