import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column, Sort } from './data-table.tsx';
import classes from './data-table.module.css';

interface Props<Row> {
  columns: readonly Column<Row>[];
  template: string;
  sort: Sort | null;
  onSort(id: string): void;
  everySelected?: boolean;
  onSelectAll?(): void;
}

export function TableHead<Row>({ columns, template, sort, onSort, everySelected, onSelectAll }: Props<Row>): ReactNode {
  const { t } = useTranslation('components');
  return (
    <div role="row" className={classes['headRow']} style={{ gridTemplateColumns: template }} aria-rowindex={1}>
      {onSelectAll && (
        <div role="columnheader" className={classes['check']}>
          <input
            type="checkbox"
            className={classes['box']}
            checked={everySelected ?? false}
            onChange={onSelectAll}
            aria-label={t('table.selectAll')}
          />
        </div>
      )}
      {columns.map(({ id, header, kind = 'text', sortable = true }) => {
        const sorted = sort?.id === id ? (sort.desc ? 'descending' : 'ascending') : 'none';
        return (
          <div
            key={id}
            role="columnheader"
            className={classes['headCell']}
            data-kind={kind}
            aria-sort={sortable ? sorted : undefined}
          >
            {sortable ? (
              <button type="button" className={classes['sort']} onClick={() => onSort(id)}>
                <span className={classes['headText']}>{header}</span>
                {sorted === 'ascending' && <IconArrowUp size={12} aria-hidden />}
                {sorted === 'descending' && <IconArrowDown size={12} aria-hidden />}
              </button>
            ) : (
              <span className={classes['headText']}>{header}</span>
            )}
          </div>
        );
      })}
    </div>
  );
}
