import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckIn, Goal } from '#shared/contract/plans.ts';
import type { ViewGoal } from '#shared/domain/client-view.ts';
import { goalLine } from '#shared/domain/client-view/goal-reading.ts';
import { axisDays } from '#renderer/charts/axis-days.ts';
import { LineChart, type LinePoint } from '#renderer/charts/line-chart.tsx';
import { SourceNote } from '#renderer/components/source-note.tsx';
import { useToday } from '#renderer/lib/today.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useGoalText } from './goal-text.ts';

interface Props {
  goal: Goal;
  checkIns: readonly CheckIn[];
  milestones: readonly { dueOn: string; value: number }[];
  path: readonly { on: string; value: number }[];
}

/** The goal as its documents draw it: the same line on screen and in the deck. */
const drawn = (goal: Goal, checkIns: Props['checkIns'], milestones: Props['milestones']): ViewGoal => ({
  ...goal,
  baseline: goal.direction === 'maintain' ? goal.target : goal.baseline,
  start: goal.startsOn,
  due: goal.dueOn,
  checkIns: checkIns.map(({ checkedOn, value }) => ({ on: checkedOn, value })),
  milestones: milestones.map(({ dueOn, value }) => ({ on: dueOn, value })),
  clientOwner: null,
  internalOwner: null,
  asOf: goal.currentOn,
});

/** What was measured against the planned path, the baseline and the target (E3). */
export function GoalChart({ goal, checkIns, milestones, path }: Props): ReactNode {
  const { t } = useTranslation('plan');
  const text = useGoalText();
  const format = useFormat();
  const today = useToday();
  const line = path.length > 0 ? goalLine(drawn(goal, checkIns, milestones), today) : null;
  const measured = checkIns.toReversed();
  const nameOf = axisDays(format, line?.days ?? measured.map(({ checkedOn }) => checkedOn));
  const points: LinePoint[] = line
    ? line.days.map((day, index) => ({
        label: nameOf(day),
        actual: line.actual[index] ?? null,
        planned: line.plan[index] ?? null,
      }))
    : measured.map(({ checkedOn, value }) => ({ label: nameOf(checkedOn), actual: value }));
  const summary =
    goal.current === null
      ? t('chart.nothing')
      : t(goal.plannedValue === null ? 'chart.now' : 'chart.nowPlanned', {
          value: text.value(goal.current, goal.unit),
          planned: goal.plannedValue === null ? '' : text.value(Math.round(goal.plannedValue * 10) / 10, goal.unit),
        });
  return (
    <LineChart
      title={t('chart.title')}
      summary={summary}
      points={checkIns.length === 0 && !line ? [] : points}
      formatValue={(value) => text.value(value, goal.unit)}
      height={200}
      {...(goal.target === null ? {} : { target: goal.target })}
      {...(goal.baseline === null || goal.direction === 'maintain' ? {} : { baseline: goal.baseline })}
      source={goal.currentOn && <SourceNote source={goal.source ?? t('chart.source')} asOf={goal.currentOn} />}
    />
  );
}
