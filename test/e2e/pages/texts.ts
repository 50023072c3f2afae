import i18next, { type i18n as I18n } from 'i18next';
import type { Language } from '#shared/domain/vocabulary.ts';
import { resources } from '#shared/i18n/resources.ts';

/** The texts of the interface as the app itself reads them: a spec names a button by its key, not by a copy of its words. */
export function textsIn(language: Language): I18n {
  const texts = i18next.createInstance();
  void texts.init({
    lng: language,
    defaultNS: 'common',
    ns: Object.keys(resources['pt-BR']),
    resources,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  return texts;
}
