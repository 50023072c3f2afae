import { core } from '#renderer/lib/core-client.ts';

const all = ['imports'] as const;

export const importQueries = {
  all,
  history: () => core.imports.history.queryOptions({ queryKey: [...all, 'history'] }),
  sources: () =>
    core.imports.sources.queryOptions({ queryKey: [...all, 'sources'], meta: { tables: ['external_ref'] } }),
  /** The first rejected rows of one file; the whole list is downloaded. */
  rejected: (runId: string) =>
    core.imports.rejected.queryOptions({
      input: { runId, offset: 0, limit: 500 },
      queryKey: [...all, 'rejected', runId],
    }),
};
