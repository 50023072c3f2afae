const formats = new Map<string, Intl.NumberFormat>();

function inLanguage(value: number, language: string): string {
  // Written alike everywhere, and the most frequent: the first page need not wait for a format to be made.
  if (Number.isInteger(value) && value >= 0 && value < 1000) return String(value);
  const format = formats.get(language) ?? new Intl.NumberFormat(language);
  formats.set(language, format);
  return format.format(value);
}

/**
 * A formatter for i18next, which this room does not know. Writes every number put into a text as its language does:
 * `há 1.240 dias`, `1,240 days` (Q1). A number that must stay bare, such as a year or a code, is handed over as a
 * string.
 */
export const numberFormatter = {
  type: 'formatter',
  // Its own module, since i18next replaces `interpolation.format` by its built-in one.
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown, _format?: string, language = 'pt-BR'): string =>
    typeof value === 'number' ? inLanguage(value, language) : (value as string),
} as const;

/** Nothing is escaped: React and the document builders each do it for their own format. */
export const interpolation = { escapeValue: false, alwaysFormat: true } as const;
