import { useCallback, useRef, useState } from 'react';
import type { ImportFile, ImportSettings } from '#shared/contract/imports.ts';
import { coreClient } from '#renderer/lib/core-client.ts';

/** One file of the list. */
export interface Entry {
  token: string;
  name: string;
  /** Null while it is being read the first time, and where it cannot be read. */
  file: ImportFile | null;
  /** Set by hand. */
  given: Partial<ImportSettings>;
  error: unknown;
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
  const asked = useRef(new Map<string, number>());

  const put = useCallback((token: string, patch: Partial<Entry>) => {
    setEntries((now) => now.map((entry) => (entry.token === token ? { ...entry, ...patch } : entry)));
  }, []);

  const inspect = useCallback(
    async (token: string, name: string, given: Partial<ImportSettings>) => {
      const turn = (asked.current.get(token) ?? 0) + 1;
      asked.current.set(token, turn);
      const isLatest = () => asked.current.get(token) === turn;
      try {
        const file = await coreClient.imports.inspect({ token, name, settings: given });
        if (isLatest()) put(token, { file, error: null });
      } catch (error) {
        if (isLatest()) put(token, { error });
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
          setEntries((now) => [...now, { token, name, file: null, given: {}, error: null }]);
          return inspect(token, name, {});
        });
      }
    },
    [inspect],
  );

  const change = useCallback(
    (token: string, patch: Partial<ImportSettings>) => {
      const entry = entries.find((each) => each.token === token);
      if (!entry) return;
      const given = { ...entry.given, ...patch };
      if (recuts.some((key) => key in patch)) delete given.columns;
      put(token, { given });
      void inspect(token, entry.name, given);
    },
    [entries, put, inspect],
  );

  const remove = useCallback((token: string) => {
    asked.current.delete(token);
    setEntries((now) => now.filter((entry) => entry.token !== token));
  }, []);

  return { entries, add, remove, change };
}
