import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { reads, queryClient, refreshTables } from '#renderer/lib/query-client.ts';

async function staleAfter(changed: string[]): Promise<string[]> {
  const client = new QueryClient();
  const add = (name: string, meta?: { tables: readonly string[] }) =>
    client.prefetchQuery({ queryKey: [name], queryFn: () => name, ...(meta ? { meta } : {}) });
  await add('goals', reads('goal', 'goal_check_in'));
  await add('contacts', reads('contact'));
  await add('trash', reads('*'));
  await add('device');
  await refreshTables(client, changed);
  const all = client.getQueryCache().getAll();
  return all.filter(({ state }) => state.isInvalidated).map(({ queryKey }) => String(queryKey[0]));
}

describe('a change of tables', () => {
  it('makes stale what reads one of them, and what reads everything', async () => {
    expect(await staleAfter(['goal_check_in'])).toEqual(['goals', 'trash']);
  });

  it('leaves alone what reads no table', async () => {
    expect(await staleAfter(['contact', 'goal'])).not.toContain('device');
  });
});

it('asks while the network is off, and never again by itself', () => {
  const { queries, mutations } = queryClient.getDefaultOptions();
  expect(queries).toMatchObject({ networkMode: 'always', retry: false, staleTime: Number.POSITIVE_INFINITY });
  expect(mutations).toMatchObject({ networkMode: 'always', retry: false });
});
