import { useCallback, useEffect, useRef, useState } from 'react';
import type { ImportFile, ImportSettings } from '#shared/contract/imports.ts';
import { fieldsOfKind } from '#shared/domain/import/fact-fields.ts';
import { coreClient } from '#renderer/lib/core-client.ts';

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
}

/** The files of an import that is being set up, each read anew when one of its settings changes. */
export function useImportFiles(): ImportFiles {
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  // Two settings may change before React renders the first: each starts from what the other left.
  const latest = useRef<readonly Entry[]>([]);
  const asked = useRef(new Map<string, number>());

  const update = useCallback((next: (now: readonly Entry[]) => readonly Entry[]) => {
    latest.current = next(latest.current);
    setEntries(latest.current);
  }, []);

  const put = useCallback(
    (token: string, patch: Partial<Entry>) =>
      update((now) => now.map((entry) => (entry.token === token ? { ...entry, ...patch } : entry))),
    [update],
  );

  /** Reads a file anew with these settings of it; of several answers only the one asked for last counts. */
  const inspect = useCallback(
    async (token: string, patch: Partial<Pick<Entry, 'given' | 'hint'>>) => {
      put(token, { ...patch, isReading: true });
      const entry = latest.current.find((each) => each.token === token);
      if (!entry) return;
      const { name, given, hint } = entry;
      const turn = (asked.current.get(token) ?? 0) + 1;
      asked.current.set(token, turn);
      const isLatest = () => asked.current.get(token) === turn;
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
    },
    [put],
  );

  const add = useCallback(
    (files: readonly File[]) => {
      for (const chosen of files) {
        void window.ongoing.fileDropped(chosen).then((picked) => {
          if (!picked) return undefined;
          const { token, name } = picked;
          const entry: Entry = { token, name, file: null, given: {}, hint: null, error: null, isReading: true };
          update((now) => [...now, entry]);
          return inspect(token, {});
        });
      }
    },
    [inspect, update],
  );

  const change = useCallback(
    (token: string, patch: Partial<ImportSettings>) => {
      const entry = latest.current.find((each) => each.token === token);
      if (!entry) return;
      const given = { ...entry.given, ...patch };
      if (recuts.some((key) => key in patch)) delete given.columns;
      void inspect(token, { given });
    },
    [inspect],
  );

  // One file may name the currency that the others leave open: it is proposed there, and still asked.
  useEffect(() => {
    const hint = entries.map(({ file }) => file && namedCurrency(file)).find(Boolean);
    if (!hint) return;
    for (const entry of entries) {
      const { token, file, given } = entry;
      if (!file || file.sure.currency || given.currency !== undefined || entry.hint === hint) continue;
      void inspect(token, { hint });
    }
  }, [entries, inspect]);

  const remove = useCallback(
    (token: string) => {
      asked.current.delete(token);
      update((now) => now.filter((entry) => entry.token !== token));
    },
    [update],
  );

  return { entries, add, remove, change };
}

/** The currency of a file that tells it beside its amounts. */
function namedCurrency({ settings, sure }: ImportFile): string | null {
  const { kind, columns, currency } = settings;
  const hasMoney = columns.some((key) => kind && key !== null && fieldsOfKind[kind][key]?.type.is === 'money');
  return hasMoney && sure.currency ? currency : null;
}
