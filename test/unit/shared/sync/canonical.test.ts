import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson } from '#shared/sync/canonical.ts';

const RUNS = { numRuns: 10_000 };

const turned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, each]) => [key, turned(each)]),
  );
};

const json = fc.jsonValue({ noUnicodeString: false }).filter((value) => !JSON.stringify(value).includes('__proto__'));

it('is the same text for equal values, in whatever order they were written', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(canonicalJson(turned(value))).toBe(canonicalJson(value));
    }),
    RUNS,
  );
});

it('reads back as what it was', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
    RUNS,
  );
});

it('leaves out what is undefined', () => {
  expect(canonicalJson({ b: undefined, a: [undefined, 1.5, -0] })).toBe('{"a":[null,1.5,0]}');
});
