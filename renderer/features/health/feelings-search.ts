import { z } from 'zod';
import type { FilterValues } from '#renderer/components/filter-chips.tsx';
import { filterSearch, filterTexts } from '#renderer/lib/account-filter.ts';

/** Where feelings disagree with the health, those that are old, or the latest of everybody. */
export const feelingLists = ['disagree', 'stale', 'all'] as const;
export type FeelingList = (typeof feelingLists)[number];

const text = z.coerce.string().optional().catch(undefined);

/** What the address of the list holds (G4). */
export const feelingsSearch = z.object({
  show: z.enum(feelingLists).optional().catch(undefined),
  q: text,
  ...filterSearch,
});
export type FeelingsSearch = z.infer<typeof feelingsSearch>;

export function withFilters({ show, q }: FeelingsSearch, values: FilterValues): FeelingsSearch {
  return { show, q, ...filterTexts(values) };
}

/** A saved view is the address without its page. */
export function toQuery(search: FeelingsSearch): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) if (value) params.set(key, value);
  return params.toString();
}

export const fromQuery = (query: string): FeelingsSearch =>
  feelingsSearch.parse(Object.fromEntries(new URLSearchParams(query)));
