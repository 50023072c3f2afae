import { createInstance } from 'i18next';
import en from '#shared/i18n/en/server.json' with { type: 'json' };
import ptBR from '#shared/i18n/pt-BR/server.json' with { type: 'json' };

const i18n = createInstance();
await i18n.init({
  lng: 'pt-BR',
  fallbackLng: 'pt-BR',
  defaultNS: 'server',
  resources: { 'pt-BR': { server: ptBR }, en: { server: en } },
  interpolation: { escapeValue: false },
});

type Values = Record<string, string | number>;

/** The few texts that the server itself shows: mails and the page for a new password. */
export const textsIn =
  (language: 'pt-BR' | 'en') =>
  (key: string, values: Values = {}): string => {
    // The app types keys by its own namespaces; these are the server's.
    const text: unknown = i18n.getFixedT(language)(key as never, values as never);
    return typeof text === 'string' ? text : key;
  };

/** By `Accept-Language`; Portuguese where it says nothing that we speak. */
export const languageOf = (accepted: string | undefined): 'pt-BR' | 'en' => {
  const known = (accepted ?? '').split(',').find((each) => /^\s*(pt|en)\b/i.test(each));
  return known && /^\s*en/i.test(known) ? 'en' : 'pt-BR';
};

/** A mail in both languages, since nobody knows the reader's yet. */
export const inBoth = (key: string, values: Values): string =>
  [textsIn('pt-BR')(key, values), textsIn('en')(key, values)].join('\n\n---\n\n');
