import { expect, it } from 'vitest';
import { roman } from '#renderer/lib/content-names.ts';

it('numbers rounds as the method does', () => {
  expect([1, 2, 4, 5, 9, 14, 40].map(roman)).toEqual(['I', 'II', 'IV', 'V', 'IX', 'XIV', 'XL']);
  expect(roman(0)).toBe('');
});
