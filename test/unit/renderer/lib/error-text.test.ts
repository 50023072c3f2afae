import { ORPCError } from '@orpc/client';
import { expect, it } from 'vitest';
import { CoreRestartedError } from '#renderer/lib/core-connection.ts';
import { errorDetails, errorText } from '#renderer/lib/error-text.ts';
import { texts } from '#renderer/lib/i18n.ts';
import { errorCatalogue } from '#shared/contract/errors.ts';
import { resources } from '#shared/i18n/resources.ts';

it('tells a failure of the contract in the language of the page, with its parameters', async () => {
  const error = new ORPCError('FILE_TOO_LARGE', { data: { name: 'uso.csv', limitMiB: 500 } });
  await texts.changeLanguage('pt-BR');
  expect(errorText(error)).toBe(
    '“uso.csv” passa do limite de 500 MiB. Escolha um arquivo menor ou divida este em partes.',
  );
  await texts.changeLanguage('en');
  expect(errorText(error)).toContain('over the limit of 500 MiB');
});

it('says what to do about a fault that nobody foresaw, and keeps its details for whoever helps', () => {
  const error = new TypeError('x is undefined');
  expect(errorText(error)).toContain('Try again');
  expect(errorText(error)).not.toContain('x is undefined');
  expect(errorDetails(error)).toContain('TypeError: x is undefined');
});

it('says that nothing saved was lost when core was started again', () => {
  expect(errorText(new CoreRestartedError())).toContain('What was saved is safe');
});

it('has a text for every code in both languages', () => {
  for (const code of Object.keys(errorCatalogue)) {
    expect(resources['pt-BR'].errors).toHaveProperty(code);
    expect(resources.en.errors).toHaveProperty(code);
  }
});
