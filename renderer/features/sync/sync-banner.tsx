import { Button, Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '#shared/contract/sync.ts';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { openOverlay } from '#renderer/lib/overlays.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { ClockNote } from './clock-note.tsx';
import classes from './sync.module.css';

/** One line above the page, the most urgent thing only; nothing modal, and the page works on. */
export function SyncBanner({ status }: { status: SyncStatus }): ReactNode {
  const { t } = useTranslation('sync');
  return (
    <div className={classes['banner']}>
      <Words status={status} />
      <Button variant="subtle" size="compact-xs" flex="none" onClick={() => openOverlay('sync', {})}>
        {t(status.problem ? 'banner.solve' : 'banner.details')}
      </Button>
    </div>
  );
}

function Words({ status: { problem, clockOffMs, loading, lease } }: { status: SyncStatus }): ReactNode {
  const { t } = useTranslation('sync');
  const format = useFormat();
  if (problem) {
    return (
      <p className={classes['said']}>
        <SignalMark signal="risk" />
        <span>{t(`problem.${problem}.banner`)}</span>
      </p>
    );
  }
  if (lease) {
    return (
      <p className={classes['said']}>
        <SignalMark signal="attention" />
        <span>{t('banner.lease', { when: format.instant(lease.endsAt) })}</span>
      </p>
    );
  }
  if (loading.length > 0) {
    const done = loading.reduce((sum, bucket) => sum + bucket.done, 0);
    const total = loading.reduce((sum, bucket) => sum + bucket.total, 0);
    return (
      <>
        <span>{t('banner.loading', { count: loading.length })}</span>
        <Progress
          w={160}
          value={total > 0 ? Math.min(100, (done / total) * 100) : 0}
          animated={done === 0}
          aria-label={t('loading.title')}
        />
      </>
    );
  }
  return <ClockNote offMs={clockOffMs ?? 0} />;
}
