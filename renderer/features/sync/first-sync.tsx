import { Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '#shared/contract/sync.ts';
import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';
import classes from './sync.module.css';

/** More than these are counted, not listed. */
const LISTED = 8;

/** What is still coming, client by client; the app is usable as they arrive (P5, sync.md 2.15). */
export function FirstSync({ loading }: { loading: SyncStatus['loading'] }): ReactNode {
  const { t } = useTranslation('sync');
  const picks = useQuery(core.accounts.pick.queryOptions({ meta: reads('account') }));
  const nameOf = (accountId: string | null): string =>
    accountId === null
      ? t('loading.workspace')
      : (picks.data?.find(({ id }) => id === accountId)?.name ?? t('loading.account'));
  return (
    <ul className={classes['loading']}>
      {loading.slice(0, LISTED).map((bucket, index) => (
        <li key={bucket.accountId ?? `w${index}`}>
          <span>{nameOf(bucket.accountId)}</span>
          <Progress
            value={bucket.total > 0 ? Math.min(100, (bucket.done / bucket.total) * 100) : 0}
            animated={bucket.done === 0}
            aria-label={t('loading.of', { name: nameOf(bucket.accountId) })}
          />
        </li>
      ))}
      {loading.length > LISTED && (
        <li className={classes['quiet']}>{t('loading.more', { count: loading.length - LISTED })}</li>
      )}
    </ul>
  );
}
