import i18next, { type i18n as I18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { DeviceSettings } from '#shared/contract/system.ts';
import type { Language } from '#shared/domain/vocabulary.ts';
import { interpolation, numberFormatter } from '#shared/i18n/number-texts.ts';
import { type Resources, resources } from '#shared/i18n/resources.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: Resources;
    returnNull: false;
  }
}

/** `system` follows the laptop; the others were chosen (Q1). */
export type LanguageChoice = DeviceSettings['language'];

export function languageOf(choice: LanguageChoice, systemLanguages: readonly string[]): Language {
  if (choice !== 'system') return choice;
  const first = systemLanguages.find((tag) => /^(pt|en)\b/i.test(tag));
  return first?.toLowerCase().startsWith('en') ? 'en' : 'pt-BR';
}

/** A print page makes its own with the account's language; the window uses the one below. */
export function createTexts(language: Language): I18n {
  const instance = i18next.createInstance();
  void instance
    .use(initReactI18next)
    .use(numberFormatter)
    .init({
      lng: language,
      fallbackLng: 'pt-BR',
      defaultNS: 'common',
      ns: Object.keys(resources['pt-BR']),
      resources,
      initAsync: false,
      returnNull: false,
      interpolation,
    });
  return instance;
}

export const texts = createTexts(languageOf('system', navigator.languages));
