import type { i18n as I18n } from 'i18next';
import { createTexts } from '#renderer/lib/i18n.ts';
import { viewFormat } from '#shared/domain/client-view/format.ts';
import type { Telling, Translate } from '#shared/domain/client-view/messages.ts';
import type { ClientView } from '#shared/domain/client-view.ts';
import type { Language } from '#shared/domain/vocabulary.ts';

const instances = new Map<Language, I18n>();

/** Texts in the language of the document, which need not be the user's. */
export function documentTexts(language: Language): I18n {
  const known = instances.get(language) ?? createTexts(language);
  instances.set(language, known);
  return known;
}

export interface ReportTelling extends Telling {
  /** Headings of the printed report, beside the words every document shares. */
  r: Translate;
}

/** The same messages as the deck writes (F7). */
export function tellingOf(view: ClientView): ReportTelling {
  const texts = documentTexts(view.language);
  const from =
    (namespace: 'outputs' | 'report'): Translate =>
    (key, values) =>
      texts.t(key as never, { ...values, ns: namespace } as never) as unknown as string;
  return { view, t: from('outputs'), r: from('report'), format: viewFormat(view.language) };
}
