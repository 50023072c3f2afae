import { z } from 'zod';

/** One line of `GET /v1/admin/audit`, newest first. */
export const auditLine = z.object({
  n: z.int(),
  /** UTC milliseconds. */
  at: z.int(),
  kind: z.string(),
  memberId: z.uuid().nullable(),
  deviceId: z.uuid().nullable(),
  /** Ids and closed words only, never what somebody wrote. */
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
export type AuditLine = z.infer<typeof auditLine>;

export const auditQuery = z.object({
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const auditPage = z.object({ lines: z.array(auditLine), more: z.boolean() });

/** `GET /v1/admin/audit/verify`: `brokenAt` is the first line whose hash does not follow from the one before. */
export const auditVerdict = z.object({ lines: z.int(), brokenAt: z.int().nullable() });
