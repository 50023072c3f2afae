import { canonicalJson } from '#shared/sync/canonical.ts';
import { rowDigest } from '#shared/sync/digest.ts';
import type { RowImage } from '#shared/sync/wire.ts';
import { fromBytes, sha256 } from '#sync/bucket-digests.ts';
import type { SyncDevice } from './sync-device.ts';
import type { SyncEnvironment } from '#server/sync/environment.ts';

interface SyncedServer {
  env: SyncEnvironment;
  workspaceId: string;
}

/** One row as the server holds it, with what a device is held against. */
interface ReadRow {
  image: RowImage;
  /** Bucket, sequence number, cells and values. */
  text: string;
  digest: bigint;
}

/** Rows of a bucket; each is read once, while the server is at rest. */
export type BucketReader = (bucket: string) => Promise<ReadRow[]>;

const LIMIT = { rows: 100_000, bytes: Number.MAX_SAFE_INTEGER };

export const bucketReader = ({ env, workspaceId }: SyncedServer): BucketReader => {
  const read = new Map<string, ReadRow[]>();
  return async (bucket) => {
    let rows = read.get(bucket);
    if (rows) return rows;
    const found = await env.storage.transaction('snapshot', (tx) => tx.rows.page(workspaceId, bucket, null, LIMIT));
    rows = found.map(({ image: text }) => {
      const image = JSON.parse(text) as RowImage;
      const { b, s, c, v } = image;
      return { image, text: canonicalJson([b, s, c, v]), digest: rowDigest(image, sha256) };
    });
    read.set(bucket, rows);
    return rows;
  };
};

const readableBuckets = ({ env, workspaceId }: SyncedServer, memberId: string): Promise<string[]> =>
  env.storage.transaction('snapshot', (tx) => tx.access.readable(workspaceId, memberId, null));

/**
 * Names how a device at rest differs from the server (I1, I8, I9); empty when it does not. Several devices of one server
 * share what is read of it.
 */
export const faultsOf = async (
  world: SyncedServer,
  device: SyncDevice,
  read: BucketReader = bucketReader(world),
): Promise<string[]> => {
  const faults: string[] = [];
  const { sql, engine } = device;
  const count = (what: string) => sql.value<number>(`SELECT count(*) FROM ${what}`) ?? 0;
  for (const what of ['captured', 'pending_row', 'row_base', `bucket_state WHERE state = 'loading'`])
    if (count(what) > 0) faults.push(`${count(what)} rows in ${what}`);
  const open = count('outbox WHERE outcome IS NULL');
  if (open > 0) faults.push(`${open} mutations wait`);
  const buckets = await readableBuckets(world, device.actor.memberId);
  const there = new Map<string, ReadRow>();
  for (const bucket of buckets) for (const row of await read(bucket)) there.set(`${row.image.t} ${row.image.id}`, row);
  const here = sql.all<{ t: string; id: string }>('SELECT t, id FROM row_meta');
  for (const { t, id } of here) if (!there.has(`${t} ${id}`)) faults.push(`${t} ${id} is not the server's`);
  for (const [key, { image, text, digest }] of there) {
    const { t, id, s } = image;
    const row = engine.file.rows.serverRow(t, id);
    if (!row) faults.push(`${key} is missing`);
    else if (canonicalJson([row.bucket, row.seq, row.cells, row.values]) !== text)
      faults.push(`${key} is ${canonicalJson(row)} instead of ${text}`);
    const kept = sql.value<Uint8Array>('SELECT digest FROM row_meta WHERE id = ? AND t = ?', id, t);
    if (kept && fromBytes(kept) !== digest) faults.push(`${key} at ${s} keeps another digest than its own`);
  }
  const digests = await world.env.storage.transaction('snapshot', (tx) => tx.rows.digests(world.workspaceId, buckets));
  for (const { bucket, t, n, digest } of digests) {
    const own = engine.file.digests.of(bucket, t);
    if (own.n !== n || own.h !== digest)
      faults.push(`${bucket} ${t} sums to ${own.n} ${own.h} instead of ${n} ${digest}`);
  }
  return faults;
};
