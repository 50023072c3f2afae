import { describe, expect, test } from 'vitest';
import { guessDelimiter } from '#shared/domain/import/delimiter-guess.ts';

describe('the delimiter', () => {
  test.each([
    ['a,b,c\n1,2,3\n', ','],
    ['a;b;c\n1,5;2,5;3\n2;3,5;4\n', ';'],
    ['a\tb\n1\t2\n', '\t'],
    ['a|b\n1|2\n', '|'],
    ['"a;1",b\n"x;2",y\n', ','],
    ['nome;obs\nA;"um, dois, três"\nB;"quatro,\ncinco"\n', ';'],
  ])('of %j is %j', (sample, delimiter) => {
    expect(guessDelimiter(sample)).toEqual({ delimiter, sure: true });
  });

  test('is not sure where nothing makes a second column', () => {
    expect(guessDelimiter('nome\nPadaria\n').sure).toBe(false);
  });
});
