import { Checkbox } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Goal } from '#shared/contract/plans.ts';
import { isClosed } from '#shared/domain/goal-progress.ts';
import { AudienceMark } from '#renderer/components/audience-switch.tsx';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { useToday } from '#renderer/lib/today.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import { CheckInButton } from './check-in.tsx';
import { useGoalText } from './goal-text.ts';
import classes from './plan.module.css';
import { ProgressBar } from './progress-bar.tsx';

/** One line of the tree: how it stands, from where to where, how far, until when. */
export function GoalRow({ goal }: { goal: Goal }): ReactNode {
  const { t } = useTranslation('plan');
  const text = useGoalText();
  const closed = isClosed(goal.status);
  const action = goal.kind === 'action';
  return (
    <div className={classes['goal']} data-closed={closed || undefined} data-kind={goal.kind}>
      <span className={classes['goalName']}>
        {action ? <ActionTick goal={goal} /> : <SignalMark signal={goal.signal} />}
        <span className={classes['goalTitle']} title={goal.title}>
          {goal.title}
        </span>
        {goal.audience === 'internal' && (
          <span className={classes['quiet']}>
            <AudienceMark audience="internal" />
          </span>
        )}
      </span>
      <span className={classes['goalSpan']}>{action ? '' : text.span(goal)}</span>
      {action ? (
        <span className={classes['bar']} />
      ) : (
        <ProgressBar
          progress={goal.rolledUp}
          planned={closed ? null : goal.plannedProgress}
          signal={goal.signal}
          name={goal.title}
        />
      )}
      <DueText goal={goal} />
      <span className={classes['goalAct']}>
        {!closed && goal.target !== null && <CheckInButton goal={goal} />}
        {closed && !action && <span className={classes['quiet']}>{t(`status.${goal.status}`)}</span>}
      </span>
    </div>
  );
}

function DueText({ goal }: { goal: Goal }): ReactNode {
  const { t } = useTranslation('plan');
  const format = useFormat();
  if (goal.closedOn !== null) {
    return <span className={classes['goalDue']}>{t('closedOn', { day: format.dayShort(goal.closedOn) })}</span>;
  }
  if (goal.dueOn === null) return <span className={classes['goalDue']}>–</span>;
  const day = format.dayShort(goal.dueOn);
  return (
    <span className={classes['goalDue']} data-late={goal.overdue || undefined} title={format.day(goal.dueOn)}>
      {goal.overdue ? t('overdueSince', { day }) : t('until', { day })}
    </span>
  );
}

/** An action is done or not: one tick closes it. */
function ActionTick({ goal }: { goal: Goal }): ReactNode {
  const { t } = useTranslation('plan');
  const today = useToday();
  const done = goal.status === 'achieved';
  const toggle = useMutation({
    mutationFn: () =>
      done
        ? coreClient.goals.reopen({ id: goal.id })
        : coreClient.goals.close({ id: goal.id, status: 'achieved', closedOn: today, reason: null }),
    onSuccess: () => showUndo(t(done ? 'action.reopened' : 'action.done')),
    onError: showFailure,
  });
  return (
    <Checkbox
      size="xs"
      checked={done}
      disabled={toggle.isPending}
      onChange={() => toggle.mutate()}
      aria-label={t('action.tick', { title: goal.title })}
    />
  );
}
