import { expect, it } from 'vitest';
import { withLineBack } from '#renderer/features/meeting/live/line-back.ts';

it('F6: puts a line that was not added in front of what was typed since', () => {
  expect(withLineBack('Renovar por um ano', 'Treinar a')).toBe('Renovar por um ano Treinar a');
  expect(withLineBack('Renovar por um ano', '')).toBe('Renovar por um ano');
});
