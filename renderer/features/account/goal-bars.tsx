import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSummary } from '#shared/contract/accounts.ts';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import classes from './account.module.css';

type Goal = AccountSummary['goals'][number];

/** Open goals as bars, with a tick where the plan says they should be today (E3). */
export function GoalBars({ accountId, goals }: { accountId: string; goals: readonly Goal[] }): ReactNode {
  return (
    <ul className={classes['rows']}>
      {goals.map((goal) => (
        <li key={goal.id}>
          <GoalBar accountId={accountId} goal={goal} />
        </li>
      ))}
    </ul>
  );
}

const WIDTH = 400;

function GoalBar({ accountId, goal }: { accountId: string; goal: Goal }): ReactNode {
  const { t } = useTranslation('account');
  const format = useFormat();
  const percent = (value: number | null) => (value === null ? t('summary.noMeasure') : format.percent(value / 100));
  const label = t('summary.goalBar', {
    title: goal.title,
    progress: percent(goal.progress),
    planned: percent(goal.plannedProgress),
  });
  const behind = goal.signal === 'attention' || goal.signal === 'risk';
  const due = goal.dueOn && t(goal.overdue ? 'summary.overdue' : 'summary.due', { day: format.dayShort(goal.dueOn) });
  const at = (value: number) => (Math.max(0, Math.min(100, value)) / 100) * WIDTH;
  return (
    <Link to="/accounts/$accountId/plan" params={{ accountId }} className={classes['goal'] ?? ''} title={goal.title}>
      <span className={classes['goalLine']}>
        {goal.signal !== 'unknown' && <SignalMark signal={goal.signal} />}
        <span className={classes['goalTitle']}>{goal.title}</span>
        {due && <span className={classes['quiet']}>{due}</span>}
        <strong>{percent(goal.progress)}</strong>
      </span>
      <svg
        className={classes['track']}
        viewBox={`0 0 ${WIDTH} 10`}
        preserveAspectRatio="none"
        role="img"
        aria-label={behind ? `${label}, ${t('summary.behind')}` : label}
      >
        <rect y="3" width={WIDTH} height="4" rx="2" fill="var(--line)" />
        {goal.progress !== null && goal.progress > 0 && (
          <rect y="3" width={at(goal.progress)} height="4" rx="2" fill={`var(--signal-${goal.signal})`} />
        )}
        {goal.plannedProgress !== null && (
          <rect x={Math.min(WIDTH - 2, at(goal.plannedProgress))} width="2" height="10" fill="var(--ink)" />
        )}
      </svg>
    </Link>
  );
}
