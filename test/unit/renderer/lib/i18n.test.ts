import { expect, it } from 'vitest';
import { createTexts, languageOf } from '#renderer/lib/i18n.ts';

it('follows the first language of the system that the app speaks', () => {
  expect(languageOf('system', ['fr-FR', 'en-GB', 'pt-BR'])).toBe('en');
  expect(languageOf('system', ['pt-PT'])).toBe('pt-BR');
  expect(languageOf('system', ['fr-FR'])).toBe('pt-BR');
});

it('lets a choice win over the system', () => {
  expect(languageOf('en', ['pt-BR'])).toBe('en');
});

it('speaks both languages at once from two instances, as the window and a printed page need', () => {
  expect(createTexts('en').t('save')).toBe('Save');
  expect(createTexts('pt-BR').t('save')).toBe('Salvar');
});
