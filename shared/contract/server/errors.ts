import { z } from 'zod';
import { syncErrorCodes } from '#shared/sync/wire.ts';

/**
 * Closed catalogue of refusals of sign-in and admin requests: those of sync and a few of their own. The app has a text
 * for each; `message` is English and for logs only.
 */
export const serverErrorCodes = [
  ...syncErrorCodes,
  /** E-mail, password or second factor: which one is not said. */
  'wrong_credentials',
  /** The password is right and a code of the second factor is missing. */
  'second_factor_required',
  /** Unknown, used, withdrawn or expired: which one is not said. */
  'invitation_invalid',
  /** Somebody has this e-mail already. */
  'email_taken',
  'password_too_short',
  /** Nobody would be left to run the workspace. */
  'last_admin',
  /** The member still owns accounts: hand them over first. */
  'owns_accounts',
  /** The team still has members. */
  'team_in_use',
] as const;
export type ServerErrorCode = (typeof serverErrorCodes)[number];

export const serverError = z.object({
  error: z.enum(serverErrorCodes),
  message: z.string(),
  retryable: z.boolean(),
  /** Seconds. */
  retryAfter: z.number().optional(),
});
export type ServerErrorBody = z.infer<typeof serverError>;
