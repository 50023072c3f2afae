import { Progress } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { useConflictCount } from '#renderer/lib/open-conflicts.ts';
import { loadingOf, useSyncStatus } from '#renderer/lib/sync-status.ts';
import classes from './sync.module.css';

/** Above an account: that parts of it are still coming, and what waits for a decision. */
export function AccountSyncLine({ accountId }: { accountId: string }): ReactNode {
  const { t } = useTranslation('sync');
  const loading = loadingOf(useSyncStatus(), accountId);
  const open = useConflictCount(accountId);
  return (
    <>
      {loading && (
        <p className={classes['accountLine']} role="status">
          {t('loading.thisAccount')}
          <Progress
            w={160}
            value={loading.total > 0 ? Math.min(100, (loading.done / loading.total) * 100) : 0}
            animated={loading.done === 0}
            aria-label={t('loading.title')}
          />
        </p>
      )}
      {open > 0 && (
        <p className={classes['accountLine']}>
          <SignalMark signal="attention" label={t('badge.account', { count: open })} />
          <Link to="/sync/review" search={{ account: accountId }}>
            {t('panel.openReview')}
          </Link>
        </p>
      )}
    </>
  );
}
