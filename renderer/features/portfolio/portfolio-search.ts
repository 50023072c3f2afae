import { z } from 'zod';
import type { FilterValues } from '#renderer/components/filter-chips.tsx';
import { filterSearch, filterTexts } from '#renderer/lib/account-filter.ts';
import type { Sort } from '#renderer/components/data-table.tsx';

/** What the list may be gathered by. */
export const groupIds = ['segment', 'stage', 'touchModel', 'owner', 'team', 'moment', 'postSale', 'status'] as const;
export type GroupId = (typeof groupIds)[number];

const text = z.coerce.string().optional().catch(undefined);

/** What the address of the list holds. */
export const portfolioSearch = z.object({
  q: text,
  sort: text,
  group: z.enum(groupIds).optional().catch(undefined),
  ...filterSearch,
});
export type PortfolioSearch = z.infer<typeof portfolioSearch>;

export function withFilters(search: PortfolioSearch, values: FilterValues): PortfolioSearch {
  return { q: search.q, sort: search.sort, group: search.group, ...filterTexts(values) };
}

/** `value` ascending, `-value` descending; by name without one. */
export function sortOf({ sort }: PortfolioSearch): Sort | null {
  if (!sort) return null;
  return sort.startsWith('-') ? { id: sort.slice(1), desc: true } : { id: sort, desc: false };
}

export const sortText = (sort: Sort | null): string | undefined =>
  sort ? `${sort.desc ? '-' : ''}${sort.id}` : undefined;

/** A saved view is the address without its page. */
export function toQuery(search: PortfolioSearch): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) if (value) params.set(key, value);
  return params.toString();
}

export const fromQuery = (query: string): PortfolioSearch =>
  portfolioSearch.parse(Object.fromEntries(new URLSearchParams(query)));
