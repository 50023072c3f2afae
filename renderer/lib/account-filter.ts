import { z } from 'zod';
import type { PortfolioRow } from '#shared/contract/accounts.ts';
import { minorDigits } from '#shared/domain/money.ts';
import { rangeOf } from './range-text.ts';
import type { FilterValues } from '#renderer/components/filter-chips.tsx';

/** What accounts are filtered by, in the order the sentence reads. */
export const filterIds = [
  'health',
  'moment',
  'emotion',
  'trend',
  'stage',
  'touchModel',
  'value',
  'status',
  'owner',
  'segment',
  'tag',
  'flag',
  'attention',
] as const;
export type FilterId = (typeof filterIds)[number];

const text = z.coerce.string().optional().catch(undefined);

/** The filters as an address holds them: several values of one stand with commas between them. */
export const filterSearch = {
  health: text,
  moment: text,
  emotion: text,
  trend: text,
  stage: text,
  touchModel: text,
  value: text,
  status: text,
  owner: text,
  segment: text,
  tag: text,
  flag: text,
  attention: text,
};
type FilterSearch = { [Id in FilterId]?: string | undefined };

export function filtersOf(search: FilterSearch): FilterValues {
  const found: Record<string, string[]> = {};
  for (const id of filterIds) {
    const values = search[id]?.split(',').filter(Boolean) ?? [];
    if (values.length > 0) found[id] = values;
  }
  return found;
}

/** The address of some filters, those that are not set left out. */
export function filterTexts(values: FilterValues): FilterSearch {
  const texts: FilterSearch = {};
  for (const id of filterIds) texts[id] = values[id]?.join(',') || undefined;
  return texts;
}

/** Stands for "nobody", "none" in a filter. */
export const NONE = 'none';

export const attentions = ['late', 'renewal', 'stale', 'disagree', 'noReview', 'noStep', 'unplanned', 'gap'] as const;
export type Attention = (typeof attentions)[number];

const RENEWAL_DAYS = 90;

const needs: Record<Attention, (row: PortfolioRow) => boolean> = {
  late: ({ contact }) => contact?.late ?? false,
  renewal: ({ renewal }) => renewal !== null && renewal.daysLeft <= RENEWAL_DAYS,
  stale: ({ feeling, status }) => status !== 'lost' && (feeling === null || feeling.stale),
  noReview: ({ nextReview, status }) => status !== 'lost' && nextReview === null,
  unplanned: ({ unplanned }) => unplanned > 0,
  noStep: ({ nextStep, status }) => status !== 'lost' && nextStep === null,
  disagree: ({ health, status }) => status !== 'lost' && (health?.disagreement?.waits ?? false),
  gap: ({ gapSince }) => gapSince !== null,
};

const values: Record<Exclude<FilterId, 'attention' | 'value'>, (row: PortfolioRow) => readonly string[]> = {
  health: ({ health }) => [health?.band ?? NONE],
  moment: ({ feeling }) => [feeling?.moment ?? NONE],
  emotion: ({ feeling }) => feeling?.emotions ?? [NONE],
  trend: ({ feeling }) => [feeling?.trend ?? NONE],
  stage: ({ stage }) => (stage ? [stage.kind, stage.status] : [NONE]),
  touchModel: ({ touchModelKey }) => [touchModelKey],
  status: ({ status }) => [status],
  owner: ({ ownerId }) => [ownerId ?? NONE],
  segment: ({ segmentId }) => [segmentId ?? NONE],
  tag: ({ tags }) => tags,
  flag: ({ flags }) => flags,
};

/**
 * G4. What an account pays a month lies within both ends, in that currency and whole units: amounts of another one are
 * not compared. Nothing at all is zero in any currency.
 */
function isWorth({ mrr }: PortfolioRow, text: string): boolean {
  const range = rangeOf(text);
  if (!range) return true;
  const { least, most, unit } = range;
  const amount = mrr.find(({ currency }) => currency === unit);
  if (!amount && mrr.length > 0) return false;
  const value = (amount?.minor ?? 0) / 10 ** minorDigits(unit);
  return value >= (least ?? 0) && value <= (most ?? Number.POSITIVE_INFINITY);
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** N1. Values of one filter are alternatives, filters and the several kinds of attention all have to be met. */
export function matches(row: PortfolioRow, filters: FilterValues, typed: string): boolean {
  for (const [id, wanted] of Object.entries(filters)) {
    if (id === 'attention') {
      if (!wanted.every((key) => needs[key as Attention]?.(row) ?? true)) return false;
    } else if (id === 'value') {
      if (!wanted.some((range) => isWorth(row, range))) return false;
    } else {
      const own = values[id as keyof typeof values]?.(row);
      if (own && !wanted.some((value) => own.includes(value))) return false;
    }
  }
  // Lost accounts stay out of sight until they are asked for.
  if (!filters['status'] && row.status === 'lost') return false;
  const words = folded(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const haystack = folded([row.name, row.ownerName, row.nextStep?.text, ...row.tags].join(' '));
  return words.every((word) => haystack.includes(word));
}

/** One sum a currency, the largest first; currencies are never added up. */
export function sumByCurrency(amounts: readonly PortfolioRow['mrr'][]): PortfolioRow['mrr'] {
  const sums = new Map<string, number>();
  for (const { minor, currency } of amounts.flat()) sums.set(currency, (sums.get(currency) ?? 0) + minor);
  return [...sums].map(([currency, minor]) => ({ currency, minor })).toSorted((a, b) => b.minor - a.minor);
}

/** The amount a value column sorts by: the workspace's own currency, else the largest. */
export function amountIn(amounts: PortfolioRow['mrr'], currency: string): PortfolioRow['mrr'][number] | null {
  return (
    amounts.find((amount) => amount.currency === currency) ?? amounts.toSorted((a, b) => b.minor - a.minor)[0] ?? null
  );
}
