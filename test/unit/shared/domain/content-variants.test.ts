import { describe, expect, it } from 'vitest';
import { compareVariants, variantFor } from '#shared/domain/content-variants.ts';

const counts = (variantId: string | null, sent: number, answered: number) => ({
  variantId,
  sent,
  answered,
  complaints: 0,
});

describe('Variants of a text', () => {
  it('H5: an account always gets the same text, whatever the order of the variants', () => {
    for (let index = 0; index < 50; index += 1) {
      expect(variantFor('content', `account ${index}`, ['b', 'a'])).toBe(
        variantFor('content', `account ${index}`, ['a', 'b']),
      );
    }
    expect(variantFor('content', 'account', [])).toBeNull();
  });

  it('H5: the texts go out in about equal parts', () => {
    const found = new Map<string | null, number>();
    for (let index = 0; index < 3000; index += 1) {
      const variant = variantFor('content', `0198f3a2-${index}`, ['a', 'b']);
      found.set(variant, (found.get(variant) ?? 0) + 1);
    }
    expect([...found.keys()].toSorted()).toEqual(['a', 'b', null]);
    for (const count of found.values()) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });

  it('H5: few sends say nothing of which text is better', () => {
    expect(compareVariants([counts(null, 19, 0), counts('b', 40, 40)])).toMatchObject({
      verdict: 'too_few',
      best: null,
    });
    expect(compareVariants([counts(null, 40, 4)]).verdict).toBe('one_text');
  });

  it('H5: a difference that chance explains is no difference, and a clear one is named', () => {
    expect(compareVariants([counts(null, 40, 12), counts('b', 40, 16)]).verdict).toBe('no_difference');
    // 25 % of 32 against 54 % of 41: z = 2.5, which one comparison takes and four do not.
    const pair = [counts(null, 32, 8), counts('b', 41, 22)];
    expect(compareVariants(pair)).toMatchObject({ verdict: 'better', best: 'b' });
    const many = [...pair, ...['c', 'd', 'e'].map((id) => counts(id, 32, 8))];
    expect(compareVariants(many).verdict).toBe('no_difference');
    expect(compareVariants([counts(null, 100, 20), counts('b', 100, 60)])).toMatchObject({
      verdict: 'better',
      best: 'b',
    });
    expect(compareVariants([counts(null, 100, 60), counts('b', 100, 20)])).toMatchObject({
      verdict: 'better',
      best: null,
    });
  });

  it('H5: a text that was never sent has no rate, not one of 0', () => {
    const [line] = compareVariants([counts(null, 0, 0), counts('b', 30, 3)]).lines;
    expect(line).toMatchObject({ rate: { value: null }, range: null });
  });
});
