import type { Language } from '#shared/domain/vocabulary.ts';
import en from '#shared/i18n/en/plan-templates.json' with { type: 'json' };
import ptBr from '#shared/i18n/pt-BR/plan-templates.json' with { type: 'json' };

const texts = { 'pt-BR': ptBr, en };

interface GoalWords {
  title: string;
  why: string | null;
  unit: string | null;
}

const own = <Value>(words: Readonly<Record<string, Value>>, key: string | null): Value | undefined =>
  key !== null && Object.hasOwn(words, key) ? words[key] : undefined;

/** What the workspace wrote, else the shipped words in the account's language (E5). */
export function templateWords(
  language: Language,
  row: { content_key: string | null; name: string | null; objective: string | null },
): { name: string; objective: string } {
  const shipped = own(texts[language].plan_template, row.content_key);
  return { name: row.name ?? shipped?.name ?? '–', objective: row.objective ?? shipped?.objective ?? '' };
}

export function goalWords(
  language: Language,
  row: { content_key: string | null; title: string | null; why: string | null; unit: string | null },
): GoalWords {
  const shipped = own(texts[language].plan_template_goal, row.content_key);
  return {
    title: row.title ?? shipped?.title ?? '–',
    why: row.why ?? shipped?.why ?? null,
    unit: row.unit ?? shipped?.unit ?? null,
  };
}
