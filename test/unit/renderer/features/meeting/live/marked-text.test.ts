import { expect, it } from 'vitest';
import { markedText } from '#renderer/features/meeting/live/marked-text.ts';

const value = 'A recepção mudou\n  Treinar a noite  \nFim';
const marked = (selectionStart: number, selectionEnd = selectionStart) =>
  markedText({ value, selectionStart, selectionEnd });

it('F6: takes what is marked, without the space around it', () => {
  expect(marked(2, 10)).toBe('recepção');
  expect(marked(16, 30)).toBe('Treinar a n');
});

it('F6: takes the line of the cursor where nothing is marked', () => {
  expect(marked(0)).toBe('A recepção mudou');
  expect(marked(20)).toBe('Treinar a noite');
  expect(marked(value.length)).toBe('Fim');
});

it('F6: takes nothing from an empty line', () => {
  expect(markedText({ value: 'a\n\nb', selectionStart: 2, selectionEnd: 2 })).toBe('');
});
