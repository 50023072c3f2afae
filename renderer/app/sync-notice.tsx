import { lazy, type ReactNode, Suspense } from 'react';
import { useSyncStatus } from '#renderer/lib/sync-status.ts';
import classes from './shell.module.css';

const SyncBanner = lazy(async () => ({
  default: (await import('#renderer/features/sync/sync-banner.tsx')).SyncBanner,
}));

/** A line above the page while sync needs somebody, a clock is wrong or the first sync runs; else nothing at all. */
export function SyncNotice(): ReactNode {
  const status = useSyncStatus();
  const isNeeded =
    status !== undefined &&
    (status.problem !== null || status.lease !== null || status.clockOffMs !== null || status.loading.length > 0);
  return (
    <div className={classes['syncNotice']}>
      {isNeeded && (
        <Suspense fallback={null}>
          <SyncBanner status={status} />
        </Suspense>
      )}
    </div>
  );
}
