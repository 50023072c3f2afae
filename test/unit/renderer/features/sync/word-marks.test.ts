import { expect, it } from 'vitest';
import { wordMarks } from '#renderer/features/sync/word-marks.ts';

const whole = (parts: readonly { text: string }[]) => parts.map(({ text }) => text).join('');
const own = (parts: readonly { text: string; own: boolean }[]) =>
  parts.filter((part) => part.own).map(({ text }) => text.trim());

it('marks the words that only one version has, accents and all', () => {
  const { left, right } = wordMarks('A diretora pediu em março.', 'O diretor pediu em abril.');
  expect(own(left).join(' ')).toBe('A diretora março');
  expect(own(right).join(' ')).toBe('O diretor abril');
});

it('marks words that follow one another as one passage', () => {
  const { left, right } = wordMarks('Treinar a equipe todo mês.', 'Treinar a equipe toda semana.');
  expect(own(left)).toEqual(['todo mês']);
  expect(own(right)).toEqual(['toda semana']);
});

it('shows both versions whole, letter for letter, with their lines and spaces', () => {
  const one = 'Primeira linha\n\n  segunda,  com espaços\n';
  const other = 'Primeira linha\nsegunda com espaços e mais\n\n';
  const { left, right } = wordMarks(one, other);
  expect(whole(left)).toBe(one);
  expect(whole(right)).toBe(other);
});

it('marks nothing where both are the same', () => {
  const { left, right } = wordMarks('igual', 'igual');
  expect([...left, ...right].some((part) => part.own)).toBe(false);
});
