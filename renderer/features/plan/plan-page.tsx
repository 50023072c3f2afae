import { Button, Group, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanView } from '#shared/contract/plans.ts';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { Section } from '#renderer/components/page.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import { AddGoal } from './add-goal.tsx';
import { GoalDrawer } from './goal-drawer.tsx';
import { GoalTree } from './goal-tree.tsx';
import { NewPlan } from './new-plan.tsx';
import { PlanHead } from './plan-head.tsx';
import { PlanMenu } from './plan-menu.tsx';
import { planQueries } from './plan-queries.ts';
import type { PlanSearch } from './plan-search.ts';
import classes from './plan.module.css';

/** The tab "Plano" of an account (E). */
export function PlanPage(): ReactNode {
  const { t } = useTranslation('plan');
  const { accountId = '' } = useParams({ strict: false });
  const search: PlanSearch = useSearch({ strict: false });
  const view = useQuery(planQueries.view(accountId, search.plan));
  return (
    <QueryView query={view} where={t('failed')} lines={10}>
      {(data) => <PlanContent accountId={accountId} view={data} search={search} />}
    </QueryView>
  );
}

function PlanContent({
  accountId,
  view,
  search,
}: {
  accountId: string;
  view: PlanView;
  search: PlanSearch;
}): ReactNode {
  const { t } = useTranslation('plan');
  const navigate = useNavigate();
  const [making, setMaking] = useState(false);
  const show = (next: PlanSearch) =>
    void navigate({ to: '/accounts/$accountId/plan', params: { accountId }, search: next, replace: true });
  const openGoal = (goal: string | undefined) => show({ plan: search.plan, goal });
  const { plan, goals } = view;
  const dialog = making && (
    <NewPlan
      accountId={accountId}
      view={view}
      onClose={() => setMaking(false)}
      onCreated={(id) => show({ plan: id, goal: undefined })}
    />
  );
  if (!plan) {
    return (
      <>
        <EmptyState
          picture="plan"
          title={t('empty.title')}
          action={<Button onClick={() => setMaking(true)}>{t('empty.action')}</Button>}
        >
          {view.handOver?.expectedResult ? t('empty.withHandOver') : t('empty.sentence')}
        </EmptyState>
        {dialog}
      </>
    );
  }
  return (
    <>
      <Group justify="space-between" gap="sm">
        <PlanChoice view={view} onChoose={(id) => show({ plan: id, goal: undefined })} />
        <PlanMenu plan={plan} onNew={() => setMaking(true)} onGone={() => show({ plan: undefined, goal: undefined })} />
      </Group>
      <PlanHead key={plan.id} plan={plan} view={view} />
      <Section title={t('successes')} aside={<span className={classes['quiet']}>{t('keysHint')}</span>}>
        {goals.length > 0 && (
          <>
            <div className={classes['columnHeads']} aria-hidden>
              <span>{t('columns.goal')}</span>
              <span className={classes['spanHead']}>{t('columns.span')}</span>
              <span>{t('columns.progress')}</span>
              <span>{t('columns.due')}</span>
              <span />
            </div>
            <GoalTree goals={goals} currentId={search.goal} onOpen={openGoal} />
          </>
        )}
        {goals.length === 0 && <EmptyState compact>{t('noGoals')}</EmptyState>}
        <AddGoal planId={plan.id} parentId={null} label={t('addGoal')} onAdded={openGoal} />
      </Section>
      {search.goal && (
        <GoalDrawer
          key={search.goal}
          id={search.goal}
          goals={goals}
          contacts={view.contacts}
          onOpen={openGoal}
          onClose={() => openGoal(undefined)}
        />
      )}
      {dialog}
    </>
  );
}

/** Plans over time: a new one keeps the old ones. */
function PlanChoice({ view, onChoose }: { view: PlanView; onChoose(id: string): void }): ReactNode {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const { plans, plan } = view;
  if (plans.length < 2) {
    return (
      <span className={classes['quiet']}>{plan?.closedOn && t('closedPlan', { day: format.day(plan.closedOn) })}</span>
    );
  }
  return (
    <Select
      size="xs"
      w={520}
      classNames={{ input: classes['choice'] ?? '' }}
      aria-label={t('choosePlan')}
      allowDeselect={false}
      value={plan?.id ?? null}
      onChange={(id) => id && onChoose(id)}
      data={plans.map(({ id, objective, startsOn, closedOn }) => ({
        value: id,
        label: t(closedOn ? 'planOption.closed' : 'planOption.open', {
          objective,
          from: format.dayShort(startsOn),
          to: closedOn ? format.dayShort(closedOn) : '',
        }),
      }))}
    />
  );
}
