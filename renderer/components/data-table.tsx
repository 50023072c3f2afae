import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { spotlit } from '#renderer/lib/spotlight.ts';
import { useStore } from '#renderer/lib/store.ts';
import { useRowHeight } from '../theme/use-row-height.ts';
import { TableHead } from './data-table-head.tsx';
import { GroupRow, TableRow } from './data-table-row.tsx';
import classes from './data-table.module.css';
import { ErrorState } from './error-state.tsx';
import { LoadingLines } from './loading-lines.tsx';
import { type Grouping, rowPlace, tableLines } from './table-lines.ts';
import { collatorOf, sortingColumns, sortingFeatures } from './table-sorting.ts';
import { useRowControls } from './use-row-controls.ts';

/** What a cell holds; it decides alignment and how text is cut. */
export type CellKind = 'text' | 'number' | 'date' | 'mark';

export interface Column<Row> {
  id: string;
  header: string;
  kind?: CellKind;
  /** What the column sorts by; null goes last. Text sorts by the language's own order. */
  value(row: Row): string | number | null;
  /** Without it the value is shown. */
  cell?(row: Row): ReactNode;
  /** In pixels. */
  width: number;
  /** Takes the room that is left; a number is its share beside others that grow by 1. */
  grow?: boolean | number;
  sortable?: boolean;
}

export interface Sort {
  id: string;
  desc: boolean;
}

export interface DataTableProps<Row> {
  /** What the table lists, for assistive technology. */
  label: string;
  columns: readonly Column<Row>[];
  /** undefined while loading. */
  rows: readonly Row[] | undefined;
  rowId(row: Row): string;
  /** Given with onSort when the URL holds the sort; otherwise the table keeps it. */
  sort?: Sort | null;
  onSort?(sort: Sort | null): void;
  /** Enter and double click; a single click too when there is nothing to inspect. */
  onOpen?(row: Row): void;
  /** Click and Space; ↑↓ walk it while it is open. */
  onInspect?(row: Row): void;
  /** Of the row shown in the inspector. */
  inspectedId?: string | undefined;
  /** With a box before each row; X and Ctrl A by keyboard. */
  selected?: ReadonlySet<string>;
  onSelect?(selected: ReadonlySet<string>): void;
  /** Rows under headings; a stable object, or the lines are made anew with each draw. */
  group?: Grouping<Row> | undefined;
  empty: ReactNode;
  error?: unknown;
  onRetry?(): void;
  /** Takes the height of the page slot (the default) or only what its rows need, up to 60 % of the window. */
  fit?: 'page' | 'rows';
}

/** Lines drawn beyond those to be seen: few at first, so that the list stands sooner. */
const BEYOND = { first: 2, later: 12, afterMs: 300 };

/** Of the column of boxes, in pixels. */
const CHECK_WIDTH = 40;

/** Room to spare that goes to the columns that grow before others have a part in it, in pixels. */
const GROWS_FIRST = 120;

/** Half of the room to spare is shared out among what may be cut, the rest belongs to the columns that grow. */
function columnTemplate<Row>(columns: readonly Column<Row>[], minWidth: number, hasBoxes: boolean): string {
  const track = ({ width, grow, kind = 'text', header }: Column<Row>): string => {
    if (grow) return `minmax(${width}px, ${Number(grow)}fr)`;
    const mayBeCut = (kind === 'text' || kind === 'mark') && header !== '';
    if (!mayBeCut) return `${width}px`;
    const spare = `max(0px, 100% - ${minWidth + GROWS_FIRST}px)`;
    return `calc(${width}px + ${spare} * ${width / minWidth / 2})`;
  };
  return [...(hasBoxes ? [`${CHECK_WIDTH}px`] : []), ...columns.map(track)].join(' ');
}

/** A list of records: sticky head and first column, sort, keyboard; 5,000 rows scroll like 50 (ui.md, Carteira). */
export function DataTable<Row extends object>(props: DataTableProps<Row>): ReactNode {
  const { rows, error, empty, onRetry } = props;
  if (error) return <ErrorState error={error} {...(onRetry ? { onRetry } : {})} />;
  if (!rows) return <LoadingLines lines={8} />;
  if (rows.length === 0) return empty;
  return <FilledTable {...props} rows={rows} />;
}

function FilledTable<Row extends object>(props: DataTableProps<Row> & { rows: readonly Row[] }): ReactNode {
  const {
    label,
    columns,
    rows,
    rowId,
    onOpen,
    onInspect,
    inspectedId,
    selected,
    onSelect,
    group,
    fit = 'page',
  } = props;
  const { i18n } = useTranslation();
  const rowHeight = useRowHeight();
  const [ownSort, setOwnSort] = useState<Sort | null>(null);
  const sort = props.onSort ? (props.sort ?? null) : ownSort;
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const beyond = useLinesBeyond();
  const focusWanted = useRef(false);

  const definitions = useMemo(() => sortingColumns(columns, i18n.language), [columns, i18n.language]);
  const data = useMemo(() => [...rows], [rows]);
  const sorting = useMemo(() => (sort ? [sort] : []), [sort]);
  const table = useTable({
    features: sortingFeatures,
    columns: definitions,
    data,
    getRowId: rowId,
    state: { sorting },
  });
  const sorted = table.getRowModel().rows;
  const lines = useMemo(
    () => tableLines(sorted, group, (a, b) => collatorOf(i18n.language).compare(a, b)),
    [sorted, group, i18n.language],
  );
  const current = rowPlace(lines, 0, active);

  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => lines[index]?.id ?? index,
    overscan: beyond,
    initialRect: { width: 1000, height: 600 },
  });
  const measured = useRef(rowHeight);
  useEffect(() => {
    if (measured.current === rowHeight) return;
    measured.current = rowHeight;
    virtualizer.measure();
  }, [rowHeight, virtualizer]);

  // The row may not exist yet when it is asked for: it is focused as soon as the virtualizer has drawn it.
  useEffect(() => {
    if (!focusWanted.current) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${current}"]`);
    if (row) {
      row.focus({ preventScroll: true });
      focusWanted.current = false;
    }
  });

  // Boxes are ticked by X and Space on the row.
  useRowControls(scroller, '[data-index]', 'a, button');

  function moveTo(index: number): void {
    const next = rowPlace(lines, current, index);
    focusWanted.current = true;
    setActive(next);
    virtualizer.scrollToIndex(next);
    const line = lines[next];
    if (line?.kind === 'row' && inspectedId !== undefined) onInspect?.(line.row);
  }

  // Somebody was led to a row that may lie far below.
  const wanted = useStore(spotlit);
  useEffect(() => {
    const place = wanted === null ? -1 : lines.findIndex(({ id }) => id === wanted);
    if (place >= 0) virtualizer.scrollToIndex(place, { align: 'center' });
  }, [wanted, lines, virtualizer]);

  function onKeyDown(event: React.KeyboardEvent): void {
    if (event.target !== event.currentTarget) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
    const steps: Record<string, number> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + page,
      PageUp: current - page,
      Home: 0,
      End: lines.length - 1,
    };
    const line = lines[current];
    const step = steps[event.key];
    const withCommand = event.ctrlKey || event.metaKey;
    if (step !== undefined) moveTo(step);
    else if (onSelect && event.key === 'a' && withCommand) selectAll();
    else if (line?.kind !== 'row') return;
    else if (event.key === 'Enter') onOpen?.(line.row);
    else if (event.key === ' ' && onInspect) onInspect(line.row);
    else if (onSelect && (event.key === 'x' || event.key === ' ') && !withCommand) toggle(line.id);
    else return;
    event.preventDefault();
  }

  function toggle(id: string): void {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    onSelect?.(next);
  }

  function selectAll(): void {
    onSelect?.(everySelected ? new Set() : new Set(sorted.map(({ id }) => id)));
  }

  function changeSort(id: string): void {
    const next = sort?.id !== id ? { id, desc: false } : sort.desc ? null : { id, desc: true };
    if (props.onSort) props.onSort(next);
    else setOwnSort(next);
  }

  const minWidth = columns.reduce((sum, { width }) => sum + width, onSelect ? CHECK_WIDTH : 0);
  const template = columnTemplate(columns, minWidth, onSelect !== undefined);
  const everySelected = selected !== undefined && selected.size > 0 && sorted.every(({ id }) => selected.has(id));

  return (
    <div
      ref={scroller}
      className={classes['scroller']}
      data-fit={fit}
      data-selectable={onSelect ? true : undefined}
      role="grid"
      aria-label={label}
      aria-rowcount={lines.length + 1}
      aria-multiselectable={onSelect ? true : undefined}
    >
      <div role="rowgroup" className={classes['head']} style={{ minWidth }}>
        <TableHead
          columns={columns}
          template={template}
          sort={sort}
          onSort={changeSort}
          {...(onSelect
            ? {
                everySelected,
                onSelectAll: selectAll,
              }
            : {})}
        />
      </div>
      {inspectedId !== undefined && <div className={classes['room']} style={{ minWidth }} role="presentation" />}
      <div role="rowgroup" className={classes['body']} style={{ height: virtualizer.getTotalSize(), minWidth }}>
        {virtualizer.getVirtualItems().map((item) => {
          const line = lines[item.index];
          if (!line) return null;
          if (line.kind === 'group') {
            return <GroupRow key={line.id} line={line} index={item.index} top={item.start} height={rowHeight} />;
          }
          return (
            <TableRow
              key={line.id}
              row={line.row}
              record={line.id}
              index={item.index}
              top={item.start}
              height={rowHeight}
              template={template}
              columns={columns}
              tabbable={item.index === current}
              current={line.id === inspectedId}
              selected={selected?.has(line.id)}
              openable={onOpen !== undefined || onInspect !== undefined}
              onKeyDown={onKeyDown}
              onFocus={() => setActive(item.index)}
              onClick={() => (onInspect ?? onOpen)?.(line.row)}
              onDoubleClick={() => onOpen?.(line.row)}
              {...(onSelect ? { onToggle: () => toggle(line.id) } : {})}
            />
          );
        })}
      </div>
    </div>
  );
}

function useLinesBeyond(): number {
  const [beyond, setBeyond] = useState(BEYOND.first);
  useEffect(() => {
    const timer = setTimeout(() => setBeyond(BEYOND.later), BEYOND.afterMs);
    return () => clearTimeout(timer);
  }, []);
  return beyond;
}
