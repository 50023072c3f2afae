import { createInstance, type i18n } from 'i18next';
import { viewFormat, type ViewFormat } from '#shared/domain/client-view/format.ts';
import type { DossierEntry, DossierFact, DossierSection } from '#shared/domain/dossier.ts';
import type { Language } from '#shared/domain/vocabulary.ts';
import { interpolation, numberFormatter } from '#shared/i18n/number-texts.ts';
import { resources } from '#shared/i18n/resources.ts';

/** Words of any page in the reader's language: the dossier says the same as they do. */
export interface DossierWords {
  language: Language;
  /** `t('contacts:role.sponsor')`; without a namespace the dossier's own. */
  t(key: string, values?: Record<string, string | number>): string;
  format: ViewFormat;
  day(day: string | null): string | null;
}

let shared: i18n | null = null;

export function dossierWords(language: Language): DossierWords {
  if (!shared) {
    shared = createInstance({
      lng: 'pt-BR',
      fallbackLng: 'pt-BR',
      defaultNS: 'dossier',
      ns: Object.keys(resources['pt-BR']),
      resources,
      interpolation,
      initAsync: false,
    });
    void shared.use(numberFormatter).init();
  }
  const t = shared.t as unknown as (key: string, values: Record<string, unknown>) => string;
  const format = viewFormat(language);
  return {
    language,
    t: (key, values) => t(key, { ...values, lng: language }),
    format,
    day: (day) => (day === null ? null : format.day(day.slice(0, 10))),
  };
}

export const fact = (label: string, value: string | null | undefined): DossierFact[] =>
  value === null || value === undefined || value.trim() === '' ? [] : [{ label, value }];

export const joined = (...parts: (string | null | undefined | false)[]): string | null =>
  parts.filter(Boolean).join(' · ') || null;

export const lines = (...parts: (string | null | undefined)[]): string | null =>
  parts.filter((part) => part !== null && part !== undefined && part.trim() !== '').join('\n') || null;

/** A section; where it holds nothing it says so, for a gap is news to whoever takes over. */
export function section(
  words: DossierWords,
  key: string,
  { facts = [], entries = [], hidden = 0 }: { facts?: DossierFact[]; entries?: DossierEntry[]; hidden?: number },
): DossierSection {
  return {
    title: words.t(`sections.${key}`),
    facts,
    entries,
    empty: facts.length + entries.length === 0 ? words.t('none') : null,
    more: hidden > 0 ? words.t('more', { count: hidden }) : null,
  };
}
