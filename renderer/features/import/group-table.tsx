import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportGroup, ImportRun } from '#shared/contract/imports.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import classes from './import.module.css';

type Count = 'new' | 'standing' | 'created' | 'updated' | 'same' | 'rejected' | 'adjusted' | 'undone' | 'kept';

const before: readonly Count[] = ['new', 'standing', 'rejected', 'adjusted'];
const after: readonly Count[] = ['created', 'updated', 'same', 'rejected', 'adjusted'];
const taken: readonly Count[] = ['undone', 'kept'];

const countOf = (run: ImportRun, count: Count) => (count === 'new' ? run.total - run.standing : run[count]);

/** The files of an import with their counts. */
export function GroupTable({ group }: { group: ImportGroup }): ReactNode {
  const { t } = useTranslation('import');
  const format = useFormat();
  const isTaken = group.state === 'undone' || group.state === 'cancelled';
  const counts = group.state === 'staged' ? before : isTaken ? taken : after;
  return (
    <div className={classes['tableBox']}>
      <table className={classes['table']} aria-label={t('history.files')}>
        <thead>
          <tr>
            <th scope="col">{t('table.file')}</th>
            <th scope="col">{t('table.kind')}</th>
            {counts.map((count) => (
              <th key={count} scope="col" data-number>
                {t(`table.${count}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {group.runs.map((run) => (
            <tr key={run.id}>
              <td>{run.name}</td>
              <td>{t(`kinds.${run.kind}`)}</td>
              {counts.map((count) => (
                <td key={count} data-number>
                  {format.number(countOf(run, count))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
