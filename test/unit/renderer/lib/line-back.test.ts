import { expect, it } from 'vitest';
import { withLinesBack } from '#renderer/lib/line-back.ts';

it('F6: puts lines that were not added in front of what was typed since', () => {
  expect(withLinesBack(['Renovar por um ano'], 'Treinar a ')).toBe('Renovar por um ano Treinar a ');
  expect(withLinesBack(['Renovar por um ano', 'Treinar'], ' ')).toBe('Renovar por um ano Treinar');
  expect(withLinesBack([], ' Treinar a')).toBe(' Treinar a');
  expect(withLinesBack([], ' ')).toBe('');
});
