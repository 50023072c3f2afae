import { z } from 'zod';
import { memberRoles } from '#shared/domain/vocabulary.ts';
import { shortText } from './short-text.ts';

export const LONGEST_INVITATION_DAYS = 90;

/** `POST /v1/admin/invitations`. With an e-mail only that address may use it. */
export const invitationRequest = z.object({
  role: z.enum(memberRoles),
  teamId: z.uuid(),
  email: z.email().max(200).nullable(),
  name: shortText(120).nullable(),
  days: z.int().min(1).max(LONGEST_INVITATION_DAYS).default(14),
});
export type InvitationRequest = z.infer<typeof invitationRequest>;

/** One open invitation of `GET /v1/admin/invitations`. */
export const invitationLine = z.object({
  id: z.uuid(),
  role: z.enum(memberRoles),
  teamId: z.uuid(),
  email: z.string().nullable(),
  name: z.string().nullable(),
  /** UTC milliseconds. */
  createdAt: z.int(),
  expiresAt: z.int(),
});
export type InvitationLine = z.infer<typeof invitationLine>;
export const invitationList = z.object({ invitations: z.array(invitationLine) });

/** The code is shown once; the server keeps only a hash of its secret. `mailed` says whether it was sent too. */
export const newInvitation = invitationLine.extend({ code: z.string(), mailed: z.boolean() });
export type NewInvitation = z.infer<typeof newInvitation>;
