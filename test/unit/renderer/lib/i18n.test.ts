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

it('writes the numbers in its texts as each language does', () => {
  expect(createTexts('pt-BR').t('account:header.daysAgo', { count: 1240 })).toBe('há 1.240 dias');
  expect(createTexts('en').t('account:header.daysAgo', { count: 1240 })).toBe('1,240 days ago');
  expect(createTexts('pt-BR').t('portfolio:stageOver', { stage: 'QBR', days: 1240 })).toBe('QBR · 1.240 d além');
});
