import { useElementSize } from '@mantine/hooks';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortfolioRow } from '#shared/contract/accounts.ts';
import { announce } from '#renderer/lib/announce.ts';
import { inspected } from '#renderer/lib/inspector.ts';
import { useStore } from '#renderer/lib/store.ts';
import { AttentionList, type Standing } from './attention-list.tsx';
import { type Reason, signalOf } from './journey-attention.ts';
import { type ColumnId, columnIds, itemsOf, pictureCurrency, type RowId, rowIds } from './journey-cells.ts';
import { layoutPicture } from './journey-layout.ts';
import { JourneyLegend } from './journey-legend.tsx';
import type { Marked } from './journey-marks.ts';
import { JourneyPicture } from './journey-picture.tsx';
import { JourneyTable } from './journey-table.tsx';
import classes from './journey.module.css';
import { measureName } from './measure-name.ts';
import type { JourneyTexts } from './use-journey-texts.ts';
import { usePictureHands } from './use-picture-hands.ts';

/** ui.md: below so many accounts all are named; in one cell there is room for more. */
const NAMED = 60;
const NAMED_ZOOMED = 120;

interface Props {
  standing: readonly Standing[];
  pressing: readonly Standing[];
  cell: { column: ColumnId; row: RowId } | null;
  asTable: boolean;
  texts: JourneyTexts;
  onCell(cell: { column: ColumnId; row: RowId } | null): void;
  onInspect(id: string): void;
  onOpen(id: string): void;
}

const none: ReadonlySet<string> = new Set();

export function JourneyView({ standing, pressing, cell, asTable, texts, ...calls }: Props): ReactNode {
  const { t } = useTranslation('journey');
  const { ref, width, height } = useElementSize();
  const beside = useStore(inspected);
  const [focusedId, setFocused] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(none);
  const byId = useMemo(() => new Map(standing.map((one) => [one.row.id, one])), [standing]);
  // What a filter hides is not selected.
  const selected = useMemo(() => new Set([...chosen].filter((id) => byId.has(id))), [chosen, byId]);
  const rows = useMemo(() => standing.map(({ row }) => row), [standing]);
  const currency = useMemo(() => pictureCurrency(rows), [rows]);
  const items = useMemo(() => itemsOf(rows, currency), [rows, currency]);
  const columns = useMemo(
    () => (cell ? [cell.column] : columnIds.filter((id) => id !== 'none' || items.some(({ column }) => column === id))),
    [cell, items],
  );
  const layout = useMemo(() => {
    const named = items.length <= (cell ? NAMED_ZOOMED : NAMED);
    return layoutPicture(items, {
      width: Math.max(480, Math.floor(width)),
      height: Math.max(320, Math.floor(height) - 2),
      columns,
      rows: cell ? [cell.row] : rowIds,
      measure: named ? measureName : null,
      zoomed: cell !== null,
    });
  }, [items, columns, cell, width, height]);
  const marked = useMemo((): Marked[] => {
    const values = new Map(items.map(({ id, value }) => [id, value]));
    return layout.discs.map((disc) => {
      const one = byId.get(disc.id);
      const status = one?.row.stage?.status ?? 'on_track';
      return {
        ...disc,
        signal: signalOf(one?.reasons ?? []),
        ring: status === 'on_track' ? null : status,
        unsized: values.get(disc.id) === null,
      };
    });
  }, [layout, items, byId]);

  function focus(id: string): void {
    const one = byId.get(id);
    setFocused(id);
    if (!one) return;
    announce(texts.whole(one.row, one.reasons));
    if (beside) calls.onInspect(id);
  }
  const hands = usePictureHands({
    discs: layout.discs,
    focusedId,
    selected,
    onFocus: focus,
    onInspect: calls.onInspect,
    onSelect: (next) => {
      setChosen(next);
      announce(t('selection.count', { count: next.size }));
    },
    onZoom: (id) => {
      const item = items.find((one) => one.id === id);
      if (item && !cell) calls.onCell({ column: item.column, row: item.row });
    },
    onLeave: () => (selected.size > 0 ? setChosen(none) : calls.onCell(null)),
  });
  const summary = t('summary', { count: standing.length, attention: pressing.length });

  if (asTable) {
    return (
      <JourneyTable
        cells={layout.cells}
        columns={columns}
        standing={standing}
        texts={texts}
        onZoom={(column, row) => calls.onCell({ column, row })}
        onInspect={({ id }: PortfolioRow) => calls.onInspect(id)}
        onOpen={({ id }: PortfolioRow) => calls.onOpen(id)}
        inspectedId={beside?.id}
      />
    );
  }
  return (
    <div className={classes['view']} data-side-list>
      <div className={classes['main']}>
        <div ref={ref} className={classes['room']}>
          {width > 0 && (
            <JourneyPicture
              layout={layout}
              marked={marked}
              zoomed={cell !== null}
              focusedId={focusedId}
              selected={selected}
              hands={hands}
              texts={texts}
              summary={summary}
              tip={(id) => <Tip standing={byId.get(id)} texts={texts} />}
              onZoom={(column, row) => calls.onCell({ column, row })}
              onStart={() => {
                const first = pressing[0]?.row.id ?? layout.discs[0]?.id;
                if (!byId.has(focusedId ?? '') && first) focus(first);
              }}
            />
          )}
        </div>
        <JourneyLegend
          layout={layout}
          currency={currency}
          largest={items[0]?.value ?? 0}
          unsized={items.filter(({ value }) => value === null).length}
        />
      </div>
      <AttentionList
        standing={pressing}
        selected={standing.filter(({ row }) => selected.has(row.id))}
        texts={texts}
        onShow={(id) => {
          setFocused(id);
          calls.onInspect(id);
        }}
        onClear={() => setChosen(none)}
      />
    </div>
  );
}

function Tip({ standing, texts }: { standing: Standing | undefined; texts: JourneyTexts }): ReactNode {
  if (!standing) return null;
  const { row, reasons } = standing;
  const lines: readonly string[] = [
    [texts.stage(row), texts.row(row.feeling?.moment ?? 'none')].join(' · '),
    texts.value(row),
    ...(reasons as readonly Reason[]).filter(({ key }) => key !== 'negative' && key !== 'noFeeling').map(texts.reason),
  ];
  return (
    <>
      <strong>{row.name}</strong>
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </>
  );
}
