import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { Page } from '#renderer/components/page.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { showFailure } from '#renderer/lib/undo.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { AfterView } from '#shared/contract/meeting.ts';
import { type AfterStep, afterSteps } from '#shared/domain/after-review.ts';
import { isUpcomingStage } from '#shared/domain/review-preparation.ts';
import { meetingQueries } from '../meeting-queries.ts';
import { AfterStepRow } from './after-step.tsx';
import { type After, AfterContext } from './after-context.ts';
import classes from './after.module.css';
import { GoalsPart } from './goals-part.tsx';
import { JourneyPart } from './journey-part.tsx';
import { NextReviewPart } from './next-review-part.tsx';
import { FeelingPart, RatingPart } from './rating-part.tsx';
import { RecapPart } from './recap-part.tsx';
import { TasksPart } from './tasks-part.tsx';

const route = getRouteApi('/reviews/$reviewId/after');

const parts: Record<AfterStep, () => ReactNode> = {
  feeling: FeelingPart,
  rating: RatingPart,
  recap: RecapPart,
  tasks: TasksPart,
  goals: GoalsPart,
  next_review: NextReviewPart,
  journey: JourneyPart,
};

/** What follows a review, one line each, until nothing is left (F9). */
export function AfterPage(): ReactNode {
  const { t } = useTranslation('meeting');
  const { reviewId } = route.useParams();
  const query = useQuery(meetingQueries.after(reviewId));
  return (
    <QueryView query={query} where={t('after.notShown')} lines={8}>
      {(view) => <OpenAfter view={view} />}
    </QueryView>
  );
}

function OpenAfter({ view }: { view: AfterView }): ReactNode {
  const { t } = useTranslation(['meeting', 'reviews']);
  const format = useFormat();
  const write = useCallback(async <Result,>(work: Promise<Result>): Promise<Result | null> => {
    try {
      return await work;
    } catch (error) {
      showFailure(error);
      return null;
    }
  }, []);
  const { review } = view;
  const params = { reviewId: review.id };
  const after: After = { ...view, write };
  const upcoming = isUpcomingStage(review.stage);
  const open = afterSteps.filter((step) => view.states[step] === 'open').length;
  return (
    <AfterContext value={after}>
      <PageHeader
        title={t('after.title', { kind: t(`reviews:kindInText.${review.kind}`) })}
        path={[
          <Link key="account" to="/accounts/$accountId/summary" params={{ accountId: review.accountId }}>
            {review.accountName}
          </Link>,
        ]}
        actions={
          <Button variant="default" renderRoot={(props) => <Link to="/reviews/$reviewId" params={params} {...props} />}>
            {t('after.preparation')}
          </Button>
        }
      />
      <Page>
        {upcoming ? (
          <EmptyState
            picture="calendar"
            action={
              <Button renderRoot={(props) => <Link to="/reviews/$reviewId/live" params={params} {...props} />}>
                {t('after.begin')}
              </Button>
            }
          >
            {t('after.notHeld')}
          </EmptyState>
        ) : (
          <div className={classes['steps']}>
            <p className={classes['quiet']}>
              {t('after.heldOn', { when: format.instant(review.heldAt ?? review.startsAt) })}
              {review.spentMinutes !== null && ` · ${t('after.spent', { count: review.spentMinutes })}`}
              {` · ${open === 0 ? t('after.allDone') : t('after.open', { count: open })}`}
            </p>
            {afterSteps.map((step) => {
              const Part = parts[step];
              return (
                <AfterStepRow key={step} step={step} state={view.states[step]}>
                  <Part />
                </AfterStepRow>
              );
            })}
          </div>
        )}
      </Page>
    </AfterContext>
  );
}
