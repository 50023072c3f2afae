import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { MetricQuestion } from '#shared/contract/metrics.ts';
import type { FilterDefinition, FilterValues } from '#renderer/components/filter-chips.tsx';
import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { useToday } from '#renderer/lib/today.ts';
import { useAccountFilters } from '#renderer/lib/use-account-filters.ts';
import { periodOf } from './metric-periods.ts';
import type { MetricsSearch } from './metrics-search.ts';

const filterNames = ['segment', 'touchModel', 'owner'] as const;

export interface MetricsView {
  search: MetricsSearch;
  question: MetricQuestion;
  filters: readonly FilterDefinition[];
  values: FilterValues;
  /** Puts another look into the address. */
  show(next: MetricsSearch): void;
}

/** J1. What the address asks for, as core is asked. */
export function useMetricsView(): MetricsView {
  const search: MetricsSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const today = useToday();
  const choices = useQuery(
    core.accounts.choices.queryOptions({ meta: reads('workspace', 'touch_model', 'segment', 'account_tag') }),
  );
  const all = useAccountFilters(choices.data);
  const filters = useMemo(() => all.filter(({ id }) => filterNames.some((name) => name === id)), [all]);
  const values = useMemo(() => valuesOf(search), [search]);
  const question = useMemo(
    () => ({
      period: periodOf(search, today),
      filters: {
        segments: [...(values['segment'] ?? [])],
        touchModels: [...(values['touchModel'] ?? [])],
        owners: [...(values['owner'] ?? [])],
      },
      choices: {
        churnTotal: search.churn ?? 'start',
        npsVote: search.nps ?? 'account',
        cesMethod: search.ces ?? 'mean',
      },
    }),
    [search, today, values],
  );
  return {
    search,
    question,
    filters,
    values,
    show: (next) => void navigate({ to: '.', search: next, replace: true }),
  };
}

function valuesOf(search: MetricsSearch): FilterValues {
  const values: Record<string, readonly string[]> = {};
  for (const name of filterNames) {
    const chosen = search[name]?.split(',').filter(Boolean) ?? [];
    if (chosen.length > 0) values[name] = chosen;
  }
  return values;
}

/** The filters of the address in place of those it held. */
export function withFilters(search: MetricsSearch, values: FilterValues): MetricsSearch {
  const text = (name: (typeof filterNames)[number]) => values[name]?.join(',') || undefined;
  return { ...search, segment: text('segment'), touchModel: text('touchModel'), owner: text('owner') };
}
