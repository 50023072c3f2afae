import { addDigest, hex16, rowDigest } from '#shared/sync/digest.ts';
import type { RowImage } from '#shared/sync/wire.ts';
import type { Storage } from '#server/storage/storage.ts';
import { sha256 } from '#server/sync/environment.ts';

export const CRASH_KEY = new Uint8Array(32).fill(5);
/** Rows of each mutation: all of them stand, or none. */
export const WRITES = 7;

export interface Acknowledged {
  n: number;
  id: string;
  seq: number;
  o: string;
}

/** Names what is wrong with a store that a killed server left behind; empty when nothing is. */
export const faultsOf = (
  storage: Storage,
  workspaceId: string,
  deviceId: string,
  acknowledged: readonly Acknowledged[],
): Promise<string[]> =>
  storage.transaction('snapshot', async (tx) => {
    const faults: string[] = [];
    const workspace = await tx.workspaces.find(workspaceId);
    const device = await tx.devices.find(workspaceId, deviceId);
    if (!workspace || !device) return ['the workspace or the device is gone'];
    const { head } = workspace;
    const own = { deviceId, after: 0, reached: head };
    const sets = await tx.log.sets(
      workspaceId,
      Array.from({ length: head }, (_, index) => index + 1),
      own,
    );
    if (sets.length !== head) faults.push(`${sets.length} commits in the log, head ${head}`);
    const bySeq = new Map(sets.map((set) => [set.seq, set]));
    for (const { n, id, seq } of acknowledged) {
      const set = bySeq.get(seq);
      if (set?.mutationId !== id || set.n !== n) faults.push(`acknowledged mutation ${n} is lost`);
    }
    const outcomes = await tx.devices.outcomes(workspaceId, deviceId, 1, device.lastN);
    if (outcomes.length !== device.lastN) faults.push(`${outcomes.length} answers for ${device.lastN} mutations`);
    if ((acknowledged.at(-1)?.n ?? 0) > device.lastN) faults.push('the device’s number went back');

    const buckets = [...new Set((await tx.access.readable(workspaceId, device.memberId, null)).concat('w'))];
    const limit = { rows: 1_000_000, bytes: 1_000_000_000 };
    const { changes } = await tx.log.after(workspaceId, { after: 0, head, buckets }, limit);
    const sizes = new Map<number, number>();
    for (const { seq, t } of changes) if (t === 'contact') sizes.set(seq, (sizes.get(seq) ?? 0) + 1);
    for (const [seq, size] of sizes) if (size !== WRITES) faults.push(`commit ${seq} has ${size} rows of ${WRITES}`);

    for (const { bucket, t, n, digest } of await tx.rows.digests(workspaceId, buckets)) {
      const ids = await tx.rows.rowDigests(workspaceId, bucket, t);
      const rows = await tx.rows.find(
        workspaceId,
        ids.map(({ id }) => ({ t, id })),
      );
      const sum = rows.reduce(
        (total, row) => addDigest(total, rowDigest(JSON.parse(row.image) as RowImage, sha256)),
        0n,
      );
      if (rows.length !== n || hex16(sum) !== digest) faults.push(`the digest of ${t} in ${bucket} is not of its rows`);
    }
    return faults;
  });
