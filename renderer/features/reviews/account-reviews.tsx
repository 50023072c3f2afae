import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { openOverlay } from '#renderer/lib/overlays.ts';
import { reviewQueries } from './review-queries.ts';
import { ReviewTable } from './review-table.tsx';
import classes from './reviews.module.css';

const route = getRouteApi('/accounts/$accountId');

/** The account's tab Reuniões: the next one on top, then those held. */
export function AccountReviews(): ReactNode {
  const { t } = useTranslation('reviews');
  const { accountId } = route.useParams();
  const query = useQuery(reviewQueries.all(accountId));
  const plan = <Button onClick={() => openOverlay('new-review', { accountId })}>{t('plan')}</Button>;
  return (
    <>
      <div className={classes['bar']}>
        <span>{t('subject', { count: query.data?.length ?? 0 })}</span>
        {plan}
      </div>
      <ReviewTable
        ofAccount
        rows={query.data?.toReversed()}
        error={query.error}
        onRetry={() => void query.refetch()}
        empty={
          <EmptyState picture="calendar" action={plan}>
            {t('emptyAccount')}
          </EmptyState>
        }
      />
    </>
  );
}
