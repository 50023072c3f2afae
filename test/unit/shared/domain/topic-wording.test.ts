import { expect, it } from 'vitest';
import { wordingIn } from '#shared/domain/topic-wording.ts';

it('F4: own words are those of the language, else those for all, else the shipped ones', () => {
  const words = { wording: 'O suporte atende', wordingPt: null, wordingEn: 'Support serves' };
  expect(wordingIn(words, 'en')).toBe('Support serves');
  expect(wordingIn(words, 'pt-BR')).toBe('O suporte atende');
  expect(wordingIn({ ...words, wordingPt: 'O suporte resolve' }, 'pt-BR')).toBe('O suporte resolve');
  expect(wordingIn({ ...words, wordingEn: null }, 'en')).toBe('O suporte atende');
  expect(wordingIn({ wording: null, wordingPt: null, wordingEn: null }, 'en')).toBeNull();
});
