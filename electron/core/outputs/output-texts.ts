import { createInstance } from 'i18next';
import { interpolation, numberFormatter } from '#shared/i18n/number-texts.ts';
import en from '#shared/i18n/en/outputs.json' with { type: 'json' };
import ptBr from '#shared/i18n/pt-BR/outputs.json' with { type: 'json' };
import type { ClientView } from '#shared/domain/client-view.ts';
import { viewFormat } from '#shared/domain/client-view/format.ts';
import type { Telling, Translate } from '#shared/domain/client-view/messages.ts';

/** Everything a builder needs to speak: the view, the texts and the formats of its language, which is not the user's. */
export function tellingOf(view: ClientView): Telling {
  const i18n = createInstance({
    lng: view.language,
    fallbackLng: 'pt-BR',
    defaultNS: 'outputs',
    resources: { 'pt-BR': { outputs: ptBr }, en: { outputs: en } },
    interpolation,
    initAsync: false,
  });
  void i18n.use(numberFormatter).init();
  // Keys are typed for the pages' namespaces where those types are loaded; messages build some of theirs.
  const t = i18n.t as unknown as Translate;
  return { view, t: (key, values) => t(key, values ?? {}), format: viewFormat(view.language) };
}
