import { z } from 'zod';

/** Shortest offline lease (sync.md 2.12), in days. */
export const SHORTEST_LEASE = 30;

/** What a workspace asks of every device. `GET|PATCH /v1/admin/policy`; each session learns it. */
export const workspacePolicy = z.object({
  /** A device without a keychain needs a passphrase. */
  forbidUnencrypted: z.boolean(),
  /** Days without contact after which a device asks to sign in; nothing is deleted. Null: never. */
  offlineLeaseDays: z.nullable(z.int().min(SHORTEST_LEASE).max(3650)),
});
export type WorkspacePolicy = z.infer<typeof workspacePolicy>;

export const noPolicy: WorkspacePolicy = { forbidUnencrypted: false, offlineLeaseDays: null };

export const policyChange = workspacePolicy.partial();
