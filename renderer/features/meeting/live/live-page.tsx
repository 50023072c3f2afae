import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useCallback, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryView } from '#renderer/components/query-view.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure } from '#renderer/lib/undo.tsx';
import type { LiveView } from '#shared/domain/client-view/live-view.ts';
import { meetingQueries } from '../meeting-queries.ts';
import { LiveAgenda } from './live-agenda.tsx';
import { LiveBar } from './live-bar.tsx';
import { type Live, LiveContext } from './live-context.ts';
import { LiveItemPane } from './live-item.tsx';
import { LiveOver } from './live-over.tsx';
import { LiveRecord } from './live-record.tsx';
import classes from './live.module.css';
import { useNow } from './use-now.ts';

const route = getRouteApi('/reviews/$reviewId/live');

/** F6: the meeting as it happens, made from a view without anything internal. */
export function LivePage(): ReactNode {
  const { t } = useTranslation('meeting');
  const { reviewId } = route.useParams();
  const query = useQuery(meetingQueries.live(reviewId));
  return (
    <QueryView query={query} where={t('live.notShown')}>
      {(view) => <OpenLive view={view} />}
    </QueryView>
  );
}

function OpenLive({ view }: { view: LiveView }): ReactNode {
  const { t } = useTranslation(['meeting', 'reviews']);
  const navigate = route.useNavigate();
  const { review, account } = view;
  const now = useNow(review.since !== null);
  const write = useCallback(async <Result,>(work: Promise<Result>): Promise<Result | null> => {
    try {
      return await work;
    } catch (error) {
      showFailure(error);
      return null;
    }
  }, []);
  const live = useMemo<Live>(() => ({ ...view, write }), [view, write]);
  const title = t('live.title', { kind: t(`reviews:kind.${review.kind}`), client: account.name });
  useEffect(() => {
    document.title = `${title} · Ongoing`;
  }, [title]);
  // The clock starts with the meeting: opening this page is its beginning.
  const isNew = review.startedAt === null && review.heldAt === null;
  useEffect(() => {
    if (isNew) void write(coreClient.meeting.begin({ id: review.id }));
  }, [isNew, review.id, write]);

  const leave = (to: 'studio' | 'after') =>
    void navigate({
      to: to === 'after' ? '/reviews/$reviewId/after' : '/reviews/$reviewId',
      params: { reviewId: review.id },
    });
  // A clock that goes on unseen would measure the rest of the day.
  const pauseAndLeave = () => {
    if (review.since !== null) void write(coreClient.meeting.pause({ id: review.id }));
    leave('studio');
  };
  if (review.heldAt !== null) return <LiveOver title={title} onGo={leave} />;
  return (
    <LiveContext value={live}>
      <div className={classes['live']}>
        <LiveBar title={title} now={now} onLeave={pauseAndLeave} />
        <LiveAgenda now={now} />
        <LiveItemPane now={now} />
        <LiveRecord />
      </div>
    </LiveContext>
  );
}
