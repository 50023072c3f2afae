import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FeelingMark } from '#renderer/components/feeling-mark.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { openOverlay } from '#renderer/lib/overlays.ts';
import { HIGHEST_RATING, ratingCriteria, type RatingCriterion } from '#shared/domain/live-meeting.ts';
import { useAfter } from './after-context.ts';
import classes from './after.module.css';

/** G: the feeling of this very meeting. */
export function FeelingPart(): ReactNode {
  const { t } = useTranslation('meeting');
  const { review, feelings } = useAfter();
  return (
    <div className={classes['row']}>
      {feelings.map(({ id, moment, feltAt }) => (
        <FeelingMark key={id} moment={moment} day={feltAt} />
      ))}
      <Button
        variant={feelings.length === 0 ? 'filled' : 'default'}
        onClick={() => openOverlay('feeling', { accountId: review.accountId, reviewId: review.id })}
      >
        {t('after.feel')}
      </Button>
    </div>
  );
}

const scores = Array.from({ length: HIGHEST_RATING }, (_, index) => index + 1);

/** F6: the meeting by named criteria; a key from 1 to 5 rates, and each is kept at once. */
export function RatingPart(): ReactNode {
  return (
    <div className={classes['criteria']}>
      {ratingCriteria.map((criterion) => (
        <Criterion key={criterion} criterion={criterion} />
      ))}
    </div>
  );
}

function Criterion({ criterion }: { criterion: RatingCriterion }): ReactNode {
  const { t } = useTranslation('meeting');
  const { review, ratings, write } = useAfter();
  const known = ratings.find((rating) => rating.criterion === criterion);
  const wording = known && known.score !== null ? known.wording : t(`after.criterion.${criterion}`);
  const rate = (score: number) =>
    void write(
      coreClient.meeting.rate({
        reviewId: review.id,
        criterion,
        // The words on screen are the ones that were answered.
        wording,
        score: known?.score === score ? null : score,
      }),
    );
  return (
    <fieldset className={classes['criterion']}>
      <legend>{wording}</legend>
      <div className={classes['scores']}>
        {scores.map((score) => (
          <button
            key={score}
            type="button"
            aria-pressed={known?.score === score}
            aria-label={t('after.score', { score, highest: HIGHEST_RATING, what: wording })}
            onClick={() => rate(score)}
            onKeyDown={({ key }) => {
              const typed = scores.find((each) => String(each) === key);
              if (typed !== undefined) rate(typed);
            }}
          >
            {score}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
