import { QueryClient, type QueryClientConfig } from '@tanstack/react-query';

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: { tables?: readonly string[] };
  }
}

/** The tables a query reads: when core announces a change to one of them, it is fetched again. `'*'` is every table. */
export function reads(...tables: string[]): { tables: readonly string[] } {
  return { tables };
}

/**
 * Data is on the laptop: it is never stale by age, only by an announced change, and a failure is not repaired by
 * asking again. `networkMode: 'always'` because the default would pause every call while the network is off.
 */
const config: QueryClientConfig = {
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
      networkMode: 'always',
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
};

export const queryClient = new QueryClient(config);

/** Fetches again what was read from these tables, at once when it is on screen. */
export function refreshTables(client: QueryClient, changed: readonly string[]): Promise<void> {
  const names = new Set(changed);
  return client.invalidateQueries({
    predicate: ({ meta }) => meta?.tables?.some((table) => table === '*' || names.has(table)) ?? false,
  });
}
