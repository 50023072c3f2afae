import type { AuditLine, auditQuery } from '#shared/contract/server/audit.ts';
import type { WorkspacePolicy } from '#shared/contract/server/policy.ts';
import type { z } from 'zod';
import type { IdentityTables } from '../auth/identity-tables.ts';
import { readPolicy, savePolicy } from '../auth/policy.ts';
import type { ServerEnvironment } from '../environment.ts';
import { type Asker, requireAdmin, writeAudit } from './authority.ts';

/** `GET /v1/admin/policy`. */
export const getPolicy = (env: ServerEnvironment, asker: Asker): Promise<WorkspacePolicy> =>
  env.storage.transaction('snapshot', async (tx) => {
    await requireAdmin(tx, asker, false);
    return readPolicy(tx.kysely<IdentityTables>(), asker.workspaceId);
  });

/** `PATCH /v1/admin/policy`. */
export const changePolicy = (
  env: ServerEnvironment,
  asker: Asker,
  change: { [Key in keyof WorkspacePolicy]?: WorkspacePolicy[Key] | undefined },
): Promise<WorkspacePolicy> =>
  env.storage.transaction('write', async (tx) => {
    await requireAdmin(tx, asker, true);
    const identity = tx.kysely<IdentityTables>();
    const before = await readPolicy(identity, asker.workspaceId);
    const policy = {
      forbidUnencrypted: change.forbidUnencrypted ?? before.forbidUnencrypted,
      offlineLeaseDays: change.offlineLeaseDays === undefined ? before.offlineLeaseDays : change.offlineLeaseDays,
    };
    await savePolicy(identity, asker.workspaceId, policy);
    await writeAudit(tx, asker, env.now(), 'policy.changed', {
      forbid_unencrypted: policy.forbidUnencrypted ? 1 : 0,
      offline_lease_days: policy.offlineLeaseDays,
    });
    return policy;
  });

/** `GET /v1/admin/audit`: reading it is written down too, once a look. */
export const readAudit = (
  env: ServerEnvironment,
  asker: Asker,
  { before, limit }: z.output<typeof auditQuery>,
): Promise<{ lines: AuditLine[]; more: boolean }> =>
  env.storage.transaction('write', async (tx) => {
    await requireAdmin(tx, asker, false);
    const rows = await tx.audit.page(asker.workspaceId, before ?? null, limit + 1);
    if (before === undefined) await writeAudit(tx, asker, env.now(), 'audit.read', {});
    const lines = rows.slice(0, limit).map(({ n, at, kind, memberId, deviceId, detail }) => ({
      n,
      at,
      kind,
      memberId,
      deviceId,
      detail: { ...detail },
    }));
    return { lines, more: rows.length > limit };
  });

/** `GET /v1/admin/audit/verify`. */
export const verifyAudit = (
  env: ServerEnvironment,
  asker: Asker,
): Promise<{ lines: number; brokenAt: number | null }> =>
  env.storage.transaction('snapshot', async (tx) => {
    await requireAdmin(tx, asker, false);
    const [newest] = await tx.audit.page(asker.workspaceId, null, 1);
    return { lines: newest?.n ?? 0, brokenAt: await tx.audit.firstBroken(asker.workspaceId) };
  });
