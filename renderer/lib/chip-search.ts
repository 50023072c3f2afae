import { useMemo } from 'react';
import { z } from 'zod';
import type { FilterValues } from '#renderer/components/filter-chips.tsx';

const text = z.coerce.string().optional().catch(undefined);

/** Filters of a list in the address: `?kind=up_sell,referral`. The names are those of the chips. */
export const chipSearch = <const Names extends readonly [string, ...string[]]>(...names: Names) =>
  z.object(Object.fromEntries(names.map((name) => [name, text])) as Record<Names[number], typeof text>);

function chipValues(search: Readonly<Record<string, string | undefined>>): FilterValues {
  const values: Record<string, readonly string[]> = {};
  for (const [name, chosen] of Object.entries(search)) if (chosen) values[name] = chosen.split(',');
  return values;
}

/** The same object as long as the address says the same, for what is filtered by it. */
export const useChipValues = (search: Readonly<Record<string, string | undefined>>): FilterValues =>
  useMemo(() => chipValues(search), [search]);

export function chipTexts(values: FilterValues): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, chosen]) => [name, chosen.join(',')]));
}

/** Whether a row is among what the chips chose; `told` is what the row says under each name. */
export const isChosen = (values: FilterValues, told: Readonly<Record<string, string>>): boolean =>
  Object.entries(values).every(([name, chosen]) => chosen.length === 0 || chosen.includes(told[name] ?? ''));
