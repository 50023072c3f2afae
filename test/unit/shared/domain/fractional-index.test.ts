import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviceSuffix, keyBetween, keysAfter } from '#shared/domain/fractional-index.ts';

const suffix = deviceSuffix('0192f0c1-1111-7000-8000-000000000001');
const otherSuffix = deviceSuffix('0192f0c1-1111-7000-8000-000000000002');

describe('fractional index', () => {
  it('keeps the order of any sequence of insertions, by two devices', () => {
    const insertions = fc.array(fc.record({ at: fc.nat(), other: fc.boolean() }), { maxLength: 120 });
    fc.assert(
      fc.property(insertions, (steps) => {
        const keys: string[] = [];
        for (const { at, other } of steps) {
          const place = at % (keys.length + 1);
          const key = keyBetween(keys[place - 1] ?? null, keys[place] ?? null, other ? otherSuffix : suffix);
          keys.splice(place, 0, key);
        }
        expect(keys).toEqual([...new Set(keys)].toSorted((a, b) => (a < b ? -1 : 1)));
      }),
    );
  });

  it('keeps keys short when rows are added at either end', () => {
    let last = keyBetween(null, null, suffix);
    let first = last;
    for (let count = 0; count < 5000; count += 1) {
      last = keyBetween(last, null, suffix);
      first = keyBetween(null, first, suffix);
    }
    expect(last).toHaveLength(10);
    expect(first).toHaveLength(10);
    expect(first < last).toBe(true);
  });

  it('grows slowly when rows are always added in the same gap', () => {
    const low = keyBetween(null, null, suffix);
    let high = keyBetween(low, null, suffix);
    for (let count = 0; count < 200; count += 1) high = keyBetween(low, high, suffix);
    expect(high > low).toBe(true);
    expect(high.length).toBeLessThan(60);
  });

  it('gives two devices different keys for the same place', () => {
    const [low, high] = keysAfter(null, 2, suffix);
    const mine = keyBetween(low ?? null, high ?? null, suffix);
    const theirs = keyBetween(low ?? null, high ?? null, otherSuffix);
    expect(mine).not.toBe(theirs);
    expect([mine, theirs].every((key) => key > (low ?? '') && key < (high ?? ''))).toBe(true);
  });

  it('lands after the first row where two rows carry the same key', () => {
    const key = keyBetween(null, null, suffix);
    expect(keyBetween(key, key, suffix) > key).toBe(true);
    expect(keyBetween('a', 'a0', suffix) > 'a').toBe(true);
    expect(keyBetween(null, '000000', suffix)).not.toBe('');
  });

  it('makes a list of keys in order', () => {
    const keys = keysAfter('a00000', 3, suffix);
    expect(keys.toSorted()).toEqual(keys);
    expect(keys.every((key) => key > 'a00000')).toBe(true);
  });

  it('never ends a key in zero, before which nothing would fit', () => {
    expect(keyBetween(null, null, '0').endsWith('0')).toBe(false);
    expect(keyBetween(null, null, '').endsWith('0')).toBe(false);
  });

  it('refuses text that is not a key', () => {
    expect(() => keyBetween('a-b', null, suffix)).toThrow(RangeError);
  });
});
