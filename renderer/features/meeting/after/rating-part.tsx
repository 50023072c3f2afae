import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FeelingMark } from '#renderer/components/feeling-mark.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { openOverlay } from '#renderer/lib/overlays.ts';
import type { RatingAsked } from '#shared/contract/meeting.ts';
import { HIGHEST_RATING, ratingCriteria } from '#shared/domain/live-meeting.ts';
import { wordingIn } from '#shared/domain/topic-wording.ts';
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
  const { ratings } = useAfter();
  return (
    <div className={classes['criteria']}>
      {ratings.map((rating) => (
        <Criterion key={rating.criterion} rating={rating} />
      ))}
    </div>
  );
}

function Criterion({ rating }: { rating: RatingAsked }): ReactNode {
  const { t, i18n } = useTranslation('meeting');
  const { review, write } = useAfter();
  const { criterion, contentKey, words, answered, score: given } = rating;
  const shipped = ratingCriteria.find((key) => key === contentKey);
  const wording =
    answered ?? wordingIn(words, i18n.language) ?? (shipped ? t(`after.criterion.${shipped}`) : criterion);
  const rate = (score: number) =>
    void write(
      coreClient.meeting.rate({
        reviewId: review.id,
        criterion,
        // The words on screen are the ones that were answered.
        wording,
        score: given === score ? null : score,
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
            aria-pressed={given === score}
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
