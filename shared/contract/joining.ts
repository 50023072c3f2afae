import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { memberRoles } from '#shared/domain/vocabulary.ts';
import { procedure, rowId, shortText, workProgress } from './base.ts';
import { protection, workspaceStatus } from './system.ts';

/** What an invitation code leads to, asked before anything is typed (security.md 5.3). */
export const invitationFacts = z.object({
  address: z.string(),
  /** SHA-256 of the server's certificate; null where a public authority vouches for it. */
  fingerprint: z.nullable(z.string()),
  workspaceName: z.string(),
  teamName: z.string(),
  role: z.enum(memberRoles),
  email: z.nullable(z.string()),
  name: z.nullable(z.string()),
  /** The open workspace is a local one whose accounts can be taken along (sync.md 2.3). */
  canCopy: z.boolean(),
});

/** An account of the local portfolio, before it is copied. */
export const copyCandidate = z.object({
  id: rowId,
  name: z.string(),
  rows: z.int(),
  /** An account that already stands there with the same external id or legal name. */
  alreadyThere: z.nullable(z.object({ id: rowId, name: z.string(), ownerName: z.nullable(z.string()) })),
});

export const device = z.object({
  id: rowId,
  memberId: rowId,
  memberName: z.string(),
  name: z.string(),
  os: z.string(),
  state: z.enum(['active', 'revoked', 'wipe']),
  signedIn: z.boolean(),
  lastSeenAt: z.nullable(z.iso.datetime()),
  current: z.boolean(),
});

/** Joining a server, signing in, devices (deliver 4 and 5 of sync). */
export const joiningContract = {
  /** @throws INVITATION_INVALID, SERVER_UNREACHABLE, CERTIFICATE_CHANGED */
  invitation: procedure.input(z.object({ code: z.string().max(2000) })).output(invitationFacts),
  /** Opens a new file with the server's workspace; the first sync goes on by itself. */
  join: procedure
    .input(
      z.object({
        code: z.string().max(2000),
        name: shortText(120),
        email: z.email().max(200),
        password: z.string().max(128),
        secondFactor: z.nullable(z.string().max(40)),
        deviceName: shortText(120),
        protection,
      }),
    )
    .output(workspaceStatus),
  /** Of local workspaces on this computer: which accounts may be taken along into the joined one that is open. */
  copyCandidates: procedure
    .input(z.object({ workspaceId: rowId, passphrase: z.string().max(200).optional() }))
    .output(z.array(copyCandidate)),
  /** Copies the chosen accounts as new changes with the same ids; interrupted, it goes on (sync.md 2.3). */
  copy: procedure
    .input(
      z.object({
        workspaceId: rowId,
        accountIds: z.array(rowId).max(5000),
        /** Of a local workspace that was not open since the start and has one. */
        passphrase: z.string().max(200).optional(),
      }),
    )
    .output(eventIterator(workProgress)),
  signIn: procedure
    .input(
      z.object({
        email: z.email().max(200),
        password: z.string().max(128),
        secondFactor: z.nullable(z.string().max(40)),
      }),
    )
    .output(z.object({})),
  /**
   * The server's certificate or address changed: with the new fingerprint, or an invitation that names both, this
   * computer goes on there. @throws FINGERPRINT_WRONG, INVITATION_INVALID, SERVER_UNREACHABLE
   */
  moveServer: procedure.input(z.object({ given: z.string().max(2000) })).output(workspaceStatus),
  /** The mail with a code for a new password; answered alike whether the address is known or not. @throws TOO_MANY_ATTEMPTS */
  requestReset: procedure.input(z.object({ email: z.email().max(200) })).output(z.object({})),
  /** With the code of the mail or of an admin. Every computer of the person signs in anew. @throws WRONG_CREDENTIALS */
  resetPassword: procedure
    .input(z.object({ code: z.string().trim().min(1).max(100), password: z.string().max(128) }))
    .output(z.object({})),
  /** Ends the session; the data stays, sync stops. */
  signOut: procedure.output(z.object({})),
  devices: procedure.output(z.array(device)),
  revokeDevice: procedure.input(z.object({ id: rowId, wipe: z.boolean() })).output(z.object({})),
  /** Whether the member's sign-in asks for a second factor. @throws SERVER_UNREACHABLE, SIGNED_OUT */
  secondFactor: procedure.output(z.object({ isOn: z.boolean() })),
  /** Secret for an authenticator app, confirmed by its first code; backup codes are shown once. */
  startSecondFactor: procedure
    .input(z.object({ password: z.string().max(128) }))
    .output(z.object({ address: z.string(), backupCodes: z.array(z.string()) })),
  confirmSecondFactor: procedure.input(z.object({ code: z.string().max(40) })).output(z.object({})),
  endSecondFactor: procedure
    .input(z.object({ password: z.string().max(128), code: z.string().max(40) }))
    .output(z.object({})),
  changePassword: procedure
    .input(
      z.object({
        current: z.string().max(128),
        next: z.string().max(128),
        secondFactor: z.string().max(40).optional(),
      }),
    )
    .output(z.object({})),
};
