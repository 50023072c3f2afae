import { Button } from '@mantine/core';
import { IconConfetti } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Sparkline } from '#renderer/charts/sparkline.tsx';
import { AudienceMark } from '#renderer/components/audience-switch.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { type Signal, SignalMark } from '#renderer/components/signal-mark.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { ReviewGoal } from '#shared/contract/review-digest.ts';
import { Group } from '../group.tsx';
import { OriginNote, SourceLink } from '../origin-note.tsx';
import { useStudio } from '../studio-context.ts';
import { studioQueries } from '../studio-queries.ts';
import classes from '../studio.module.css';

/** Step 4: progress against the plan, what was reached, what it rests on (E3, E8). */
export function GoalsStep(): ReactNode {
  const { t } = useTranslation('studio');
  const { review } = useStudio();
  const query = useQuery(studioQueries.goals(review.id));
  return (
    <QueryView query={query} where={t('goals.notShown')}>
      {(goals) =>
        goals.length === 0 ? (
          <EmptyState picture="plan" action={<SourceLink tab="plan">{t('goals.toPlan')}</SourceLink>}>
            {t('goals.none')}
          </EmptyState>
        ) : (
          <>
            {goals
              .filter(({ reached }) => reached)
              .map((goal) => (
                <Celebrated key={goal.id} goal={goal} />
              ))}
            <Group title={t('goals.progress')} aside={<SourceLink tab="plan">{t('goals.toPlan')}</SourceLink>}>
              <ul className={classes['lines']}>
                {goals.map((goal) => (
                  <GoalLine key={goal.id} goal={goal} />
                ))}
              </ul>
            </Group>
          </>
        )
      }
    </QueryView>
  );
}

/** E8: a smaller success is celebrated, and told as a delivery with one key. */
function Celebrated({ goal }: { goal: ReviewGoal }): ReactNode {
  const { t } = useTranslation('studio');
  const format = useFormat();
  const { review, write } = useStudio();
  return (
    <div className={classes['celebrated']}>
      <IconConfetti size={16} aria-hidden /> <strong>{goal.title}</strong>
      <div className={classes['lineMeta']}>
        {t(`goals.reached.${goal.status === 'partial' ? 'partial' : 'achieved'}`, {
          day: format.day(goal.closedOn ?? ''),
        })}
        {goal.evidence && ` · ${goal.evidence}`}
      </div>
      {goal.audience === 'client' &&
        (goal.deliveredBy ? (
          <span className={classes['lineMeta']}>{t('goals.isDelivered')}</span>
        ) : (
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() =>
              void write(
                coreClient.preparation.addItem({
                  reviewId: review.id,
                  section: 'value',
                  body: goal.title,
                  dueOn: goal.closedOn,
                  sourceTable: 'goal',
                  sourceId: goal.id,
                }),
              )
            }
          >
            {t('goals.deliver')}
          </Button>
        ))}
    </div>
  );
}

function standing(goal: ReviewGoal): Signal {
  if (goal.status === 'achieved') return 'good';
  if (goal.status === 'missed') return 'risk';
  if (goal.status === 'partial') return 'attention';
  if (goal.progress === null || goal.plannedProgress === null) return 'unknown';
  const behind = goal.plannedProgress - goal.progress;
  if (behind <= 0) return 'good';
  return behind <= 20 ? 'attention' : 'risk';
}

function GoalLine({ goal }: { goal: ReviewGoal }): ReactNode {
  const { t } = useTranslation('studio');
  const format = useFormat();
  const held = (percent: number) => Math.min(100, Math.max(0, percent));
  const value = (number: number | null) => {
    if (number === null) return '–';
    const shown = format.number(number, Number.isInteger(number) ? 0 : 1);
    // A currency stands before its amount, any other unit after it.
    const parts = /[$€£]$/.test(goal.unit ?? '') ? [goal.unit, shown] : [shown, goal.unit];
    return parts.filter(Boolean).join('\u00a0');
  };
  return (
    <li className={classes['goalLine']} style={{ paddingLeft: goal.depth * 16 }}>
      <span>
        {goal.title} {goal.audience === 'internal' && <AudienceMark audience="internal" />}
      </span>
      {goal.checkIns.length > 1 ? (
        <Sparkline
          values={goal.checkIns.map((point) => point.value)}
          label={t('goals.history', { title: goal.title })}
        />
      ) : (
        <span />
      )}
      <div className={classes['goalBar']} aria-hidden>
        <div style={{ width: `${held(goal.progress ?? 0)}%` }} />
        {goal.plannedProgress !== null && <i style={{ left: `${held(goal.plannedProgress)}%` }} />}
      </div>
      <SignalMark
        signal={standing(goal)}
        label={goal.progress === null ? t('goals.unmeasured') : format.percent(Math.round(goal.progress) / 100)}
      />
      <span className={classes['origin']}>
        {goal.target !== null && (
          <span className={classes['lineMeta']}>
            {t('goals.span', { from: value(goal.baseline), to: value(goal.target), now: value(goal.current) })}
            {' · '}
          </span>
        )}
        <OriginNote source={goal.source} asOf={goal.asOf ?? goal.closedOn} tab="plan" />
      </span>
    </li>
  );
}
