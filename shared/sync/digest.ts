import type { Cell, FieldValue, RowCells } from './mutation.ts';
import type { RowImage } from './wire.ts';

/** SHA-256 of a text in UTF-8; passed in, because shared code knows no platform. */
export type Sha256 = (text: string) => Uint8Array;

/**
 * Digests of rows and buckets (sync.md 2.13), as unsigned 64-bit numbers. The digest of a set is the sum of its rows':
 * any order, one addition to put a row in and one subtraction to take it out.
 */
export const rowDigest = (image: RowImage, sha256: Sha256): bigint => {
  const hash = sha256(digestText(image));
  const high = ((hash[0]! << 24) | (hash[1]! << 16) | (hash[2]! << 8) | hash[3]!) >>> 0;
  const low = ((hash[4]! << 24) | (hash[5]! << 16) | (hash[6]! << 8) | hash[7]!) >>> 0;
  return (BigInt(high) << 32n) | BigInt(low);
};

/** Arrays in place of objects, keys sorted: canonical, and half the work of canonical JSON. */
const digestText = ({ t, id, b, s, c, v, purged }: RowImage): string =>
  JSON.stringify([t, id, b, s, purged ? 1 : 0, cellsArray(c), valuesArray(v)]);

const cellArray = ({ m, h, e, p }: Cell): unknown[] => (e || p ? [m, h, e ?? 0, p ?? 0] : [m, h]);

const cellsArray = (cells: RowCells): unknown[] => {
  const list: unknown[] = [cellArray(cells)];
  const { x } = cells;
  if (x) for (const field of Object.keys(x).sort()) list.push(field, cellArray(x[field]!));
  return list;
};

const valuesArray = (values: Readonly<Record<string, FieldValue>>): unknown[] => {
  const list: unknown[] = [];
  for (const field of Object.keys(values).sort()) {
    const value = values[field] ?? null;
    if (value !== null) list.push(field, value);
  }
  return list;
};

export const addDigest = (sum: bigint, digest: bigint): bigint => BigInt.asUintN(64, sum + digest);
export const subDigest = (sum: bigint, digest: bigint): bigint => BigInt.asUintN(64, sum - digest);

/** As it travels. */
export const hex16 = (digest: bigint): string => digest.toString(16).padStart(16, '0');
export const fromHex16 = (text: string): bigint => BigInt(`0x${text}`);

/** As databases hold it: their 64-bit numbers have a sign. */
export const signedDigest = (digest: bigint): bigint => BigInt.asIntN(64, digest);
export const fromSigned = (signed: bigint): bigint => BigInt.asUintN(64, signed);

/** Which of the 256 leaves a row belongs to, from the SHA-256 of its id. */
export const leafOf = (idHash: Uint8Array): number => idHash[0] ?? 0;
