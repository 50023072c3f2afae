import { useEffect } from 'react';
import type { ImportFile, ImportSettings } from '#shared/contract/imports.ts';
import { fieldsOfKind } from '#shared/domain/import/fact-fields.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import { createStore, useStore } from '#renderer/lib/store.ts';

/** One file of the list. */
export interface Entry {
  token: string;
  name: string;
  /** Null while it is being read the first time, and where it cannot be read. */
  file: ImportFile | null;
  /** Set by hand. */
  given: Partial<ImportSettings>;
  /** Currency that another file names. */
  hint: string | null;
  error: unknown;
  /** True while it is read with settings that `file` does not know yet. */
  isReading: boolean;
}

/** A new way to cut the file gives other columns: what was mapped by hand no longer fits. */
const recuts: readonly (keyof ImportSettings)[] = ['kind', 'delimiter', 'encoding', 'sheet'];

export interface ImportFiles {
  entries: readonly Entry[];
  add(files: readonly File[]): void;
  remove(token: string): void;
  change(token: string, patch: Partial<ImportSettings>): void;
  /** Once they are imported. */
  clear(): void;
}

/** Of the window and not of the page: a look at a client does not throw away what was chosen and mapped by hand. */
const chosen = createStore<readonly Entry[]>([]);

/** How often each file was asked for. */
const asked = new Map<string, number>();

/** The files of an import that is being set up, each read anew when one of its settings changes. */
export function useImportFiles(): ImportFiles {
  const entries = useStore(chosen);

  // One file may name the currency that the others leave open: it is proposed there, and still asked.
  useEffect(() => {
    const hint = entries.map(({ file }) => file && namedCurrency(file)).find(Boolean);
    if (!hint) return;
    for (const entry of entries) {
      const { token, file, given } = entry;
      if (!file || file.sure.currency || given.currency !== undefined || entry.hint === hint) continue;
      void inspect(token, { hint });
    }
  }, [entries]);

  return { entries, add, remove, change, clear };
}

function put(token: string, patch: Partial<Entry>): void {
  chosen.set(chosen.get().map((entry) => (entry.token === token ? { ...entry, ...patch } : entry)));
}

/** Reads a file anew with these settings of it; of several answers only the one asked for last counts. */
async function inspect(token: string, patch: Partial<Pick<Entry, 'given' | 'hint'>>): Promise<void> {
  put(token, { ...patch, isReading: true });
  const entry = chosen.get().find((each) => each.token === token);
  if (!entry) return;
  const { name, given, hint } = entry;
  const turn = (asked.get(token) ?? 0) + 1;
  asked.set(token, turn);
  const isLatest = () => asked.get(token) === turn;
  try {
    const file = await coreClient.imports.inspect({
      token,
      name,
      settings: given,
      ...(hint ? { currencyHint: hint } : {}),
    });
    if (isLatest()) put(token, { file, error: null, isReading: false });
  } catch (error) {
    if (isLatest()) put(token, { error, isReading: false });
  }
}

function add(files: readonly File[]): void {
  for (const given of files) {
    void window.ongoing.fileDropped(given).then((picked) => {
      if (!picked) return undefined;
      const { token, name } = picked;
      const entry: Entry = { token, name, file: null, given: {}, hint: null, error: null, isReading: true };
      chosen.set([...chosen.get(), entry]);
      return inspect(token, {});
    });
  }
}

function change(token: string, patch: Partial<ImportSettings>): void {
  const entry = chosen.get().find((each) => each.token === token);
  if (!entry) return;
  const given = { ...entry.given, ...patch };
  if (recuts.some((key) => key in patch)) delete given.columns;
  void inspect(token, { given });
}

function remove(token: string): void {
  asked.delete(token);
  chosen.set(chosen.get().filter((entry) => entry.token !== token));
}

function clear(): void {
  asked.clear();
  chosen.set([]);
}

/** The currency of a file that tells it beside its amounts. */
function namedCurrency({ settings, sure }: ImportFile): string | null {
  const { kind, columns, currency } = settings;
  const hasMoney = columns.some((key) => kind && key !== null && fieldsOfKind[kind][key]?.type.is === 'money');
  return hasMoney && sure.currency ? currency : null;
}
