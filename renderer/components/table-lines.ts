/** How rows are gathered under headings. */
export interface Grouping<Row> {
  /** The heading a row stands under; headings come by `rank`, those of one rank by label. */
  of(row: Row): { key: string; label: string; rank: number };
  /** Beside the heading: what its rows come to. */
  sum?(rows: readonly Row[]): string;
}

export interface RowLine<Row> {
  kind: 'row';
  id: string;
  row: Row;
}
export interface GroupLine {
  kind: 'group';
  id: string;
  label: string;
  count: number;
  sum: string;
}
export type TableLine<Row> = RowLine<Row> | GroupLine;

/** The lines a table draws: sorted rows as they are, or each group's heading and below it its rows in their order. */
export function tableLines<Row>(
  rows: readonly { id: string; original: Row }[],
  grouping: Grouping<Row> | undefined,
  compare: (a: string, b: string) => number,
): TableLine<Row>[] {
  const line = ({ id, original }: { id: string; original: Row }): RowLine<Row> => ({ kind: 'row', id, row: original });
  if (!grouping) return rows.map(line);
  const headings = new Map<string, { label: string; rank: number; rows: { id: string; original: Row }[] }>();
  for (const row of rows) {
    const { key, label, rank } = grouping.of(row.original);
    const heading = headings.get(key) ?? { label, rank, rows: [] };
    heading.rows.push(row);
    headings.set(key, heading);
  }
  return [...headings]
    .toSorted(([, a], [, b]) => a.rank - b.rank || compare(a.label, b.label))
    .flatMap(([key, { label, rows: members }]) => [
      {
        kind: 'group' as const,
        id: `group:${key}`,
        label,
        count: members.length,
        sum: grouping.sum?.(members.map(({ original }) => original)) ?? '',
      },
      ...members.map(line),
    ]);
}

/** The row at or after a place, going on in the direction of the step; headings are passed over. */
export function rowPlace<Row>(lines: readonly TableLine<Row>[], from: number, wanted: number): number {
  const within = Math.max(0, Math.min(lines.length - 1, wanted));
  const step = within < from ? -1 : 1;
  for (let place = within; place >= 0 && place < lines.length; place += step) {
    if (lines[place]?.kind === 'row') return place;
  }
  // Above the first row there is only its heading.
  return lines.findIndex(({ kind }) => kind === 'row');
}
