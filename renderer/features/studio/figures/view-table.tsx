import type { ReactNode } from 'react';
import classes from './figures.module.css';

export interface ViewColumn {
  header: string;
  /** `word` and `date` are never wrapped; `main`, `person` and `drawing` keep their share of the width. */
  kind?: 'number' | 'date' | 'word' | 'main' | 'person' | 'drawing';
}

interface Props {
  /** Said to assistive technology; the heading above says it to the eye. */
  label: string;
  columns: readonly ViewColumn[];
  rows: readonly (readonly ReactNode[])[];
}

/** A table of a client document: first cell of a row is its heading. */
export function ViewTable({ label, columns, rows }: Props): ReactNode {
  return (
    <table className={classes['table']} aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ header, kind }, index) => (
            <th key={index} scope="col" data-kind={kind}>
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, row) => (
          <tr key={row}>
            {cells.map((cell, index) =>
              index === 0 ? (
                <th key={index} scope="row">
                  {cell}
                </th>
              ) : (
                <td key={index} data-kind={columns[index]?.kind}>
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
