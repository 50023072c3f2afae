import type { ReactNode } from 'react';
import { PlanTrack } from '#renderer/charts/plan-track.tsx';
import type { ViewCommitment, ViewGoal, ViewPledge } from '#shared/domain/client-view.ts';
import { goalDepth, goalStanding } from '#shared/domain/client-view/goal-reading.ts';
import {
  commitmentsMessage,
  goalSpan,
  goalsMessage,
  needsMessage,
  nextGoalsMessage,
} from '#shared/domain/client-view/messages.ts';
import type { Side } from '#shared/domain/vocabulary.ts';
import classes from './figures.module.css';
import type { ReportTelling } from './telling.ts';
import { ViewTable } from './view-table.tsx';

interface Props {
  telling: ReportTelling;
}

const owner = ({ side, ownerName }: { side: Side; ownerName: string | null }, { t }: ReportTelling): string => {
  const who = t(side === 'client' ? 'you' : 'we');
  return ownerName ? t('sideOwner', { side: who, name: ownerName }) : who;
};

const dayOr = (day: string | null, { t, format }: ReportTelling): string =>
  day === null ? t('none') : format.day(day);

export function CommitmentsTable({ telling, rows }: Props & { rows: readonly ViewCommitment[] }): ReactNode {
  const { t } = telling;
  return (
    <ViewTable
      label={commitmentsMessage(telling)}
      columns={[
        { header: t('commitments.text') },
        { header: t('commitments.owner'), kind: 'person' },
        { header: t('commitments.due'), kind: 'date' },
        { header: t('commitments.state'), kind: 'word' },
      ]}
      rows={rows.map((row) => [
        <>
          {row.text}
          {row.reason && <span className={classes['note']}>{row.reason}</span>}
        </>,
        owner(row, telling),
        dayOr(row.due, telling),
        t(`commitments.states.${row.state}`),
      ])}
    />
  );
}

/** Progress beside where the plan says it should be: as a bar with a tick, and as numbers. */
export function GoalsTable({ telling, goals }: Props & { goals: readonly ViewGoal[] }): ReactNode {
  const { view, t, format } = telling;
  const percent = (value: number | null) => (value === null ? t('none') : format.percent(Math.round(value)));
  return (
    <ViewTable
      label={goalsMessage(telling)}
      columns={[
        { header: t('goals.goal'), kind: 'main' },
        { header: t('goals.track'), kind: 'drawing' },
        { header: t('goals.actual'), kind: 'number' },
        { header: t('goals.planned'), kind: 'number' },
        { header: t('goals.standing'), kind: 'word' },
      ]}
      rows={goals.map((goal) => [
        <div key={goal.id} style={{ paddingLeft: `${goalDepth(goal, view.goals) * 1.2}em` }}>
          {goal.title}
          {goal.target !== null && <span className={classes['note']}>{goalSpan(goal, telling)}</span>}
        </div>,
        <PlanTrack
          key={goal.id}
          progress={goal.progress}
          planned={goal.plannedProgress}
          label={t('goals.chartPoint', {
            title: goal.title,
            actual: percent(goal.progress),
            planned: percent(goal.plannedProgress),
          })}
        />,
        percent(goal.progress),
        percent(goal.plannedProgress),
        t(`goal.standings.${goalStanding(goal)}`),
      ])}
    />
  );
}

export function NeedsTable({ telling }: Props): ReactNode {
  const { view, t, format } = telling;
  return (
    <ViewTable
      label={needsMessage(telling)}
      columns={[
        { header: t('needs.topic') },
        { header: t('needs.answer'), kind: 'word' },
        { header: t('needs.followUp') },
      ]}
      rows={view.needs.map(({ topic, answer, note, followUp }) => [
        <>
          {topic}
          {note && <span className={classes['note']}>{note}</span>}
        </>,
        t(`needs.answers.${answer}`),
        followUp
          ? [followUp.text, followUp.ownerName, followUp.due && format.day(followUp.due)].filter(Boolean).join(' · ')
          : t('none'),
      ])}
    />
  );
}

export function NextGoalsTable({ telling }: Props): ReactNode {
  const { view, t } = telling;
  // A column of dashes tells nothing: what nobody filled in leaves.
  const named = (of: 'clientOwnerName' | 'ownerName') => view.nextGoals.some((goal) => goal[of]);
  return (
    <ViewTable
      label={nextGoalsMessage(telling)}
      columns={[
        { header: t('nextGoals.goal') },
        ...(named('clientOwnerName') ? [{ header: t('nextGoals.client') }] : []),
        ...(named('ownerName') ? [{ header: t('nextGoals.ours') }] : []),
        { header: t('nextGoals.due'), kind: 'date' },
      ]}
      rows={view.nextGoals.map(({ title, clientOwnerName, ownerName, due }) => [
        title,
        ...(named('clientOwnerName') ? [clientOwnerName ?? t('none')] : []),
        ...(named('ownerName') ? [ownerName ?? t('none')] : []),
        dayOr(due, telling),
      ])}
    />
  );
}

/** One ask and one commitment for each side, face to face. */
export function Exchange({ telling }: Props): ReactNode {
  const { view, t, format } = telling;
  const line = (row: ViewPledge | ViewCommitment, kind: string, key: string) => (
    <div key={key}>
      <dt>{kind}</dt>
      <dd>
        {row.text}
        {(row.ownerName ?? row.due) && (
          <span className={classes['note']}>
            {[row.ownerName, row.due && t('exchange.by', { day: format.day(row.due) })].filter(Boolean).join(', ')}
          </span>
        )}
      </dd>
    </div>
  );
  return (
    <div className={classes['sides']}>
      {(['client', 'ours'] as const).map((side) => (
        <div key={side}>
          <h4 data-side={side}>{t(side === 'client' ? 'you' : 'we')}</h4>
          <dl>
            {view.asks
              .filter((row) => row.side === side)
              .map((row, index) => line(row, t('exchange.ask'), `a${index}`))}
            {view.commitments
              .filter((row) => row.side === side)
              .map((row, index) => line(row, t('exchange.commitment'), `c${index}`))}
          </dl>
        </div>
      ))}
    </div>
  );
}

export function OpenCases({ telling }: Props): ReactNode {
  const { view, t, format } = telling;
  if (!view.cases || view.cases.open.length === 0) return null;
  return (
    <ViewTable
      label={t('cases.openTitle')}
      columns={[
        { header: t('cases.openTitle') },
        { header: t('cases.kind') },
        { header: t('cases.status') },
        { header: t('cases.openedOn'), kind: 'date' },
      ]}
      rows={view.cases.open.map(({ title, kind, status, openedOn }) => [
        title,
        t(`cases.kinds.${kind}`),
        t(`cases.statuses.${status}`),
        format.day(openedOn),
      ])}
    />
  );
}

export function AgendaTable({ telling }: Props): ReactNode {
  const { view, t, r } = telling;
  return (
    <ViewTable
      label={r('page.agenda')}
      columns={[{ header: t('minutes.item') }, { header: t('minutes.time'), kind: 'number' }]}
      rows={view.agenda.map(({ item, minutes, note }) => [
        <>
          {item}
          {note && <span className={classes['note']}>{note}</span>}
        </>,
        r('page.minutes', { count: minutes }),
      ])}
    />
  );
}
