import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { loadingOf, useSyncStatus } from '#renderer/lib/sync-status.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { syncQueries } from './sync-queries.ts';

/** In place of an account that is not on this device: still coming, handed over, or not there at all (P5). */
export function AccountAway({ accountId }: { accountId: string }): ReactNode {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const status = useSyncStatus();
  const journal = useQuery(syncQueries.journal());
  const lost = journal.data?.find((entry) => entry.kind === 'lost_access' && entry.accountId === accountId);
  const back = (
    <Button component={Link} to="/portfolio" variant="default">
      {t('away.back')}
    </Button>
  );
  if (status && loadingOf(status, accountId)) {
    return (
      <>
        <PageHeader title={t('loading.account')} />
        <EmptyState picture="file" title={t('away.loading')} action={back}>
          {t('away.loadingWhat')}
        </EmptyState>
      </>
    );
  }
  const name = lost?.accountName ?? t('journal.anAccount');
  const when = lost ? format.instant(lost.at) : '';
  return (
    <>
      <PageHeader title={lost?.accountName ?? t('away.title')} />
      <EmptyState picture="people" title={t(lost ? 'away.handedOver' : 'away.gone', { name })} action={back}>
        {lost === undefined && t('away.goneWhat')}
        {lost?.memberName && t('away.handedTo', { person: lost.memberName, when })}
        {lost && !lost.memberName && t('away.handedWhen', { when })}{' '}
        {lost && (lost.count > 0 ? t('away.delivered', { count: lost.count }) : t('away.nothingWaited'))}
      </EmptyState>
    </>
  );
}
