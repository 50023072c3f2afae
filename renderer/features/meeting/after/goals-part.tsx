import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DayText } from '#renderer/components/day-text.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showUndo } from '#renderer/lib/undo.tsx';
import { useAfter } from './after-context.ts';
import classes from './after.module.css';

/** What was agreed for the next period, drafted in the plan: its numbers are filled in there (F9). */
export function GoalsPart(): ReactNode {
  const { t } = useTranslation('meeting');
  const { review, agreed, plan, write } = useAfter();
  if (agreed.length === 0) return <p className={classes['quiet']}>{t('after.nothingAgreed')}</p>;
  const waiting = agreed.filter(({ goalId }) => goalId === null).length;
  const draft = () =>
    void write(coreClient.meeting.draftGoals({ id: review.id })).then(
      (done) => done && showUndo(t('after.drafted', { count: done.drafted })),
    );
  return (
    <>
      <ul className={classes['lines']}>
        {agreed.map(({ id, kind, text, dueOn, goalId }) => (
          <li key={id}>
            <span>
              {text}
              <span className={classes['meta']}>
                {t(`after.agreedKind.${kind}`)}
                {dueOn !== null && (
                  <>
                    {' · '}
                    <DayText day={dueOn} />
                  </>
                )}
                {` · ${t(goalId === null ? 'after.notInPlan' : 'after.inPlan')}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {plan === null && <p className={classes['quiet']}>{t('after.noPlan')}</p>}
      <div className={classes['row']}>
        {plan !== null && waiting > 0 && <Button onClick={draft}>{t('after.draft', { count: waiting })}</Button>}
        <Button
          variant="default"
          renderRoot={(props) => (
            <Link to="/accounts/$accountId/plan" params={{ accountId: review.accountId }} {...props} />
          )}
        >
          {t('after.openPlan')}
        </Button>
      </div>
    </>
  );
}
