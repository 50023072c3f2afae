import { Button, Drawer, Group, Menu, Stack } from '@mantine/core';
import { IconDots, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Goal, PlanView } from '#shared/contract/plans.ts';
import { isClosed } from '#shared/domain/goal-progress.ts';
import { HistoryItems } from '#renderer/components/history-menu.tsx';
import { Section } from '#renderer/components/page.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import { AddGoal } from './add-goal.tsx';
import { CheckInForm } from './check-in.tsx';
import { CloseGoal } from './close-goal.tsx';
import { GoalChart } from './goal-chart.tsx';
import { GoalFields } from './goal-fields.tsx';
import { GoalHistory } from './goal-history.tsx';
import { useGoalText } from './goal-text.ts';
import { Milestones } from './milestones.tsx';
import { planQueries } from './plan-queries.ts';
import classes from './plan.module.css';
import { ProgressBar } from './progress-bar.tsx';
import { Recheck } from './recheck.tsx';

interface Props {
  id: string;
  goals: readonly Goal[];
  contacts: PlanView['contacts'];
  onOpen(id: string): void;
  onClose(): void;
}

/** Everything about one goal (E2 to E4, E8). */
export function GoalDrawer({ id, goals, contacts, onOpen, onClose }: Props): ReactNode {
  const { t } = useTranslation('plan');
  const query = useQuery(planQueries.goal(id));
  return (
    <Drawer opened onClose={onClose} position="right" size={600} title={query.data?.goal.title ?? t('goal')}>
      <QueryView query={query} where={t('goalFailed')}>
        {(data) => {
          const { goal, checkIns, milestones, path, celebrateIn } = data;
          const closed = isClosed(goal.status);
          const action = goal.kind === 'action';
          return (
            <Stack gap="md">
              <GoalStanding goal={goal} celebrateIn={celebrateIn} onClose={onClose} onOpen={onOpen} />
              {!closed && !action && (
                <Section title={t('checkIn.title')} level={3}>
                  <CheckInForm goal={goal} onDone={() => undefined} />
                </Section>
              )}
              {!action && <GoalChart goal={goal} checkIns={checkIns} milestones={milestones} path={path} />}
              <Section title={t('details')} level={3}>
                <GoalFields goal={goal} contacts={contacts} disabled={closed} />
              </Section>
              {!action && !closed && goal.direction !== 'maintain' && (
                <Milestones key={milestones.map(({ id: each }) => each).join()} goal={goal} milestones={milestones} />
              )}
              <Section title={t('below')} level={3}>
                <Below goals={goals.filter(({ parentId }) => parentId === id)} onOpen={onOpen} />
                <AddGoal planId={goal.planId} parentId={id} label={t('addBelow')} />
                <AddGoal planId={goal.planId} parentId={id} kind="action" label={t('addAction')} />
              </Section>
              {!action && <GoalHistory goal={goal} checkIns={checkIns} />}
            </Stack>
          );
        }}
      </QueryView>
    </Drawer>
  );
}

interface StandingProps {
  goal: Goal;
  celebrateIn: { reviewId: string; startsAt: string } | null;
  onClose(): void;
  onOpen(id: string): void;
}

function GoalStanding({ goal, celebrateIn, onClose, onOpen }: StandingProps): ReactNode {
  const { t } = useTranslation('plan');
  const text = useGoalText();
  const format = useFormat();
  const closed = isClosed(goal.status);
  const reached = goal.status === 'achieved' || goal.status === 'partial';
  return (
    <div>
      {reached && (
        <p className={classes['celebrate']} role="status">
          {t(`reached.${goal.status === 'achieved' ? 'achieved' : 'partial'}`, {
            day: goal.closedOn ? format.day(goal.closedOn) : '',
          })}{' '}
          {celebrateIn ? t('reached.next', { day: format.instant(celebrateIn.startsAt) }) : t('reached.noReview')}
        </p>
      )}
      {reached && goal.kind !== 'action' && <Recheck goal={goal} onProposed={onOpen} />}
      <Group justify="space-between" wrap="nowrap" align="center">
        <SignalMark signal={goal.signal} label={t(goal.overdue ? 'overdue' : `status.${goal.status}`)} />
        <ProgressBar
          progress={goal.rolledUp}
          planned={closed ? null : goal.plannedProgress}
          signal={goal.signal}
          name={goal.title}
          wide
        />
        <Group gap="xs" wrap="nowrap">
          {closed ? <Reopen goal={goal} /> : <CloseGoal goal={goal} />}
          <GoalMenu goal={goal} onGone={onClose} />
        </Group>
      </Group>
      <p className={classes['quiet']}>{text.span(goal)}</p>
      {goal.progress === null && goal.target !== null && goal.current !== null && (
        <p className={classes['quiet']}>{t('whyNotComputable')}</p>
      )}
    </div>
  );
}

function Reopen({ goal }: { goal: Goal }): ReactNode {
  const { t } = useTranslation('plan');
  const reopen = useMutation({
    mutationFn: () => coreClient.goals.reopen({ id: goal.id }),
    onSuccess: () => showUndo(t('reopened')),
    onError: showFailure,
  });
  return (
    <Button variant="default" loading={reopen.isPending} onClick={() => reopen.mutate()}>
      {t('reopen')}
    </Button>
  );
}

/** What a person writes about a goal in one line; the long texts have their own mark. */
const historyFields = [
  'title',
  'unit',
  'baseline',
  'target',
  'direction',
  'tolerance',
  'startsOn',
  'dueOn',
  'agreedOn',
  'internalOwnerId',
  'clientOwnerId',
] as const satisfies readonly (keyof Goal)[];

function GoalMenu({ goal, onGone }: { goal: Goal; onGone(): void }): ReactNode {
  const { t } = useTranslation('plan');
  const trash = useMutation({
    mutationFn: () => coreClient.goals.trash({ id: goal.id }),
    onSuccess: () => {
      showUndo(t('trashed'));
      onGone();
    },
    onError: showFailure,
  });
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="default" px={8} aria-label={t('goalMenu')}>
          <IconDots size={16} aria-hidden />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconTrash size={14} aria-hidden />} onClick={() => trash.mutate()}>
          {t('trash')}
        </Menu.Item>
        <Menu.Divider />
        <HistoryItems table="goal" id={goal.id} fields={historyFields} onLeave={onGone} />
      </Menu.Dropdown>
    </Menu>
  );
}

function Below({ goals, onOpen }: { goals: readonly Goal[]; onOpen(id: string): void }): ReactNode {
  const { t } = useTranslation('plan');
  if (goals.length === 0) return <p className={classes['quiet']}>{t('nothingBelow')}</p>;
  return (
    <ul className={classes['list']}>
      {goals.map((goal) => (
        <li key={goal.id} className={classes['listRow']}>
          <span className={classes['grow']}>
            <Button variant="transparent" size="compact-sm" px={0} onClick={() => onOpen(goal.id)}>
              <SignalMark signal={goal.signal} label={goal.title} />
            </Button>
          </span>
          {goal.kind !== 'action' && (
            <span style={{ width: 180 }}>
              <ProgressBar
                progress={goal.rolledUp}
                planned={goal.plannedProgress}
                signal={goal.signal}
                name={goal.title}
              />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
