import { fromHex16 } from '#shared/sync/digest.ts';
import { purgedImage } from '#shared/sync/image.ts';
import type { RowImage } from '#shared/sync/wire.ts';
import type { RowKey, StoredImage } from '../storage/rows.ts';
import type { StorageTransaction } from '../storage/storage.ts';
import type { Committed, SyncEnvironment } from './environment.ts';

const DAY = 24 * 60 * 60_000;
/** The log keeps at least this much (sync.md 2.17). */
export const LOG_DAYS = 45;
export const LOG_COMMITS = 100_000;
/** Answers to mutations are kept in full for so long (sync.md 2.11). */
export const OUTCOME_DAYS = 90;

/** The audit is kept for so long, and pruned once a month rather than line by line (security.md 5.5). */
export const AUDIT_DAYS = 730;
const AUDIT_SLACK_DAYS = 30;

export interface LogWindow {
  days: number;
  commits: number;
}

/** Forgets what no device needs any more; called now and then, by any number of servers. */
export const tidy = (
  env: SyncEnvironment,
  workspaceId: string,
  { days, commits }: LogWindow = { days: LOG_DAYS, commits: LOG_COMMITS },
): Promise<void> =>
  env.storage.transaction('write', async (tx) => {
    const workspace = await tx.workspaces.find(workspaceId);
    if (!workspace) return;
    await tx.devices.forgetOutcomes(workspaceId, env.now() - OUTCOME_DAYS * DAY);
    await pruneAudit(env, tx, workspaceId);
    const old = await tx.log.newestBefore(workspaceId, env.now() - days * DAY);
    const upTo = Math.min(old, workspace.head - commits);
    if (upTo <= workspace.minSeq) return;
    await tx.workspaces.update(workspaceId, { minSeq: upTo });
    await tx.log.prune(workspaceId, upTo);
  });

const pruneAudit = async (env: SyncEnvironment, tx: StorageTransaction, workspaceId: string): Promise<void> => {
  const oldest = await tx.audit.oldest(workspaceId);
  const due = env.now() - (AUDIT_DAYS + AUDIT_SLACK_DAYS) * DAY;
  if (oldest !== null && oldest < due) await tx.audit.prune(workspaceId, env.now() - AUDIT_DAYS * DAY, env.now());
};

export interface Purge {
  workspaceId: string;
  by: string;
  rows: readonly RowKey[];
  /** What the audit names of them; left out: all. */
  told?: readonly RowKey[];
  /** Conflicts about these rows stay: the caller says which of them go. */
  keepsLate?: boolean;
}

/**
 * Takes a row out of the world (sync.md 2.9): its images leave the log and the store, the conflicts about it go with
 * it, and what stays says only that it was there. Devices drop it when they pull. Erased rows stay in older backups
 * until those are rotated. An account that is gone already is said to be so again.
 */
export const purgeIn = async (
  env: SyncEnvironment,
  tx: StorageTransaction,
  { workspaceId, by, rows, told, keepsLate = false }: Purge,
): Promise<{ committed: Committed | null; rows: number }> => {
  const workspace = await tx.workspaces.find(workspaceId);
  if (!workspace) return { committed: null, rows: 0 };
  // Conflicts after all others, as a push locks them (sync.md 2.4).
  const own = await tx.rows.lock(workspaceId, distinct(rows.filter(({ t }) => t !== 'conflict')));
  const conflicts = rows.filter(({ t }) => t === 'conflict');
  const others = keepsLate ? [] : await conflictsAbout(tx, workspaceId, own);
  const about = await tx.rows.lock(workspaceId, distinct([...conflicts, ...others]));
  const standing = [...own, ...about].filter(({ digest }) => digest !== '');
  const found = [...standing, ...own.filter(({ t, digest }) => t === 'account' && digest === '')];
  if (found.length === 0) return { committed: null, rows: 0 };
  const head = await tx.workspaces.advanceHead(workspaceId, 1);
  const images = found.map(({ t, id, bucket }): StoredImage => {
    const image: RowImage = purgedImage(t, id, bucket, head);
    return { t, id, bucket, seq: head, image: JSON.stringify(image), digest: '' };
  });
  await tx.log.erase(workspaceId, found);
  for (const { t, id } of standing) if (ATTACHMENTS.has(t)) await tx.files.erase(workspaceId, id);
  await tx.rows.update(workspaceId, images);
  await tx.rows.addToDigests(
    workspaceId,
    sumByPlace(standing.map(({ bucket, t, digest }) => ({ bucket, t, n: -1, sum: -fromHex16(digest) }))),
  );
  await tx.rows.removeOpenConflicts(
    workspaceId,
    about.map(({ id }) => id),
  );
  const at = env.now();
  const { serverDeviceId: deviceId } = workspace;
  await tx.log.append(
    workspaceId,
    [{ seq: head, at, memberId: by, deviceId, n: 0, mutationId: env.newId() }],
    images.map(({ bucket, t, id, image }, idx) => ({ seq: head, idx, bucket, t, id, image, prev: null })),
  );
  await tx.audit.append(
    workspaceId,
    (told ?? own).map(({ t, id }) => ({ at, memberId: by, deviceId: null, kind: 'row.purged', detail: { t, id } })),
  );
  return { committed: { workspaceId, head, accessChanged: [] }, rows: standing.length };
};

const distinct = (keys: readonly RowKey[]): RowKey[] => [
  ...new Map(keys.map((key) => [`${key.t} ${key.id}`, key])).values(),
];

/** Conflicts hold values of the rows that they are about, the settled ones too. */
const conflictsAbout = async (
  tx: StorageTransaction,
  workspaceId: string,
  rows: readonly StoredImage[],
): Promise<RowKey[]> => {
  const keys = new Set(rows.map(({ t, id }) => `${t} ${id}`));
  const about: RowKey[] = [];
  for (const bucket of new Set(rows.map((row) => row.bucket))) {
    const ids = await tx.rows.rowDigests(workspaceId, bucket, 'conflict');
    const conflicts = await tx.rows.find(
      workspaceId,
      ids.map(({ id }) => ({ t: 'conflict', id })),
    );
    for (const { id, image } of conflicts) {
      const { v } = JSON.parse(image) as RowImage;
      if (keys.has(`${v['table_name']} ${v['row_id']}`)) about.push({ t: 'conflict', id });
    }
  }
  return about;
};

export const ATTACHMENTS = new Set(['attachment', 'workspace_attachment']);

const sumByPlace = (deltas: readonly { bucket: string; t: string; n: number; sum: bigint }[]) => {
  const sums = new Map<string, { bucket: string; t: string; n: number; sum: bigint }>();
  for (const { bucket, t, n, sum } of deltas) {
    const found = sums.get(`${bucket} ${t}`);
    if (found) {
      found.n += n;
      found.sum += sum;
    } else sums.set(`${bucket} ${t}`, { bucket, t, n, sum });
  }
  return [...sums.values()];
};
