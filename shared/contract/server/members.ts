import { z } from 'zod';
import { memberRoles } from '#shared/domain/vocabulary.ts';
import { shortText } from './short-text.ts';

/** One member of `GET /v1/admin/members`. */
export const memberLine = z.object({
  id: z.uuid(),
  teamId: z.uuid(),
  name: z.string(),
  email: z.string().nullable(),
  role: z.enum(memberRoles),
  active: z.boolean(),
  secondFactor: z.boolean(),
  /** How many accounts the member owns. */
  accounts: z.int(),
  /** UTC milliseconds of the last contact of any device. */
  lastSeenAt: z.int().nullable(),
});
export type MemberLine = z.infer<typeof memberLine>;
export const memberList = z.object({ members: z.array(memberLine) });

/** `PATCH /v1/admin/members/{id}`. Leaving (`active: false`) needs the accounts handed over. */
export const memberChange = z
  .object({
    name: shortText(120),
    role: z.enum(memberRoles),
    teamId: z.uuid(),
    active: z.boolean(),
  })
  .partial();
export type MemberChange = z.infer<typeof memberChange>;

/** `POST /v1/admin/members/{id}/hand-over`: all accounts of a member, or the named ones, go to another. */
export const handOverRequest = z.object({ to: z.uuid(), accountIds: z.array(z.uuid()).max(5000).optional() });
export type HandOverRequest = z.infer<typeof handOverRequest>;
export const handOverReply = z.object({ accounts: z.int() });

/** `POST /v1/admin/members/{id}/reset-code`: told to the person by other means than mail. */
export const resetCode = z.object({ code: z.string(), expiresAt: z.int() });

/** One team of `GET /v1/admin/teams`. */
export const teamLine = z.object({ id: z.uuid(), name: z.string(), members: z.int() });
export type TeamLine = z.infer<typeof teamLine>;
export const teamList = z.object({ teams: z.array(teamLine) });
export const teamInput = z.object({ name: shortText(120) });

/** `GET /v1/admin/accounts`: who owns what, for leads (their team) and admins. */
export const accountLine = z.object({ id: z.uuid(), name: z.string(), ownerId: z.uuid().nullable() });
export const accountList = z.object({ accounts: z.array(accountLine) });
export type AccountLine = z.infer<typeof accountLine>;
