import type { Language } from '#shared/domain/vocabulary.ts';
import en from '#shared/i18n/en/playbooks.json' with { type: 'json' };
import ptBr from '#shared/i18n/pt-BR/playbooks.json' with { type: 'json' };

const texts = { 'pt-BR': ptBr, en };

type Words = Readonly<Record<string, unknown>>;

/** The shipped words under a path such as `recovery.concern`; empty for a row that somebody made. */
const shipped = (words: Words, key: string | null): Readonly<Record<string, string>> => {
  let found: unknown = words;
  for (const part of key === null ? [] : key.split('.')) {
    found = typeof found === 'object' && found !== null && Object.hasOwn(found, part) ? (found as Words)[part] : null;
  }
  return key === null || found === null ? {} : (found as Record<string, string>);
};

/** What the workspace wrote, else what came with the app (I1). */
export const playbookName = (language: Language, row: { content_key: string | null; name: string | null }): string =>
  row.name ?? shipped(texts[language].playbook, row.content_key)['name'] ?? '–';

export function stepWords(
  language: Language,
  row: { content_key: string | null; title: string | null; description: string | null },
): { title: string; description: string | null } {
  const words = shipped(texts[language].playbook_step, row.content_key);
  return { title: row.title ?? words['title'] ?? '–', description: row.description ?? words['description'] ?? null };
}
