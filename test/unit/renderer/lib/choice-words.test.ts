import { expect, it } from 'vitest';
import { z } from 'zod';
import { languages } from '#shared/domain/vocabulary.ts';
import { ptBR } from '#shared/i18n/resources.ts';
import { tableDefinition, tableNames } from '#shared/sync/tables.ts';
import { choiceNamespaces, choiceWords } from '#renderer/lib/choice-words.ts';
import { createTexts } from '#renderer/lib/i18n.ts';

const bare = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodNullable ? bare(schema.unwrap() as z.ZodType) : schema;

/** Every closed list that the history of an account can show: `table.field` with its values. */
const closedLists = tableNames.flatMap((table) => {
  const { bucket, fields } = tableDefinition(table);
  if (!bucket.startsWith('account')) return [];
  return Object.entries(fields).flatMap(([name, { schema }]) => {
    const list = bare(schema);
    return name in ptBR.account.field && list instanceof z.ZodEnum
      ? [{ place: `${table}.${name}`, values: list.options.map(String) }]
      : [];
  });
});

it.each(languages)('says every value of every closed list of the account in words, in %s', (language) => {
  const words = choiceWords(createTexts(language).getFixedT(language, choiceNamespaces));
  expect(closedLists.length).toBeGreaterThan(30);
  for (const { place, values } of closedLists) {
    for (const value of values) {
      const said = words[place]?.(value) ?? '';
      expect(said, `${place} ${value}`).not.toBe('');
      expect(said, `${place} ${value}`).not.toMatch(/_|\w[.:]\w/);
    }
  }
});

it('says several channels at once and keeps what it does not know', () => {
  const words = choiceWords(createTexts('pt-BR').getFixedT('pt-BR', choiceNamespaces));
  expect(words['account.preferred_channels']?.('email,visit')).toBe('E-mail, Visita');
  expect(words['contact.role']?.('sponsor')).toBe('Patrocinador');
  expect(words['contact.role']?.('elsewhere')).toBe('elsewhere');
});
