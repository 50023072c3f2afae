import { Button, Group } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AutosaveTextarea } from '#renderer/components/autosave-textarea.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { type ReviewStep, reviewSteps } from '#shared/domain/vocabulary.ts';
import { AgendaStep } from './steps/agenda-step.tsx';
import { CommitmentsStep } from './steps/commitments-step.tsx';
import { GoalsStep } from './steps/goals-step.tsx';
import { HappenedStep } from './steps/happened-step.tsx';
import { NeedsStep } from './steps/needs-step.tsx';
import { NextPeriodStep } from './steps/next-period-step.tsx';
import { OutputsStep } from './steps/outputs-step.tsx';
import { PeriodStep } from './steps/period-step.tsx';
import { RisksStep } from './steps/risks-step.tsx';
import { ValueStep } from './steps/value-step.tsx';
import { useStudio } from './studio-context.ts';
import classes from './studio.module.css';

const steps: Record<ReviewStep, ComponentType> = {
  period_and_people: PeriodStep,
  what_happened: HappenedStep,
  last_commitments: CommitmentsStep,
  goals: GoalsStep,
  needs_checklist: NeedsStep,
  value_delivered: ValueStep,
  risks_and_opportunities: RisksStep,
  next_period: NextPeriodStep,
  agenda: AgendaStep,
  outputs: OutputsStep,
};

/** One step: what it asks, what is already there, the own notes, and "done" (F3). */
export function StepPane({ step }: { step: ReviewStep }): ReactNode {
  const { t } = useTranslation('studio');
  const { review, steps: states, save, write, goTo } = useStudio();
  const Step = steps[step];
  const state = states.find((each) => each.step === step);
  const index = reviewSteps.indexOf(step);
  const next = reviewSteps[index + 1];
  const mark = (done: boolean) => write(coreClient.preparation.markStep({ id: review.id, step, done }));
  const title = t(`step.${step}.name`);
  return (
    <section id="studio-step" className={classes['step']} aria-labelledby="studio-step-title">
      <header className={classes['stepHead']}>
        <h2 id="studio-step-title">{t('stepTitle', { number: index + 1, title })}</h2>
        <p className={classes['quiet']}>{t(`step.${step}.ask`)}</p>
      </header>
      <Step />
      <div className={classes['ownNotes']}>
        <AutosaveTextarea
          label={t('ownNotes')}
          description={t('ownNotesHint')}
          value={state?.note ?? ''}
          draftKey={`review:${review.id}:${step}:note`}
          minRows={2}
          onSave={(note) => save(coreClient.preparation.saveNote({ id: review.id, step, note: note || null }))}
        />
      </div>
      <footer className={classes['stepFoot']}>
        <Button
          variant="subtle"
          color="gray"
          disabled={index === 0}
          onClick={() => {
            const previous = reviewSteps[index - 1];
            if (previous) goTo(previous);
          }}
        >
          {t('keys.previous')}
        </Button>
        <Group gap="sm">
          {state?.state === 'done' ? (
            <Button variant="default" onClick={() => void mark(false)}>
              {t('reopenStep')}
            </Button>
          ) : (
            <Button
              leftSection={<IconCheck size={14} aria-hidden />}
              onClick={() => void mark(true).then((done) => done && next && goTo(next))}
            >
              {next ? t('doneAndNext') : t('markDone')}
            </Button>
          )}
          {state?.state === 'done' && next && <Button onClick={() => goTo(next)}>{t('keys.next')}</Button>}
        </Group>
      </footer>
    </section>
  );
}
