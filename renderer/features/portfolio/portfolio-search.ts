import { z } from 'zod';
import type { FilterValues } from '#renderer/components/filter-chips.tsx';
import type { Sort } from '#renderer/components/data-table.tsx';

/** Filters of the list, in the order the sentence reads. */
export const filterIds = ['moment', 'stage', 'touchModel', 'status', 'owner', 'segment', 'tag', 'attention'] as const;
export type FilterId = (typeof filterIds)[number];

/** What the list may be gathered by. */
export const groupIds = ['segment', 'stage', 'touchModel', 'owner', 'team', 'moment', 'postSale', 'status'] as const;
export type GroupId = (typeof groupIds)[number];

const text = z.coerce.string().optional().catch(undefined);

/** What the address of the list holds: several values of a filter stand with commas between them. */
export const portfolioSearch = z.object({
  q: text,
  sort: text,
  group: z.enum(groupIds).optional().catch(undefined),
  moment: text,
  stage: text,
  touchModel: text,
  status: text,
  owner: text,
  segment: text,
  tag: text,
  attention: text,
});
export type PortfolioSearch = z.infer<typeof portfolioSearch>;

export function filtersOf(search: PortfolioSearch): FilterValues {
  const found: Record<string, string[]> = {};
  for (const id of filterIds) {
    const values = search[id]?.split(',').filter(Boolean) ?? [];
    if (values.length > 0) found[id] = values;
  }
  return found;
}

export function withFilters(search: PortfolioSearch, values: FilterValues): PortfolioSearch {
  const kept: PortfolioSearch = { q: search.q, sort: search.sort, group: search.group };
  for (const id of filterIds) kept[id] = values[id]?.join(',') || undefined;
  return kept;
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
