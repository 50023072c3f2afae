import { expect, it } from 'vitest';
import { desktopTexts, fill } from '#main/desktop-texts.ts';

it('speaks English to English systems and Portuguese to all others', () => {
  expect(desktopTexts('en-GB').menu.edit).toBe('Edit');
  for (const locale of ['pt-BR', 'pt-PT', 'es', '']) expect(desktopTexts(locale).menu.edit).toBe('Editar');
});

it('fills in what a text leaves open and shows a place it has no value for', () => {
  expect(fill('{{count}} vezes em {{folder}}', { count: '5' })).toBe('5 vezes em {{folder}}');
});
