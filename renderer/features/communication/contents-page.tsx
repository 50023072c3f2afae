import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Content } from '#shared/contract/communication.ts';
import { contentKinds } from '#shared/domain/method-vocabulary.ts';
import { type Column, DataTable } from '#renderer/components/data-table.tsx';
import { DayText } from '#renderer/components/day-text.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { FilterChips, type FilterValues } from '#renderer/components/filter-chips.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import classes from './communication.module.css';
import { contentsQuery } from './communication-queries.ts';
import { ContentDrawer } from './content-drawer.tsx';
import { type ContentWords, useContentWords } from './content-words.ts';

/** H4, H5: articles, FAQs, videos, insights, e-mails and stored replies, with what was sent to whom. */
export function ContentsPage(): ReactNode {
  const { t } = useTranslation('communication');
  const words = useContentWords();
  const contents = useQuery(contentsQuery());
  const columns = useContentColumns(words);
  const [filters, setFilters] = useState<FilterValues>({});
  const [text, setText] = useState('');
  const [openId, setOpenId] = useState<string | null>(null);
  return (
    <QueryView query={contents} where={t('contents.failed')}>
      {({ contents: all, mayWrite }) => {
        const rows = all.filter((content) => matches(content, { filters, text, words }));
        const open = all.find(({ id }) => id === openId) ?? null;
        const add = mayWrite && <Button onClick={() => setOpenId('new')}>{t('contents.new')}</Button>;
        return (
          <>
            <div className={classes['bar']}>
              <FilterChips
                subject={t('contents.count', { count: rows.length })}
                filters={[
                  {
                    id: 'kind',
                    name: t('contents.kind'),
                    options: contentKinds.map((value) => ({ value, label: t(`kind.${value}`) })),
                  },
                  {
                    id: 'shelf',
                    name: t('contents.shelf'),
                    options: (['used', 'archived'] as const).map((value) => ({ value, label: t(`contents.${value}`) })),
                  },
                ]}
                values={filters}
                onChange={setFilters}
                search={{ value: text, onChange: setText }}
              />
              <span className={classes['spring']} />
              {add}
            </div>
            <DataTable
              fit="rows"
              label={t('contents.title')}
              columns={columns}
              rows={rows}
              rowId={({ id }) => id}
              onOpen={({ id }) => setOpenId(id)}
              empty={
                <EmptyState picture="file" action={add}>
                  {t(all.length === 0 ? 'contents.empty' : 'contents.nothing')}
                </EmptyState>
              }
            />
            {openId !== null && (open || openId === 'new') && (
              <ContentDrawer
                key={openId}
                content={open}
                mayWrite={mayWrite}
                onMade={setOpenId}
                onClose={() => setOpenId(null)}
              />
            )}
          </>
        );
      }}
    </QueryView>
  );
}

interface Wanted {
  filters: FilterValues;
  text: string;
  words: ContentWords;
}

function matches(content: Content, { filters, text, words }: Wanted): boolean {
  const kinds = filters['kind'] ?? [];
  const shelf = filters['shelf'] ?? ['used'];
  const haystack = `${words.title(content)} ${content.feature ?? ''} ${content.knownIssue ?? ''}`.toLocaleLowerCase();
  return (
    (kinds.length === 0 || kinds.includes(content.kind)) &&
    shelf.includes(content.archived ? 'archived' : 'used') &&
    haystack.includes(text.trim().toLocaleLowerCase())
  );
}

function useContentColumns(words: ContentWords): readonly Column<Content>[] {
  const { t } = useTranslation('communication');
  return useMemo(
    () => [
      { id: 'title', header: t('contents.columns.title'), value: (row) => words.title(row), width: 240, grow: true },
      { id: 'kind', header: t('contents.columns.kind'), value: (row) => t(`kind.${row.kind}`), width: 150 },
      {
        id: 'about',
        header: t('contents.columns.about'),
        value: (row) => row.feature ?? row.knownIssue,
        cell: (row) => row.feature ?? row.knownIssue ?? '–',
        width: 200,
      },
      {
        id: 'variants',
        header: t('contents.columns.texts'),
        kind: 'number',
        value: (row) => row.variants.length + 1,
        width: 90,
      },
      { id: 'waiting', header: t('contents.columns.waiting'), kind: 'number', value: (row) => row.waiting, width: 100 },
      { id: 'sent', header: t('contents.columns.sent'), kind: 'number', value: (row) => row.sent, width: 100 },
      {
        id: 'last',
        header: t('contents.columns.last'),
        kind: 'date',
        value: (row) => row.lastSentOn,
        cell: (row) => <DayText day={row.lastSentOn} />,
        width: 120,
      },
    ],
    [t, words],
  );
}
