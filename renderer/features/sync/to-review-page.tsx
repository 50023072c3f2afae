import { Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { Page, Toolbar } from '#renderer/components/page.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { type Decision, decisions, nextAfter } from './conflict-groups.ts';
import { ConflictList } from './conflict-list.tsx';
import { ConflictView } from './conflict-view.tsx';
import { syncQueries } from './sync-queries.ts';
import type { ToReviewSearch } from './to-review-search.ts';
import classes from './to-review.module.css';

/** ui.md, A rever: two versions side by side, three buttons; the list empties as you go. */
export function ToReviewPage(): ReactNode {
  const { t } = useTranslation('sync');
  const search: ToReviewSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const settled = search.settled ?? false;
  const conflicts = useQuery(syncQueries.conflicts(search.account ?? null, settled));
  const go = (change: ToReviewSearch) =>
    void navigate({ to: '/sync/review', search: { ...search, ...change }, replace: true });
  const list = useMemo(() => (conflicts.data ? decisions(conflicts.data) : []), [conflicts.data]);
  const accountName = search.account ? (list[0]?.first.accountName ?? null) : null;
  return (
    <Page layout="fill">
      <PageHeader title={t('review.page')} />
      <Toolbar
        aside={
          <SegmentedControl
            size="xs"
            aria-label={t('review.which')}
            value={settled ? 'settled' : 'open'}
            onChange={(value) => go({ settled: value === 'settled' || undefined, at: undefined })}
            data={[
              { value: 'open', label: t('review.open') },
              { value: 'settled', label: t('review.settled') },
            ]}
          />
        }
      >
        <span role="status">
          {conflicts.data && t(settled ? 'review.countSettled' : 'review.count', { count: list.length })}
        </span>
        {search.account && (
          <Button variant="subtle" color="gray" onClick={() => go({ account: undefined })}>
            {accountName ? t('review.onlyOf', { name: accountName }) : t('review.all')}
          </Button>
        )}
      </Toolbar>
      <QueryView query={conflicts} where={t('review.failed')}>
        {() =>
          list.length === 0 ? (
            <EmptyState picture="done" title={t(settled ? 'review.noneSettled' : 'review.none')}>
              {t(settled ? 'review.noneSettledWhat' : 'review.noneWhat')}
            </EmptyState>
          ) : (
            <Split list={list} at={search.at} onOpen={(at) => go({ at })} />
          )
        }
      </QueryView>
    </Page>
  );
}

interface SplitProps {
  list: readonly Decision[];
  at: string | undefined;
  onOpen(id: string | undefined): void;
}

function Split({ list, at, onOpen }: SplitProps): ReactNode {
  const { t } = useTranslation('sync');
  const current = list.find(({ all }) => all.some(({ id }) => id === at)) ?? list[0];
  if (!current) return null;
  return (
    <div className={classes['split']}>
      <ConflictList list={list} currentId={current.id} onOpen={onOpen} />
      <section className={classes['detail']} aria-label={t('review.versions')}>
        <ConflictView
          key={current.id}
          decision={current}
          onSettled={() => onOpen(nextAfter(list, current.id) ?? undefined)}
        />
      </section>
    </div>
  );
}
