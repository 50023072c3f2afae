import type { i18n as I18n } from 'i18next';

/** Where the words of a shipped row stand in the language files: `<table>.<content_key>.<field>` of a namespace. */
export interface ShippedPlace {
  namespace: string;
  table: string;
  key: string;
  field: string;
}

/**
 * The words that came with the app for a row whose own text is null; empty where the key is of a newer app. `language`
 * is another one than the reader's for what a client receives.
 */
export function shippedText(i18n: I18n, { namespace, table, key, field }: ShippedPlace, language?: string): string {
  if (key === '') return '';
  const told: unknown = i18n.getResource(language ?? i18n.language, namespace, `${table}.${key}.${field}`);
  return typeof told === 'string' ? told : '';
}
