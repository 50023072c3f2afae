import { z } from 'zod';
import { memberRoles } from '#shared/domain/vocabulary.ts';
import { plainInstant, procedure, rowId, shortText } from './base.ts';
import { device } from './joining.ts';

const member = z.object({
  id: rowId,
  teamId: rowId,
  name: z.string(),
  email: z.nullable(z.string()),
  role: z.enum(memberRoles),
  active: z.boolean(),
  secondFactor: z.boolean(),
  accounts: z.int(),
  lastSeenAt: z.nullable(plainInstant),
});

const invitation = z.object({
  id: rowId,
  role: z.enum(memberRoles),
  teamId: rowId,
  email: z.nullable(z.string()),
  name: z.nullable(z.string()),
  createdAt: plainInstant,
  expiresAt: plainInstant,
});

const policy = z.object({ forbidUnencrypted: z.boolean(), offlineLeaseDays: z.nullable(z.int().min(30).max(3650)) });

/**
 * People of a shared workspace: who may do what is the server's to say, so all of this needs the network.
 * @throws SERVER_UNREACHABLE, SERVER_REFUSED
 */
export const peopleContract = {
  list: procedure.output(
    z.object({
      members: z.array(member),
      teams: z.array(z.object({ id: rowId, name: z.string(), members: z.int() })),
      invitations: z.array(invitation),
    }),
  ),
  /** The code is shown once. */
  invite: procedure
    .input(
      z.object({
        role: z.enum(memberRoles),
        teamId: rowId,
        email: z.nullable(z.email().max(200)),
        name: z.nullable(shortText(120)),
      }),
    )
    .output(z.object({ code: z.string(), mailed: z.boolean(), expiresAt: plainInstant })),
  withdrawInvitation: procedure.input(z.object({ id: rowId })).output(z.object({})),
  change: procedure
    .input(
      z.object({
        id: rowId,
        name: shortText(120).optional(),
        role: z.enum(memberRoles).optional(),
        teamId: rowId.optional(),
        active: z.boolean().optional(),
      }),
    )
    .output(z.object({})),
  /** All accounts of a member, or the named ones, go to another. */
  handOver: procedure
    .input(z.object({ from: rowId, to: rowId, accountIds: z.nullable(z.array(rowId).max(5000)) }))
    .output(z.object({ accounts: z.int() })),
  /** The next sign-in asks for the password alone; for somebody who lost the app and every backup code. */
  endSecondFactor: procedure.input(z.object({ id: rowId })).output(z.object({})),
  resetCode: procedure.input(z.object({ id: rowId })).output(z.object({ code: z.string(), expiresAt: plainInstant })),
  addTeam: procedure.input(z.object({ name: shortText(120) })).output(z.object({})),
  renameTeam: procedure.input(z.object({ id: rowId, name: shortText(120) })).output(z.object({})),
  removeTeam: procedure.input(z.object({ id: rowId })).output(z.object({})),
  devices: procedure.output(z.array(device)),
  revokeDevice: procedure.input(z.object({ id: rowId, wipe: z.boolean() })).output(z.object({})),
  policy: procedure.output(policy),
  putPolicy: procedure.input(policy.partial()).output(policy),
  audit: procedure.input(z.object({ before: z.nullable(z.int()) })).output(
    z.object({
      lines: z.array(
        z.object({
          n: z.int(),
          at: plainInstant,
          kind: z.string(),
          memberName: z.nullable(z.string()),
          deviceName: z.nullable(z.string()),
          detail: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
        }),
      ),
      more: z.boolean(),
      /** First line whose hash does not follow from the one before; null: the chain is whole. */
      brokenAt: z.nullable(z.int()),
    }),
  ),
};
