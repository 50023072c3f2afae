import type { Cell } from './mutation.ts';
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

/**
 * Names sorted, texts with their length before them: as canonical as sorted JSON at a third of its time, which counts
 * because it runs for each row that goes up or down.
 */
const digestText = ({ t, id, b, s, c, v, purged }: RowImage): string => {
  let text = `${t} ${id} ${b} ${s}${purged ? ' purged' : ''}${cellText(c)}`;
  if (c.x) for (const field of Object.keys(c.x).sort()) text += ` ${field}${cellText(c.x[field]!)}`;
  for (const field of Object.keys(v).sort()) {
    const value = v[field] ?? null;
    if (typeof value === 'string') text += ` ${field}=${value.length}:${value}`;
    else if (value !== null) text += ` ${field}#${value}`;
  }
  return text;
};

const cellText = ({ m, h, e, p, o }: Cell): string =>
  ` ${m} ${h}${e ? ` e ${e.join(' ')}` : ''}${p ? ` p ${p}` : ''}${o ? ` o ${o.join(' ')}` : ''};`;

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
