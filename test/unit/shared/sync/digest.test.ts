import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDigest,
  fromHex16,
  fromSigned,
  hex16,
  leafOf,
  rowDigest,
  signedDigest,
  subDigest,
} from '#shared/sync/digest.ts';
import type { RowImage } from '#shared/sync/wire.ts';

const RUNS = { numRuns: 10_000 };
const sha256 = (text: string) => createHash('sha256').update(text).digest();
const digest = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });

const token = (n: number) => `0192f0c1-0000-7000-8000-${String(n).padStart(12, '0')}`;
const image: RowImage = {
  t: 'account',
  id: token(1),
  b: `a:${token(1)}`,
  s: 7,
  c: { m: token(2), h: 'h2', x: { size: { m: token(3), h: 'h3' }, name: { m: token(4), h: 'h4', e: [token(5)] } } },
  v: { name: 'Acme', size: 'small', needs: 'a\nb' },
};

describe('digest of a row', () => {
  it('does not depend on the order of its fields, nor on nulls', () => {
    const turned: RowImage = {
      ...image,
      c: { h: 'h2', m: token(2), x: { name: image.c.x!['name']!, size: image.c.x!['size']! } },
      v: { needs: 'a\nb', website: null, size: 'small', name: 'Acme' },
    };
    expect(rowDigest(turned, sha256)).toBe(rowDigest(image, sha256));
  });

  it('changes with everything that it stands for', () => {
    const others: RowImage[] = [
      { ...image, s: 8 },
      { ...image, b: 'w' },
      { ...image, purged: true },
      { ...image, v: { ...image.v, name: 'Acm' } },
      { ...image, v: { ...image.v, size: 1 } },
      { ...image, v: { ...image.v, size: '1' } },
      { ...image, v: { name: 'Acme size=5:small', needs: 'a\nb' } },
      { ...image, c: { ...image.c, m: token(9) } },
      { ...image, c: { ...image.c, x: { size: image.c.x!['size']! } } },
      { ...image, c: { ...image.c, e: [token(5)] } },
      { ...image, c: { ...image.c, p: token(5) } },
    ];
    const digests = [image, ...others].map((each) => rowDigest(each, sha256));
    expect(new Set(digests).size).toBe(digests.length);
  });

  it('is the start of a SHA-256, the same for ever', () => {
    expect(hex16(rowDigest(image, sha256))).toBe('4cb910316ddf30c2');
  });
});

describe('digest of many rows', () => {
  it('does not depend on their order', () => {
    fc.assert(
      fc.property(fc.array(digest), (digests) => {
        expect(digests.toReversed().reduce(addDigest, 0n)).toBe(digests.reduce(addDigest, 0n));
      }),
      RUNS,
    );
  });

  it('forgets a row that is taken out', () => {
    fc.assert(
      fc.property(digest, digest, (sum, one) => {
        expect(subDigest(addDigest(sum, one), one)).toBe(sum);
        expect(addDigest(subDigest(sum, one), one)).toBe(sum);
      }),
      RUNS,
    );
  });

  it('comes back from the wire and from a database', () => {
    fc.assert(
      fc.property(digest, (one) => {
        expect(hex16(one)).toHaveLength(16);
        expect(fromHex16(hex16(one))).toBe(one);
        expect(fromSigned(signedDigest(one))).toBe(one);
      }),
      RUNS,
    );
  });

  it('lies in the leaf of the first byte of the id', () => {
    expect(leafOf(sha256(token(1)))).toBe(sha256(token(1))[0]);
  });
});
