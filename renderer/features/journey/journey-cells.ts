import type { PortfolioRow, StageNow } from '#shared/contract/accounts.ts';
import type { Money } from '#shared/domain/money.ts';
import { moments } from '#shared/domain/vocabulary.ts';

/** D4. Stages in order; rounds from the third on share two columns. `none`: nobody knows when the relation began. */
export const columnIds = [
  'hand_over',
  'welcome',
  'adoption_1',
  'review_1',
  'adoption_2',
  'review_2',
  'adoption_later',
  'review_later',
  'none',
] as const;
export type ColumnId = (typeof columnIds)[number];

/** Feelings from delighted to leaving; `none`: nobody felt the pulse yet. */
export const rowIds = [...moments, 'none'] as const;
export type RowId = (typeof rowIds)[number];

export function columnOf(stage: Pick<StageNow, 'kind' | 'round'> | null): ColumnId {
  if (!stage) return 'none';
  const { kind, round } = stage;
  const number = round > 2 ? 'later' : round === 2 ? 2 : 1;
  if (kind === 'review_window') return `review_${number}`;
  if (kind === 'adoption') return `adoption_${number}`;
  return kind;
}

export const rowOf = ({ feeling }: Pick<PortfolioRow, 'feeling'>): RowId => feeling?.moment ?? 'none';

/** One account as the picture draws it. */
export interface Item {
  id: string;
  column: ColumnId;
  row: RowId;
  label: string;
  /** A year's revenue in minor units of the picture's currency; null: in another one, or none. */
  value: number | null;
}

/** The currency that most accounts pay in; amounts are never converted. Null where nobody pays. */
export function pictureCurrency(rows: readonly Pick<PortfolioRow, 'arr'>[]): string | null {
  const counts = new Map<string, number>();
  for (const { arr } of rows) for (const { currency } of arr) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  const [first] = [...counts].toSorted(([a, one], [b, other]) => other - one || a.localeCompare(b));
  return first?.[0] ?? null;
}

const valueIn = (amounts: readonly Money[], currency: string | null): number | null =>
  amounts.find((amount) => amount.currency === currency)?.minor ?? null;

/** The most valuable first, so that each cell reads from large to small; then by name. */
export function itemsOf(rows: readonly PortfolioRow[], currency: string | null): Item[] {
  return rows
    .map((row) => ({
      id: row.id,
      column: columnOf(row.stage),
      row: rowOf(row),
      label: row.name,
      value: valueIn(row.arr, currency),
    }))
    .toSorted((a, b) => (b.value ?? -1) - (a.value ?? -1) || (a.label < b.label ? -1 : 1));
}
