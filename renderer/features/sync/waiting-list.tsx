import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { coreClient } from '#renderer/lib/core-client.ts';
import { DayText } from '#renderer/components/day-text.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { useRecordName } from '#renderer/lib/record-name.ts';
import { undoWords } from '#renderer/lib/undo.tsx';
import { syncQueries } from './sync-queries.ts';
import classes from './sync.module.css';
import { useExportWaiting } from './use-export-waiting.ts';

type Change = Awaited<ReturnType<typeof coreClient.sync.waiting>>['changes'][number];

const FIRST = 10;

/** P3: what is not at the server yet, newest last, in the words of what was done. */
export function WaitingList(): ReactNode {
  const { t } = useTranslation(['sync', 'common']);
  const waiting = useQuery(syncQueries.waiting());
  const [all, setAll] = useState(false);
  const exporting = useExportWaiting();
  return (
    <QueryView query={waiting} where={t('waiting.failed')} lines={3}>
      {({ changes, total }) =>
        total === 0 ? (
          <p className={classes['quiet']}>{t('waiting.none')}</p>
        ) : (
          <>
            <ol className={classes['rows']}>
              {(all ? changes : changes.slice(0, FIRST)).map((change) => (
                <WaitingRow key={change.mutationId} change={change} />
              ))}
            </ol>
            {all && total > changes.length && (
              <p className={classes['quiet']}>{t('waiting.more', { count: total - changes.length })}</p>
            )}
            <div className={classes['foot']}>
              {changes.length > FIRST && (
                <Button variant="subtle" size="compact-sm" onClick={() => setAll(!all)}>
                  {all ? t('common:showLess') : t('waiting.all', { count: total })}
                </Button>
              )}
              <Button
                variant="subtle"
                color="gray"
                size="compact-sm"
                loading={exporting.isPending}
                onClick={() => exporting.mutate()}
              >
                {t('export.button')}
              </Button>
            </div>
          </>
        )
      }
    </QueryView>
  );
}

function WaitingRow({ change }: { change: Change }): ReactNode {
  const { t } = useTranslation('sync');
  const recordName = useRecordName();
  const [first] = change.about;
  const what = undoWords(change.label) || (first ? recordName(first.table) : t('waiting.large'));
  return (
    <li>
      <span>
        <span className={classes['what']}>{what}</span>
        {first?.title && <span className={classes['quiet']}>{` · ${first.title}`}</span>}
        {change.rows > 1 && (
          <span className={classes['quiet']}>{` · ${t('waiting.rows', { count: change.rows })}`}</span>
        )}
        {change.accountName && change.accountName !== first?.title && (
          <span className={classes['under']}>{change.accountName}</span>
        )}
        {change.deferred && <span className={classes['under']}>{t('waiting.deferred')}</span>}
      </span>
      <DayText day={change.at} />
    </li>
  );
}
