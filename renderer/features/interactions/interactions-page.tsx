import { Button, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channels } from '#shared/domain/vocabulary.ts';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { core } from '#renderer/lib/core-client.ts';
import { openOverlay } from '#renderer/lib/overlays.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { EditInteraction } from './edit-interaction.tsx';
import { InteractionEntry } from './interaction-entry.tsx';
import classes from './interactions.module.css';

const PAGE = 50;

/** H1: every logged contact of the account, newest first. */
export function InteractionsPage(): ReactNode {
  const { t } = useTranslation('interactions');
  const { accountId } = useParams({ strict: false });
  const id = accountId ?? '';
  const [channel, setChannel] = useState<(typeof channels)[number] | null>(null);
  const [text, setText] = useState('');
  const [editingId, setEditingId] = useState<string | null>(null);
  const log = useInfiniteQuery({
    ...core.interactions.list.infiniteOptions({
      input: (before: string | null) => ({ accountId: id, limit: PAGE, before, channel, text }),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => (last.more ? (last.items.at(-1)?.happenedAt ?? null) : null),
      meta: reads(
        'interaction',
        'interaction_participant',
        'attachment',
        'feeling',
        'contact',
        'touch_model',
        'account',
      ),
    }),
    placeholderData: (previous) => previous,
  });
  const filtered = channel !== null || text !== '';
  return (
    <QueryView query={log} where={t('failed')}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        const editing = items.find((item) => item.id === editingId);
        if (items.length === 0 && !filtered) {
          return (
            <EmptyState
              picture="note"
              action={<Button onClick={() => openOverlay('log-contact', { accountId: id })}>{t('log')}</Button>}
            >
              {t('empty')}
            </EmptyState>
          );
        }
        return (
          <>
            <div className={classes['toolbar']}>
              <TextInput
                size="xs"
                w={220}
                data-filter
                aria-label={t('search')}
                placeholder={t('search')}
                leftSection={<IconSearch size={14} aria-hidden />}
                value={text}
                onChange={({ currentTarget }) => setText(currentTarget.value)}
              />
              <Select
                size="xs"
                w={160}
                clearable
                aria-label={t('channelFilter')}
                placeholder={t('allChannels')}
                data={channels.map((value) => ({ value, label: t(`channel.${value}`) }))}
                value={channel}
                onChange={(value) => setChannel(value as typeof channel)}
              />
              <div className={classes['spring']} />
              <Button variant="default" onClick={() => openOverlay('log-contact', { accountId: id })}>
                {t('log')}
              </Button>
            </div>
            {items.length === 0 && <EmptyState compact>{t('nothing')}</EmptyState>}
            <ol className={classes['list']}>
              {items.map((item) => (
                <InteractionEntry key={item.id} interaction={item} onEdit={() => setEditingId(item.id)} />
              ))}
            </ol>
            {log.hasNextPage && (
              <Button
                variant="default"
                mt="md"
                loading={log.isFetchingNextPage}
                onClick={() => void log.fetchNextPage()}
              >
                {t('more')}
              </Button>
            )}
            {editing && <EditInteraction interaction={editing} onClose={() => setEditingId(null)} />}
          </>
        );
      }}
    </QueryView>
  );
}
