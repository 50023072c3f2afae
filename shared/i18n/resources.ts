import enCommon from './en/common.json' with { type: 'json' };
import enComponents from './en/components.json' with { type: 'json' };
import enErrors from './en/errors.json' with { type: 'json' };
import enSettings from './en/settings.json' with { type: 'json' };
import enShell from './en/shell.json' with { type: 'json' };
import enTrash from './en/trash.json' with { type: 'json' };
import enWelcome from './en/welcome.json' with { type: 'json' };
import ptCommon from './pt-BR/common.json' with { type: 'json' };
import ptComponents from './pt-BR/components.json' with { type: 'json' };
import ptErrors from './pt-BR/errors.json' with { type: 'json' };
import ptSettings from './pt-BR/settings.json' with { type: 'json' };
import ptShell from './pt-BR/shell.json' with { type: 'json' };
import ptTrash from './pt-BR/trash.json' with { type: 'json' };
import ptWelcome from './pt-BR/welcome.json' with { type: 'json' };

/** The source language; it types the keys (Q1). A new namespace is one import and one line for each language. */
export const ptBR = {
  common: ptCommon,
  components: ptComponents,
  errors: ptErrors,
  settings: ptSettings,
  shell: ptShell,
  trash: ptTrash,
  welcome: ptWelcome,
};

export const en = {
  common: enCommon,
  components: enComponents,
  errors: enErrors,
  settings: enSettings,
  shell: enShell,
  trash: enTrash,
  welcome: enWelcome,
};

/** Every text of the interface by language and namespace. */
export const resources = { 'pt-BR': ptBR, en };

export type Resources = typeof ptBR;
export type Namespace = keyof Resources;
