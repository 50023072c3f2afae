import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '#shared/contract/sync.ts';
import { DayText } from '#renderer/components/day-text.tsx';
import { core, coreClient } from '#renderer/lib/core-client.ts';
import { showFailure } from '#renderer/lib/undo.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import classes from './sync.module.css';

/** One sentence on how it stands, when it last was complete, and the buttons: now, pause, go on. */
export function SyncHeadline({ status }: { status: SyncStatus }): ReactNode {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const { state, waiting, waitingSince, filesWaiting, syncedAt, nextTryAt } = status;
  if (state === 'off') return null;
  return (
    <div className={classes['headline']}>
      <p className={classes['state']} role="status">
        {t(`state.${state}`)}
      </p>
      <ul className={classes['facts']}>
        {waiting > 0 && (
          <li>
            {t('headline.waiting', { count: waiting })}
            {waitingSince && (
              <span className={classes['quiet']}>
                {` · ${t('headline.since')} `}
                <DayText day={waitingSince} />
              </span>
            )}
          </li>
        )}
        {filesWaiting > 0 && <li>{t('headline.files', { count: filesWaiting })}</li>}
        <li className={classes['quiet']}>
          {syncedAt ? t('headline.syncedAt', { when: format.instant(syncedAt) }) : t('headline.never')}
        </li>
        {nextTryAt && state === 'offline' && (
          <li className={classes['quiet']}>{t('headline.nextTry', { when: format.time(nextTryAt) })}</li>
        )}
      </ul>
      <Buttons status={status} />
    </div>
  );
}

function Buttons({ status: { state, problem } }: { status: SyncStatus }): ReactNode {
  const { t } = useTranslation('sync');
  const client = useQueryClient();
  const set = useMutation({
    mutationFn: (verb: 'now' | 'pause' | 'resume') => coreClient.sync[verb](),
    onSuccess: (status) => client.setQueryData(core.sync.status.queryKey(), status),
    onError: showFailure,
  });
  const isGoing = (verb: string) => set.isPending && set.variables === verb;
  return (
    <Group gap="sm">
      {state === 'paused' ? (
        <Button loading={isGoing('resume')} onClick={() => set.mutate('resume')}>
          {t('headline.resume')}
        </Button>
      ) : (
        <>
          <Button
            variant={problem ? 'default' : 'filled'}
            loading={isGoing('now') || state === 'syncing'}
            onClick={() => set.mutate('now')}
          >
            {t(problem ? 'headline.again' : 'headline.now')}
          </Button>
          <Button variant="default" loading={isGoing('pause')} onClick={() => set.mutate('pause')}>
            {t('headline.pause')}
          </Button>
        </>
      )}
    </Group>
  );
}
