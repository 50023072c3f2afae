import { describe, expect, test } from 'vitest';
import { guessDecimalMark } from '#shared/domain/import/number-guess.ts';

describe('the decimal mark', () => {
  test.each([
    [['1.234,56', '12'], ',', true],
    [['R$ 99,90'], ',', true],
    [['1,234.56'], '.', true],
    [['0.5', '1000'], '.', true],
    [['1234'], '.', true],
    [['1.234'], '.', false],
    [['1,5', '2.5', '3,25'], ',', false],
  ] as const)('of %j is %j, sure: %j', (values, mark, sure) => {
    expect(guessDecimalMark(values, ',')).toEqual({ mark, sure });
  });

  test('follows a semicolon where the numbers say nothing', () => {
    expect(guessDecimalMark(['12'], ';').mark).toBe(',');
  });
});
