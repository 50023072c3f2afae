import {
  type ColumnDef,
  createSortedRowModel,
  rowSortingFeature,
  type SortFn,
  tableFeatures,
} from '@tanstack/react-table';
import type { Column } from './data-table.tsx';

export const sortingFeatures = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
type FeatureSet = typeof sortingFeatures;

const collators = new Map<string, Intl.Collator>();

export function collatorOf(language: string): Intl.Collator {
  const known = collators.get(language) ?? new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  collators.set(language, known);
  return known;
}

/** Columns as the sorting reads them: numbers by size, text by the language's own order, nothing last. */
export function sortingColumns<Row extends object>(
  columns: readonly Column<Row>[],
  language: string,
): ColumnDef<FeatureSet, Row>[] {
  const compare: SortFn<FeatureSet, Row> = (a, b, id) => {
    const [left, right] = [a.getValue<string | number>(id), b.getValue<string | number>(id)];
    return typeof left === 'number' && typeof right === 'number'
      ? left - right
      : collatorOf(language).compare(String(left), String(right));
  };
  return columns.map((column) => ({
    id: column.id,
    accessorFn: (row) => column.value(row) ?? undefined,
    sortFn: compare,
    sortUndefined: 'last',
    enableSorting: column.sortable ?? true,
  }));
}
