import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from './source-files.ts';

type Texts = { [key: string]: string | Texts };

const folder = (language: string) => join(projectRoot, 'shared/i18n', language);
const namespaces = readdirSync(folder('pt-BR'));
const read = (language: string, file: string) =>
  JSON.parse(readFileSync(join(folder(language), file), 'utf8')) as Texts;

const flat = (texts: Texts, prefix = ''): [key: string, text: string][] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  );

/** pt-BR has a third plural form (`many`), for millions; English has two. */
const withoutPlural = (key: string) => key.replace(/_(one|many|other|zero)$/, '');

const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{\{-?\s*([\w.]+)/g)].map((found) => found[1]))].toSorted();

describe('texts', () => {
  it('exist in both languages, namespace for namespace', () => {
    expect(readdirSync(folder('en')).toSorted()).toEqual(namespaces.toSorted());
  });

  it.each(namespaces)('%s has the same keys in both languages', (file) => {
    const keys = (language: string) =>
      [...new Set(flat(read(language, file)).map(([key]) => withoutPlural(key)))].toSorted();
    expect(keys('en')).toEqual(keys('pt-BR'));
  });

  it.each(namespaces)('%s has both plural forms wherever it has one', (file) => {
    for (const language of ['pt-BR', 'en']) {
      const keys = new Set(flat(read(language, file)).map(([key]) => key));
      const lonely = [...keys].filter((key) => key.endsWith('_one') && !keys.has(key.replace(/_one$/, '_other')));
      expect(lonely, language).toEqual([]);
    }
  });

  it.each(namespaces)('%s uses the same placeholders in both languages', (file) => {
    const english = new Map(flat(read('en', file)));
    const different = flat(read('pt-BR', file)).filter(([key, text]) => {
      const other = english.get(key);
      return other !== undefined && JSON.stringify(placeholders(text)) !== JSON.stringify(placeholders(other));
    });
    expect(different.map(([key]) => key)).toEqual([]);
  });

  it.each(namespaces)('%s is calm: no empty text, no exclamation mark', (file) => {
    for (const language of ['pt-BR', 'en']) {
      const loud = flat(read(language, file)).filter(([, text]) => text.trim() === '' || text.includes('!'));
      expect(
        loud.map(([key]) => key),
        language,
      ).toEqual([]);
    }
  });
});
