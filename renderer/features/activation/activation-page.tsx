import { Alert, Button } from '@mantine/core';
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivationView } from '#shared/contract/activation.ts';
import { type ActivationStep, activationSteps } from '#shared/domain/method-vocabulary.ts';
import { AutosaveTextarea } from '#renderer/components/autosave-textarea.tsx';
import { Section } from '#renderer/components/page.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { type Action, usePageActions } from '#renderer/lib/actions.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure } from '#renderer/lib/undo.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import { activationQueries } from './activation-queries.ts';
import type { ActivationSearch } from './activation-search.ts';
import { ActivationStepList } from './activation-step-list.tsx';
import classes from './activation.module.css';
import { GoalsStep } from './goals-step.tsx';
import { PeopleList } from './people-list.tsx';
import { ReviewStep } from './review-step.tsx';
import { SuccessStep } from './success-step.tsx';
import { OwnerField } from './team-step.tsx';

/** Parts of other features that a step shows; the route composes. */
export interface ActivationSlots {
  /** A5: what sales handed over. */
  handOver(accountId: string): ReactNode;
  /** A2: needs, preferences, the client's own words. */
  profile(accountId: string): ReactNode;
  /** B1, B2. */
  touchModel(accountId: string): ReactNode;
  /** E5: goals of a template, into a plan that has none. */
  template(accountId: string, planId: string): ReactNode;
}

/** C1: six steps into ongoing, each filled from what is known, in any order, with the gate on the last. */
export function ActivationPage({ slots }: { slots: ActivationSlots }): ReactNode {
  const { t } = useTranslation('activation');
  const { accountId = '' } = useParams({ strict: false });
  const view = useQuery(activationQueries.open(accountId));
  return (
    <QueryView query={view} where={t('failed')} lines={10}>
      {(data) => <OpenActivation view={data} slots={slots} />}
    </QueryView>
  );
}

const firstOpen = ({ steps }: ActivationView): ActivationStep =>
  steps.find(({ done }) => !done)?.step ?? 'review_and_activate';

function OpenActivation({ view, slots }: { view: ActivationView; slots: ActivationSlots }): ReactNode {
  const { t } = useTranslation('activation');
  const format = useFormat();
  const search: ActivationSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const step = search.step ?? firstOpen(view);
  const accountId = view.account.id;
  const goTo = useMemo(
    () => (next: ActivationStep) =>
      void navigate({
        to: '/accounts/$accountId/activation',
        params: { accountId },
        search: { step: next },
        replace: true,
      }),
    [navigate, accountId],
  );
  useStepKeys(step, goTo, t('next'), t('previous'));
  return (
    <>
      {view.gapSince && (
        <Alert color="orange" mb="sm" role="status">
          {t('gap', { day: format.day(view.gapSince) })}
        </Alert>
      )}
      <div className={classes['activation']}>
        <ActivationStepList view={view} current={step} onGo={goTo} />
        <section className={classes['step']} aria-label={t(`steps.${step}`)} key={step}>
          <h2 className={classes['stepTitle']}>{t(`steps.${step}`)}</h2>
          <p className={classes['quiet']}>{t(`hints.${step}`)}</p>
          <StepContent view={view} step={step} slots={slots} onGo={goTo} />
          {step !== 'review_and_activate' && <StepFoot view={view} step={step} onGo={goTo} />}
        </section>
      </div>
    </>
  );
}

interface StepProps {
  view: ActivationView;
  step: ActivationStep;
  onGo(step: ActivationStep): void;
}

function StepContent({ view, step, slots, onGo }: StepProps & { slots: ActivationSlots }): ReactNode {
  const { id } = view.account;
  switch (step) {
    case 'team_and_owner':
      return (
        <>
          <OwnerField view={view} />
          {slots.handOver(id)}
        </>
      );
    case 'know_the_client':
      return (
        <>
          <PeopleList view={view} />
          {slots.profile(id)}
        </>
      );
    case 'success_and_value':
      return <SuccessStep view={view} />;
    case 'touch_model':
      return slots.touchModel(id);
    case 'goals':
      return <GoalsStep view={view} template={view.plan && slots.template(id, view.plan.id)} />;
    case 'review_and_activate':
      return <ReviewStep view={view} onGo={onGo} />;
  }
}

/** Notes of the step, and done or not: both may wait for another day. */
function StepFoot({ view, step, onGo }: StepProps): ReactNode {
  const { t } = useTranslation('activation');
  const accountId = view.account.id;
  const known = view.steps.find((each) => each.step === step);
  const place = activationSteps.indexOf(step);
  const [previous, next] = [activationSteps[place - 1], activationSteps[place + 1]];
  const mark = (done: boolean, then?: ActivationStep) =>
    void coreClient.activation
      .saveStep({ accountId, step, done })
      .then(() => then && onGo(then))
      .catch(showFailure);
  return (
    <Section title={t('note')} level={3}>
      <AutosaveTextarea
        label={t('note')}
        hideLabel
        description={t('noteHint')}
        minRows={2}
        value={known?.note ?? ''}
        draftKey={`activation:${accountId}:${step}`}
        onSave={(text) => coreClient.activation.saveStep({ accountId, step, note: text.trim() === '' ? null : text })}
      />
      <div className={classes['foot']}>
        {previous && (
          <Button variant="subtle" leftSection={<IconArrowLeft size={14} aria-hidden />} onClick={() => onGo(previous)}>
            {t('previous')}
          </Button>
        )}
        <span className={classes['spring']} />
        {known?.done && (
          <Button variant="subtle" color="gray" onClick={() => mark(false)}>
            {t('state.open')}
          </Button>
        )}
        <Button
          rightSection={<IconArrowRight size={14} aria-hidden />}
          onClick={() => (known?.done ? next && onGo(next) : mark(true, next))}
        >
          {t(known?.done ? 'next' : 'markDone')}
        </Button>
      </div>
    </Section>
  );
}

function useStepKeys(step: ActivationStep, goTo: (step: ActivationStep) => void, next: string, previous: string): void {
  const actions = useMemo<Action[]>(() => {
    const by = (distance: number) => () => {
      const found = activationSteps[activationSteps.indexOf(step) + distance];
      if (found) goTo(found);
    };
    return [
      { id: 'activation.next', keys: ']', group: 'do', label: () => next, run: by(1) },
      { id: 'activation.previous', keys: '[', group: 'do', label: () => previous, run: by(-1) },
    ];
  }, [step, goTo, next, previous]);
  usePageActions(actions);
}
