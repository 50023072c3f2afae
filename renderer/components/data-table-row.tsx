import { type KeyboardEvent, memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from './data-table.tsx';
import type { GroupLine } from './table-lines.ts';
import classes from './data-table.module.css';

interface Props<Row> {
  row: Row;
  /** Its id, for whoever was led to it. */
  record: string;
  index: number;
  top: number;
  height: number;
  template: string;
  columns: readonly Column<Row>[];
  tabbable: boolean;
  current: boolean;
  selected: boolean | undefined;
  openable: boolean;
  onKeyDown(event: KeyboardEvent): void;
  onFocus(): void;
  onClick(): void;
  onDoubleClick(): void;
  onToggle?(): void;
}

export function TableRow<Row>(props: Props<Row>): ReactNode {
  const { row, index, top, height, template, columns, tabbable, current, selected, openable, onToggle } = props;
  const { t } = useTranslation('components');
  return (
    <div
      role="row"
      className={classes['row']}
      style={{ gridTemplateColumns: template, transform: `translateY(${top}px)`, height }}
      tabIndex={tabbable ? 0 : -1}
      data-index={index}
      data-record={props.record}
      data-current={current || undefined}
      data-openable={openable || undefined}
      aria-rowindex={index + 2}
      aria-selected={selected ?? (current ? true : undefined)}
      onKeyDown={props.onKeyDown}
      onFocus={props.onFocus}
      onClick={(event) => {
        if (!(event.target as Element).closest('a, button, input, label')) props.onClick();
      }}
      onDoubleClick={props.onDoubleClick}
    >
      {onToggle && (
        <div role="gridcell" className={classes['check']}>
          {/* Of the browser: Mantine's is a dozen components, in every row of the list that the app starts with. */}
          <input
            type="checkbox"
            className={classes['box']}
            checked={selected ?? false}
            onChange={onToggle}
            aria-label={t('table.select')}
            tabIndex={-1}
          />
        </div>
      )}
      <Cells row={row} columns={columns} />
    </div>
  );
}

interface GroupProps {
  line: GroupLine;
  index: number;
  top: number;
  height: number;
}

/** The heading of the rows below it. */
export function GroupRow({ line, index, top, height }: GroupProps): ReactNode {
  return (
    <div
      role="row"
      className={classes['groupRow']}
      style={{ transform: `translateY(${top}px)`, height }}
      aria-rowindex={index + 2}
    >
      <div role="rowheader" className={classes['groupName']}>
        {line.label} <span className={classes['groupCount']}>{line.count}</span>
        {line.sum && <span className={classes['groupCount']}>{line.sum}</span>}
      </div>
    </div>
  );
}

/** The larger part of a list's work: done again only for another row or other columns, not for each scroll or focus. */
const Cells = memo(function Cells<Row>({ row, columns }: Pick<Props<Row>, 'row' | 'columns'>): ReactNode {
  return columns.map(({ id, kind = 'text', value, cell }, position) => (
    <div key={id} role={position === 0 ? 'rowheader' : 'gridcell'} className={classes['cell']} data-kind={kind}>
      <span className={classes['cut']}>{cell ? cell(row) : value(row)}</span>
    </div>
  ));
}) as <Row>(props: Pick<Props<Row>, 'row' | 'columns'>) => ReactNode;
