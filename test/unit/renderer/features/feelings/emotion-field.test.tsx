import { expect, it } from 'vitest';
import { emotionKeys } from '#shared/domain/feeling.ts';
import { emotionOfLetter, letterOf } from '#renderer/features/feelings/emotion-field.tsx';

it('gives each emotion a letter of its own, and back', () => {
  const letters = emotionKeys.map((_, index) => letterOf(index));
  expect(new Set(letters).size).toBe(emotionKeys.length);
  expect(letters.map(emotionOfLetter)).toEqual(emotionKeys);
});

it('knows no emotion for any other key', () => {
  expect([' ', '1', 'z', 'é'].map(emotionOfLetter)).toEqual([undefined, undefined, undefined, undefined]);
});
