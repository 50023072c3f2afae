import { hash } from 'node:crypto';
import { parse } from 'uuid';
import type { TableName } from '#shared/sync/tables.ts';

/** Ids of imported rows (`importedId` of shared/sync/ids.ts), made three times as fast: a file has hundreds of thousands. */
export class ImportedIds {
  /** The namespace, and behind it room for the longest name. */
  readonly #input = Buffer.alloc(16 + 8192);
  readonly #source: string;

  constructor(workspaceId: string, source: string) {
    this.#input.set(parse(workspaceId));
    this.#source = source;
  }

  /** UUIDv5 in the workspace of table, source and external id: the same on every laptop. */
  id(name: TableName, externalId: string): string {
    return this.#v5(JSON.stringify(['import', this.#source, name, externalId]));
  }

  /** Id of the `external_ref` that keeps an external id. */
  refId(table: TableName, externalId: string): string {
    return this.#v5(JSON.stringify(['external_ref', this.#source, table, externalId]));
  }

  #v5(name: string): string {
    const length = this.#input.write(name, 16);
    const hex = hash('sha1', this.#input.subarray(0, 16 + length), 'hex');
    const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
  }
}

const FIRST_SIZE = 1 << 14;

/**
 * How often each id was seen in a file: 64 bits of a UUIDv5 for each, in flat arrays, so that millions of rows cost tens
 * of megabytes and not hundreds. Two of a million ids share 64 bits once in forty million files.
 */
export class SeenIds {
  #keys = new BigUint64Array(FIRST_SIZE);
  #counts = new Uint32Array(FIRST_SIZE);
  #size = 0;

  /** Counts one more; returns how often it was seen before. */
  add(id: string): number {
    if (this.#size * 2 > this.#keys.length) this.#grow();
    // Eight bytes without the version bits; zero marks a free place.
    const key = BigInt(`0x${id.slice(0, 8)}${id.slice(28, 36)}`) || 1n;
    const at = place(this.#keys, key);
    const before = this.#counts[at] ?? 0;
    if (before === 0) {
      this.#keys[at] = key;
      this.#size += 1;
    }
    this.#counts[at] = before + 1;
    return before;
  }

  #grow() {
    const [keys, counts] = [this.#keys, this.#counts];
    this.#keys = new BigUint64Array(keys.length * 2);
    this.#counts = new Uint32Array(keys.length * 2);
    for (let index = 0; index < keys.length; index += 1) {
      const key = keys[index] ?? 0n;
      if (key === 0n) continue;
      const at = place(this.#keys, key);
      this.#keys[at] = key;
      this.#counts[at] = counts[index] ?? 0;
    }
  }
}

/** Where a key lies, or the free place where it belongs. */
const place = (keys: BigUint64Array, key: bigint): number => {
  const mask = keys.length - 1;
  let at = Number(key & 0x7fffffffn) & mask;
  while (keys[at] !== 0n && keys[at] !== key) at = (at + 1) & mask;
  return at;
};
