import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DayText } from '#renderer/components/day-text.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showUndo } from '#renderer/lib/undo.tsx';
import { useLive } from './live-context.ts';
import classes from './live.module.css';

/** What was promised last time and is still open: the meeting opens with it. */
export function LastCommitments(): ReactNode {
  const { t } = useTranslation('meeting');
  const { review, lastCommitments, write } = useLive();
  const open = lastCommitments.filter(({ state }) => state === 'open');
  if (open.length === 0) return null;
  const done = (commitmentId: string) =>
    void write(
      coreClient.preparation.answerCommitment({
        reviewId: review.id,
        commitmentId,
        answer: 'done',
        dueOn: null,
        reason: null,
        reasonAudience: 'client',
      }),
    ).then((answered) => answered && showUndo(t('live.answered')));
  return (
    <section aria-label={t('live.last')}>
      <h2>{t('live.last')}</h2>
      <ul>
        {open.map(({ id, text, ownerName, due }) => (
          <li key={id} className={classes['promise']}>
            <span>
              {text}
              <span className={classes['quiet']}>
                {ownerName ?? t('live.noOwner')}
                {' · '}
                <DayText day={due} />
              </span>
            </span>
            <Button
              variant="default"
              size="compact-xs"
              aria-label={t('live.markDone', { what: text })}
              onClick={() => done(id)}
            >
              {t('live.done')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
