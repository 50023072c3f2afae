import { choicesQuery, portfolioQuery, viewsQuery } from '#renderer/lib/account-list-queries.ts';
import { todayQuery } from '#renderer/features/today/today-queries.ts';
import { queryClient } from '#renderer/lib/query-client.ts';
import { askForOpening } from './opening-queries.ts';

/**
 * Asks what the first page will ask, before there is a router; `hash` is the address as the router writes it. Resolves
 * when all of it is answered.
 */
export async function askFirst(hash: string): Promise<void> {
  await Promise.all([askForOpening(), ...ofPage(hash.replace(/^#/, '').split('?')[0])]);
}

/** The rows first: what the filters offer would keep core from sending them. */
async function askForPortfolio(): Promise<void> {
  await queryClient.prefetchQuery(portfolioQuery());
  void queryClient.prefetchQuery(choicesQuery());
  void queryClient.prefetchQuery(viewsQuery('portfolio'));
}

function ofPage(path: string | undefined): Promise<void>[] {
  switch (path) {
    case '/portfolio':
      return [askForPortfolio()];
    // Where an address without a page leads to.
    case '':
    case '/':
    case '/today':
      return [queryClient.prefetchQuery(todayQuery())];
    default:
      return [];
  }
}
