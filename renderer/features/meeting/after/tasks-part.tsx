import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DayText } from '#renderer/components/day-text.tsx';
import { openOverlay } from '#renderer/lib/overlays.ts';
import { useAfter } from './after-context.ts';
import classes from './after.module.css';

/** Commitments as the tasks they became (F9). */
export function TasksPart(): ReactNode {
  const { t } = useTranslation('meeting');
  const { review, commitments } = useAfter();
  if (commitments.length === 0) return <p className={classes['quiet']}>{t('after.noCommitments')}</p>;
  const sideName = { ours: t('live.ours'), client: review.accountName };
  return (
    <ul className={classes['lines']}>
      {commitments.map(({ id, body, side, ownerName, dueOn, state, taskId }) => (
        <li key={id}>
          <span>
            {body}
            <span className={classes['meta']}>
              {ownerName ?? sideName[side]}
              {' · '}
              {dueOn === null ? t('after.noDue') : <DayText day={dueOn} />}
              {state !== 'open' && ` · ${t(`after.commitmentState.${state}`)}`}
            </span>
          </span>
          {taskId !== null && (
            <Button
              variant="subtle"
              aria-label={t('after.openTaskOf', { what: body })}
              onClick={() => openOverlay('task', { taskId })}
            >
              {t('after.openTask')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
