import { Button, Group, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanView } from '#shared/contract/plans.ts';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { Section } from '#renderer/components/page.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import { AddGoal } from './add-goal.tsx';
import { ApplyTemplate } from './apply-template.tsx';
import { ClientViewDialog } from './client-view-dialog.tsx';
import { GoalDrawer } from './goal-drawer.tsx';
import { GoalTree } from './goal-tree.tsx';
import { NewPlan } from './new-plan.tsx';
import { PlanHead } from './plan-head.tsx';
import { PlanMenu } from './plan-menu.tsx';
import { planQueries } from './plan-queries.ts';
import { PlanVersions } from './plan-versions.tsx';
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
  const [showing, setShowing] = useState<'versions' | 'client' | null>(null);
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
        <Group gap="xs">
          <Button variant="default" onClick={() => setShowing('client')}>
            {t('clientView.open')}
          </Button>
          <PlanMenu
            plan={plan}
            onNew={() => setMaking(true)}
            onVersions={() => setShowing('versions')}
            onGone={() => show({ plan: undefined, goal: undefined })}
          />
        </Group>
      </Group>
      <PlanHead key={plan.id} plan={plan} view={view} />
      <RechecksDue goals={goals} onOpen={openGoal} />
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
        {goals.length === 0 && (
          <>
            <EmptyState compact>{t('noGoals')}</EmptyState>
            <ApplyTemplate accountId={accountId} planId={plan.id} />
          </>
        )}
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
      {showing === 'versions' && (
        <PlanVersions planId={plan.id} contacts={view.contacts} onClose={() => setShowing(null)} />
      )}
      {showing === 'client' && <ClientViewDialog planId={plan.id} onClose={() => setShowing(null)} />}
      {dialog}
    </>
  );
}

/** E7: reached goals whose day to be looked at again has come. */
function RechecksDue({ goals, onOpen }: { goals: PlanView['goals']; onOpen(id: string): void }): ReactNode {
  const { t } = useTranslation('plan');
  const due = goals.filter(({ recheckDue }) => recheckDue);
  if (due.length === 0) return null;
  return (
    <Section title={t('recheck.dueList', { count: due.length })} level={3}>
      <ul className={classes['list']}>
        {due.map((goal) => (
          <li key={goal.id} className={classes['listRow']}>
            <span className={classes['grow']}>
              <Button variant="transparent" size="compact-sm" px={0} onClick={() => onOpen(goal.id)}>
                <SignalMark signal="attention" label={goal.title} />
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </Section>
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
