import { Button, Table } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChartMode } from './chart-mode.ts';
import classes from './charts.module.css';

/** The same numbers as a table: for whoever cannot see the drawing, and for the printed page's tags. */
export interface ChartTable {
  head: readonly string[];
  rows: readonly (readonly string[])[];
}

export interface ChartText {
  /** Says what is drawn. */
  title: string;
  /** One sentence: what it shows, with the number in it. */
  summary: string;
}

interface Props extends ChartText {
  table: ChartTable;
  height: number;
  /** Source and date of the data. */
  source?: ReactNode;
  children: ReactNode;
}

/** Title, summary, drawing, table view: what every chart has (style.md, React). */
export function ChartFrame({ title, summary, table, height, source, children }: Props): ReactNode {
  const { t } = useTranslation('components');
  const { printing } = useChartMode();
  const [asTable, setAsTable] = useState(false);
  const titleId = useId();
  const isEmpty = table.rows.length === 0;
  return (
    <figure className={classes['figure']} aria-labelledby={titleId}>
      <figcaption className={classes['caption']}>
        <span id={titleId} className={classes['title']}>
          {title}
        </span>
        {!printing && !isEmpty && (
          <Button
            variant="transparent"
            c="dimmed"
            fw={400}
            size="compact-xs"
            px={0}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? t('chart.asChart') : t('chart.asTable')}
          </Button>
        )}
      </figcaption>
      <p className={classes['summary']}>{isEmpty ? t('chart.empty') : summary}</p>
      {!isEmpty && !asTable && (
        <div className={classes['drawing']} style={{ height }} role="img" aria-label={`${title}. ${summary}`}>
          {children}
        </div>
      )}
      {(asTable || printing) && !isEmpty && (
        <div className={asTable ? classes['table'] : 'only-read'}>
          <ChartRows table={table} title={title} />
        </div>
      )}
      {source && <div className={classes['source']}>{source}</div>}
    </figure>
  );
}

function ChartRows({ table, title }: { table: ChartTable; title: string }): ReactNode {
  return (
    <Table aria-label={title} verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          {table.head.map((name, index) => (
            <Table.Th key={name} scope="col" ta={index === 0 ? 'left' : 'right'}>
              {name}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {table.rows.map(([first, ...rest]) => (
          <Table.Tr key={first}>
            <Table.Th scope="row" fw={400}>
              {first}
            </Table.Th>
            {rest.map((value, index) => (
              <Table.Td key={index} ta="right">
                {value}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
