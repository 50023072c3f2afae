import { z } from 'zod';

export const deviceStates = ['active', 'revoked', 'wipe'] as const;

/** One device of `GET /v1/devices` (own) or `GET /v1/admin/devices` (all). */
export const deviceLine = z.object({
  id: z.uuid(),
  memberId: z.uuid(),
  name: z.string(),
  os: z.string(),
  /** `wipe`: it destroys its key at the next contact. */
  state: z.enum(deviceStates),
  signedIn: z.boolean(),
  /** UTC milliseconds of the last contact. */
  lastSeenAt: z.int().nullable(),
  current: z.boolean(),
});
export type DeviceLine = z.infer<typeof deviceLine>;

export const deviceList = z.object({ devices: z.array(deviceLine) });

/** `POST /v1/devices/{id}/revoke` (own) or `POST /v1/admin/devices/{id}/revoke` (any). */
export const deviceRevocation = z.object({ wipe: z.boolean() });
