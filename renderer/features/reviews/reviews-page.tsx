import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { type FilterDefinition, FilterChips } from '#renderer/components/filter-chips.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { Page, Toolbar } from '#renderer/components/page.tsx';
import { openOverlay } from '#renderer/lib/overlays.ts';
import { useMe } from '#renderer/lib/session.ts';
import { reviewKinds } from '#shared/domain/vocabulary.ts';
import { filterReviews } from './review-group.ts';
import { reviewQueries } from './review-queries.ts';
import { ReviewTable } from './review-table.tsx';
import { reviewGroups, reviewsSearch } from './reviews-search.ts';

const route = getRouteApi('/reviews');

/** All reviews of the portfolio: what is to prepare comes first (F1, F3). */
export function ReviewsPage(): ReactNode {
  const { t } = useTranslation('reviews');
  const { members } = useMe();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(reviewQueries.all());
  const rows = query.data && filterReviews(query.data, search);
  const filters: FilterDefinition[] = [
    {
      id: 'group',
      name: t('filter.group'),
      options: reviewGroups.map((value) => ({ value, label: t(`group.${value}`) })),
    },
    { id: 'kind', name: t('filter.kind'), options: reviewKinds.map((value) => ({ value, label: t(`kind.${value}`) })) },
    { id: 'owner', name: t('filter.owner'), options: members.map(({ id, name }) => ({ value: id, label: name })) },
  ];
  const plan = <Button onClick={() => openOverlay('new-review', {})}>{t('plan')}</Button>;
  const change = (patch: Record<string, unknown>) =>
    void navigate({ search: reviewsSearch.parse({ ...search, ...patch }), replace: true });
  return (
    <Page layout="fill">
      <PageHeader title={t('title')} actions={plan} />
      <Toolbar>
        <FilterChips
          subject={t('subject', { count: rows?.length ?? 0 })}
          filters={filters}
          values={{
            group: search.group ?? ['upcoming', 'preparing'],
            ...(search.kind ? { kind: search.kind } : {}),
            ...(search.owner ? { owner: search.owner } : {}),
          }}
          onChange={(values) =>
            change({ group: values['group'] ?? [...reviewGroups], kind: values['kind'], owner: values['owner'] })
          }
          search={{ value: search.text ?? '', onChange: (text) => change({ text: text || undefined }) }}
        />
      </Toolbar>
      <ReviewTable
        rows={rows}
        error={query.error}
        onRetry={() => void query.refetch()}
        sort={search.sort ? { id: search.sort, desc: search.desc ?? false } : null}
        onSort={(sort) => change({ sort: sort?.id, desc: sort?.desc || undefined })}
        empty={
          query.data?.length === 0 ? (
            <EmptyState picture="calendar" action={plan}>
              {t('empty')}
            </EmptyState>
          ) : (
            <EmptyState compact>{t('noneFound')}</EmptyState>
          )
        }
      />
    </Page>
  );
}
