import type { ReactNode } from 'react';
import { ErrorState } from './error-state.tsx';
import { LoadingLines } from './loading-lines.tsx';

interface Props<Data> {
  query: { data: Data | undefined; error: unknown; refetch(): unknown };
  /** Sentence for the error: what could not be shown. */
  where?: string;
  lines?: number;
  children(data: Data): ReactNode;
}

/** Loading, error or the data of one query: the three states every page has. */
export function QueryView<Data>({ query, where, lines, children }: Props<Data>): ReactNode {
  if (query.data !== undefined) return children(query.data);
  if (query.error) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} {...(where ? { where } : {})} />;
  }
  return <LoadingLines lines={lines ?? 6} />;
}
