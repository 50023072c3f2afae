import { z } from 'zod';
import { byId, procedure, rowAudience, rowId, shortText } from './base.ts';

/** Largest file that may be attached, in MiB (sync.md 2.20). */
export const LARGEST_ATTACHMENT_MIB = 25;

export const attachmentOwners = [
  'account',
  'hand_over',
  'interaction',
  'support_case',
  'case_comment',
  'note',
  'goal',
  'review',
] as const;
export type AttachmentOwner = (typeof attachmentOwners)[number];

export const attachment = z.object({
  id: rowId,
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  audience: rowAudience,
  createdAt: z.string(),
});
export type Attachment = z.infer<typeof attachment>;

const owned = { accountId: rowId, ownerTable: z.enum(attachmentOwners), ownerId: rowId, audience: rowAudience };

export const attachmentsContract = {
  list: procedure.input(z.object({ ownerTable: z.enum(attachmentOwners), ownerId: rowId })).output(z.array(attachment)),
  /** A file chosen or pasted in the page. @throws FILE_TOO_LARGE, FILE_EMPTY */
  add: procedure.input(z.object({ ...owned, file: z.file() })).output(attachment),
  /** A file chosen through main's dialog or dropped, by its token. @throws FILE_TOO_LARGE, FILE_EMPTY, FILE_NOT_READABLE */
  addGiven: procedure.input(z.object({ ...owned, token: z.string(), name: shortText(200) })).output(attachment),
  /** The bytes, named and typed. @throws FILE_DAMAGED, FILE_NOT_READABLE */
  read: procedure.input(byId).output(z.file()),
  /** Writes a copy where the user chose. @throws FILE_NOT_WRITABLE */
  saveAs: procedure.input(z.object({ id: rowId, token: z.string() })).output(z.object({})),
};
