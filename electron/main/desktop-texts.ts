import en from '#shared/i18n/en/desktop.json' with { type: 'json' };
import ptBR from '#shared/i18n/pt-BR/desktop.json' with { type: 'json' };

/** The texts of menu and system dialogs; pt-BR is the source and types the keys (Q1). */
export type DesktopTexts = typeof ptBR;

/** Menu and dialogs follow the system's language: they exist before any page and any setting does. */
export function desktopTexts(locale: string): DesktopTexts {
  return /^en\b/i.test(locale) ? en : ptBR;
}

/** Fills the `{{name}}` places of a text. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (place, name: string) => values[name] ?? place);
}
