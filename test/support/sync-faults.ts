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

/** Every row that the member may read, as the server holds it. */
export const readableRows = (world: SyncedServer, memberId: string): Promise<RowImage[]> =>
  world.env.storage.transaction('snapshot', async (tx) => {
    const images: RowImage[] = [];
    for (const bucket of await tx.access.readable(world.workspaceId, memberId, null)) {
      const limit = { rows: 100_000, bytes: Number.MAX_SAFE_INTEGER };
      for (const { image } of await tx.rows.page(world.workspaceId, bucket, null, limit))
        images.push(JSON.parse(image) as RowImage);
    }
    return images;
  });

/** Names how a device at rest differs from the server (I1, I8, I9); empty when it does not. */
export const faultsOf = async (world: SyncedServer, device: SyncDevice): Promise<string[]> => {
  const faults: string[] = [];
  const { sql, engine } = device;
  const count = (what: string) => sql.value<number>(`SELECT count(*) FROM ${what}`) ?? 0;
  for (const what of ['captured', 'pending_row', 'row_base', `bucket_state WHERE state = 'loading'`])
    if (count(what) > 0) faults.push(`${count(what)} rows in ${what}`);
  const open = count('outbox WHERE outcome IS NULL');
  if (open > 0) faults.push(`${open} mutations wait`);
  const there = new Map(
    (await readableRows(world, device.actor.memberId)).map((image) => [`${image.t} ${image.id}`, image]),
  );
  const here = sql.all<{ t: string; id: string }>('SELECT t, id FROM row_meta');
  for (const { t, id } of here) if (!there.has(`${t} ${id}`)) faults.push(`${t} ${id} is not the server's`);
  for (const [key, { t, id, b, s, c, v }] of there) {
    const row = engine.file.rows.serverRow(t, id);
    if (!row) faults.push(`${key} is missing`);
    else if (canonicalJson([row.bucket, row.seq, row.cells, row.values]) !== canonicalJson([b, s, c, v]))
      faults.push(`${key} is ${canonicalJson(row)} instead of ${canonicalJson({ b, s, c, v })}`);
  }
  for (const image of there.values()) {
    const kept = sql.value<Uint8Array>('SELECT digest FROM row_meta WHERE id = ? AND t = ?', image.id, image.t);
    if (kept && fromBytes(kept) !== rowDigest(image, sha256))
      faults.push(`${image.t} ${image.id} at ${image.s} keeps another digest than its own`);
  }
  const digests = await world.env.storage.transaction('snapshot', async (tx) =>
    tx.rows.digests(world.workspaceId, await tx.access.readable(world.workspaceId, device.actor.memberId, null)),
  );
  for (const { bucket, t, n, digest } of digests) {
    const own = engine.file.digests.of(bucket, t);
    if (own.n !== n || own.h !== digest)
      faults.push(`${bucket} ${t} sums to ${own.n} ${own.h} instead of ${n} ${digest}`);
  }
  return faults;
};
