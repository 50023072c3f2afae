import { expect, it } from 'vitest';
import { sentencesOf } from '#core/reviews/review-facts.ts';

it('takes a line as a sentence, without its bullet', () => {
  expect(sentencesOf('- O uso cresceu.\n\n• As faltas caíram\n')).toEqual(['O uso cresceu.', 'As faltas caíram']);
});

it('cuts one paragraph where its sentences end, and nowhere else', () => {
  expect(sentencesOf('O uso cresceu 3.5 vezes. As faltas caíram! Água Viva S.A. segue.')).toEqual([
    'O uso cresceu 3.5 vezes.',
    'As faltas caíram!',
    'Água Viva S.A. segue.',
  ]);
});

it('has nothing to say about nothing', () => {
  expect(sentencesOf(null)).toEqual([]);
  expect(sentencesOf(' \n ')).toEqual([]);
});
