import { hash } from 'node:crypto';
import { type Sha256, addDigest, fromHex16, hex16, leafOf, subDigest } from '#shared/sync/digest.ts';
import { VERIFY_LEAVES } from '#shared/sync/wire.ts';
import type { Statements } from './statements.ts';

/** By way of a text: `hash` takes twice as long to make a buffer itself, and this runs for each row. */
export const sha256: Sha256 = (text) => Buffer.from(hash('sha256', text, 'binary'), 'binary');

/** Sum of no rows. */
export const NOTHING = hex16(0n);

interface Sum {
  bucket: string;
  t: string;
  n: number;
  sum: bigint;
}

export const toBytes = (digest: bigint): Uint8Array => {
  const bytes = Buffer.allocUnsafe(8);
  // In halves: as one number it takes ten times as long.
  bytes.writeUInt32BE(Number(digest >> 32n));
  bytes.writeUInt32BE(Number(digest & 0xffffffffn), 4);
  return bytes;
};

export const fromBytes = (bytes: Uint8Array): bigint =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).readBigUInt64BE();

/** Count and sum of row digests by bucket and table (sync.md 2.13), gathered during a transaction, kept at its end. */
export class BucketDigests {
  readonly #sql: Statements;
  /** By bucket, then by table. */
  readonly #deltas = new Map<string, Map<string, Sum>>();

  constructor(sql: Statements) {
    this.#sql = sql;
  }

  add(bucket: string, t: string, digest: bigint): void {
    const delta = this.#delta(bucket, t);
    delta.n += 1;
    delta.sum = addDigest(delta.sum, digest);
  }

  remove(bucket: string, t: string, digest: bigint): void {
    const delta = this.#delta(bucket, t);
    delta.n -= 1;
    delta.sum = subDigest(delta.sum, digest);
  }

  /** Inside the transaction that wrote the rows. */
  keep(): void {
    for (const { bucket, t, n, sum } of [...this.#deltas.values()].flatMap((tables) => [...tables.values()])) {
      const before = this.of(bucket, t);
      this.#sql.run(
        `INSERT INTO bucket_digest (bucket, t, n, h) VALUES (?, ?, ?, ?)
         ON CONFLICT (bucket, t) DO UPDATE SET n = excluded.n, h = excluded.h`,
        bucket,
        t,
        before.n + n,
        hex16(addDigest(fromHex16(before.h), sum)),
      );
    }
    this.#deltas.clear();
  }

  /** Sums up one table of a bucket from the digests of its rows. */
  rebuild(bucket: string, t: string): void {
    this.#deltas.get(bucket)?.delete(t);
    this.#sql.run('DELETE FROM bucket_digest WHERE bucket = ? AND t = ?', bucket, t);
    const digests = this.#sql.values<Uint8Array>(
      'SELECT digest FROM row_meta WHERE bucket = ? AND t = ? AND seq <> 0 AND digest IS NOT NULL',
      bucket,
      t,
    );
    for (const digest of digests) this.add(bucket, t, fromBytes(digest));
    this.keep();
  }

  /** What a transaction that failed had gathered. */
  forget(): void {
    this.#deltas.clear();
  }

  of(bucket: string, t: string): { n: number; h: string } {
    return (
      this.#sql.get<{ n: number; h: string }>(
        'SELECT n, h FROM bucket_digest WHERE bucket = ? AND t = ?',
        bucket,
        t,
      ) ?? {
        n: 0,
        h: NOTHING,
      }
    );
  }

  /** Tables of which this device has, or had, rows in the bucket. */
  tables(bucket: string): string[] {
    return this.#sql.values<string>('SELECT t FROM bucket_digest WHERE bucket = ?', bucket);
  }

  /** Sums by leaf, as the server is asked about them. */
  leaves(bucket: string, t: string): string[] {
    const sums = Array.from({ length: VERIFY_LEAVES }, () => 0n);
    const rows = this.#sql.all<{ id: string; digest: Uint8Array | null }>(
      'SELECT id, digest FROM row_meta WHERE bucket = ? AND t = ? AND seq <> 0',
      bucket,
      t,
    );
    for (const { id, digest } of rows) {
      const leaf = leafOf(sha256(id));
      if (digest) sums[leaf] = addDigest(sums[leaf] ?? 0n, fromBytes(digest));
    }
    return sums.map(hex16);
  }

  #delta(bucket: string, t: string): Sum {
    let tables = this.#deltas.get(bucket);
    if (!tables) this.#deltas.set(bucket, (tables = new Map()));
    let delta = tables.get(t);
    if (!delta) tables.set(t, (delta = { bucket, t, n: 0, sum: 0n }));
    return delta;
  }
}
