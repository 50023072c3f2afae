import { type ReactNode, useMemo } from 'react';
import { isChosen } from '../lib/chip-search.ts';
import { type Column, DataTable } from './data-table.tsx';
import { type FilterDefinition, type FilterValues, FilterChips } from './filter-chips.tsx';
import { PageHeader } from './page-header.tsx';
import { Page, Toolbar } from './page.tsx';
import { PortfolioTabs } from './portfolio-tabs.tsx';
import view from './portfolio-view.module.css';

interface Props<Row extends object> {
  title: string;
  actions?: ReactNode;
  query: { error: unknown; refetch(): unknown };
  /** Undefined while they are read. */
  all: readonly Row[] | undefined;
  filters: readonly FilterDefinition[];
  values: FilterValues;
  onFilter(values: FilterValues): void;
  /** What a row says under the name of each filter. */
  told(row: Row): Readonly<Record<string, string>>;
  /** What the filters speak of: "12 renewals". */
  subject(rows: readonly Row[]): string;
  columns: readonly Column<Row>[];
  rowId(row: Row): string;
  onOpen(row: Row): void;
  /** Where there is nothing at all. */
  empty: ReactNode;
  asideTitle: string;
  /** What the list comes to, or what could be on it. */
  aside: ReactNode;
  /** Drawers and dialogs. */
  children?: ReactNode;
}

/** A page of the portfolio that is one filtered list with something beside it (L1–L3). `told` is made once. */
export function ListBeside<Row extends object>(props: Props<Row>): ReactNode {
  const { title, all, filters, values, told, columns, rowId, onOpen, query } = props;
  const rows = useMemo(() => all?.filter((row) => isChosen(values, told(row))), [all, values, told]);
  return (
    <Page layout="fill">
      <PageHeader title={title} actions={props.actions} />
      <PortfolioTabs />
      <div className={view['sides']}>
        <section className={view['list']} aria-label={title}>
          {all && all.length > 0 && (
            <Toolbar>
              <FilterChips
                subject={props.subject(rows ?? [])}
                filters={filters}
                values={values}
                onChange={props.onFilter}
              />
            </Toolbar>
          )}
          <DataTable
            label={title}
            columns={columns}
            rows={rows}
            rowId={rowId}
            onOpen={onOpen}
            error={query.error}
            onRetry={() => void query.refetch()}
            empty={props.empty}
          />
        </section>
        <aside className={view['aside']} aria-label={props.asideTitle}>
          {props.aside}
        </aside>
      </div>
      {props.children}
    </Page>
  );
}
