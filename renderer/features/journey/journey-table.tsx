import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortfolioRow } from '#shared/contract/accounts.ts';
import { type Column, DataTable } from '#renderer/components/data-table.tsx';
import { FeelingMark } from '#renderer/components/feeling-mark.tsx';
import type { Standing } from './attention-list.tsx';
import { pressure } from './journey-attention.ts';
import { type ColumnId, columnIds, columnOf, rowIds, rowOf, type RowId } from './journey-cells.ts';
import type { CellBox } from './journey-layout.ts';
import classes from './journey.module.css';
import type { JourneyTexts } from './use-journey-texts.ts';

interface Props {
  cells: readonly Pick<CellBox, 'column' | 'row' | 'count'>[];
  columns: readonly ColumnId[];
  standing: readonly Standing[];
  texts: JourneyTexts;
  onZoom(column: ColumnId, row: RowId): void;
  onInspect(row: PortfolioRow): void;
  onOpen(row: PortfolioRow): void;
  inspectedId: string | undefined;
}

/** The same picture as tables: how many stand in each cell, and every account with its reasons. */
export function JourneyTable(props: Props): ReactNode {
  const { cells, columns, standing, texts, onZoom, onInspect, onOpen, inspectedId } = props;
  const { t } = useTranslation('journey');
  const countOf = (column: ColumnId, row: RowId) =>
    cells.find((cell) => cell.column === column && cell.row === row)?.count ?? 0;
  const reasonsOf = useMemo(() => new Map(standing.map(({ row, reasons }) => [row.id, reasons])), [standing]);
  const rows = useMemo(() => standing.map(({ row }) => row), [standing]);
  const tableColumns = useMemo(
    (): readonly Column<PortfolioRow>[] => [
      { id: 'name', header: t('table.name'), value: (row) => row.name, width: 200, grow: true },
      {
        id: 'stage',
        header: t('table.stage'),
        value: (row) => columnIds.indexOf(columnOf(row.stage)),
        cell: (row) => texts.stage(row),
        width: 150,
      },
      {
        id: 'feeling',
        header: t('table.feeling'),
        kind: 'mark',
        value: (row) => rowIds.indexOf(rowOf(row)),
        cell: (row) => <FeelingMark moment={row.feeling?.moment ?? null} />,
        width: 140,
      },
      {
        id: 'value',
        header: t('table.value'),
        value: (row) => row.arr[0]?.minor ?? null,
        cell: (row) => texts.value(row),
        width: 150,
      },
      {
        id: 'why',
        header: t('attention.title'),
        value: (row) => pressure(reasonsOf.get(row.id) ?? []),
        cell: (row) => (reasonsOf.get(row.id) ?? []).map(texts.reason).join(' · ') || '–',
        width: 300,
        grow: true,
      },
    ],
    [t, texts, reasonsOf],
  );
  return (
    <div className={classes['tables']}>
      <table className={classes['matrix']}>
        <caption>{t('table.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('table.feeling')}</th>
            {columns.map((id) => (
              <th key={id} scope="col">
                {texts.column(id)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowIds.map((row) => (
            <tr key={row}>
              <th scope="row">{texts.row(row)}</th>
              {columns.map((column) => {
                const count = countOf(column, row);
                const words = t('cell', { stage: texts.column(column), moment: texts.row(row), count });
                return (
                  <td key={column}>
                    {count === 0 ? (
                      <span className={classes['quiet']}>–</span>
                    ) : (
                      <button type="button" aria-label={words} onClick={() => onZoom(column, row)}>
                        {count}
                      </button>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <DataTable
        label={t('page')}
        columns={tableColumns}
        rows={rows}
        rowId={({ id }) => id}
        onOpen={onOpen}
        onInspect={onInspect}
        inspectedId={inspectedId}
        empty={null}
      />
    </div>
  );
}
