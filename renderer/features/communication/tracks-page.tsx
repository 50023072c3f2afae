import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommunicationTrack } from '#shared/contract/communication.ts';
import { type Column, DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import classes from './communication.module.css';
import { tracksQuery } from './communication-queries.ts';
import { useContentWords } from './content-words.ts';
import { TrackDrawer } from './track-drawer.tsx';
import { useTrackSentence } from './track-need.ts';

/** H4: planned series of contents, for a segment, for whoever needs them, or for whom somebody chose. */
export function TracksPage(): ReactNode {
  const { t } = useTranslation('communication');
  const tracks = useQuery(tracksQuery());
  const columns = useTrackColumns();
  const [openId, setOpenId] = useState<string | null>(null);
  return (
    <QueryView query={tracks} where={t('tracks.failed')}>
      {({ tracks: rows, mayWrite }) => {
        const open = rows.find(({ id }) => id === openId) ?? null;
        const add = mayWrite && <Button onClick={() => setOpenId('new')}>{t('tracks.new')}</Button>;
        return (
          <>
            <div className={classes['bar']}>
              <span role="status">{t('tracks.count', { count: rows.length })}</span>
              <span className={classes['spring']} />
              {add}
            </div>
            <DataTable
              fit="rows"
              label={t('tracks.title')}
              columns={columns}
              rows={rows}
              rowId={({ id }) => id}
              onOpen={({ id }) => setOpenId(id)}
              empty={
                <EmptyState picture="note" action={add}>
                  {t('tracks.empty')}
                </EmptyState>
              }
            />
            {openId !== null && (open || openId === 'new') && (
              <TrackDrawer key={openId} track={open} mayWrite={mayWrite} onClose={() => setOpenId(null)} />
            )}
          </>
        );
      }}
    </QueryView>
  );
}

function useTrackColumns(): readonly Column<CommunicationTrack>[] {
  const { t } = useTranslation('communication');
  const words = useContentWords();
  const sentence = useTrackSentence();
  return useMemo(
    () => [
      { id: 'name', header: t('tracks.columns.name'), value: (row) => words.track(row), width: 220, grow: true },
      { id: 'for', header: t('tracks.columns.for'), value: (row) => sentence(row), width: 260, grow: true },
      {
        id: 'active',
        header: t('tracks.columns.active'),
        kind: 'mark',
        value: (row) => Number(row.active),
        cell: (row) => (
          <SignalMark signal={row.active ? 'good' : 'unknown'} label={t(row.active ? 'tracks.on' : 'tracks.off')} />
        ),
        width: 110,
      },
      { id: 'steps', header: t('tracks.columns.steps'), kind: 'number', value: (row) => row.steps.length, width: 90 },
      {
        id: 'enrolled',
        header: t('tracks.columns.enrolled'),
        kind: 'number',
        value: (row) => row.enrolled,
        width: 100,
      },
      { id: 'waiting', header: t('contents.columns.waiting'), kind: 'number', value: (row) => row.waiting, width: 100 },
      { id: 'sent', header: t('contents.columns.sent'), kind: 'number', value: (row) => row.sent, width: 100 },
    ],
    [t, words, sentence],
  );
}
