import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '#renderer/components/key-hint.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { StepState } from '#shared/contract/review-steps.ts';
import type { ReviewStep } from '#shared/domain/vocabulary.ts';
import type { Studio } from './studio-context.ts';
import classes from './studio.module.css';

interface Props {
  studio: Studio;
  current: ReviewStep;
  onGo(step: ReviewStep): void;
  /** When the last thing was saved. */
  saved: string;
}

/** The ten steps with their state, below the readiness bar (F3). */
export function StepList({ studio, current, onGo, saved }: Props): ReactNode {
  const { t } = useTranslation('studio');
  const format = useFormat();
  const { readiness } = studio.review;
  const { touchModel, touchModelAssumed } = studio.account;
  return (
    <nav className={classes['steps']} aria-label={t('stepsLabel')}>
      <div className={classes['readiness']}>
        <div className={classes['readinessLine']}>
          <span>{t('readiness')}</span>
          <span>{t('readinessOf', { done: readiness.done, asked: readiness.asked })}</span>
        </div>
        <div
          className={classes['bar']}
          role="progressbar"
          aria-label={t('readiness')}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(readiness.percent)}
          aria-valuetext={format.percent(readiness.percent / 100)}
        >
          <div style={{ width: `${readiness.percent}%` }} />
        </div>
        <p className={classes['quiet']}>
          {t(touchModelAssumed ? 'askedByAssumed' : 'askedBy', { model: t(`touchModel.${touchModel}`) })}
        </p>
      </div>
      <ol className={classes['stepList']}>
        {studio.steps.map((step, index) => (
          <li key={step.step}>
            <button
              type="button"
              className={classes['stepButton']}
              data-current={step.step === current || undefined}
              data-optional={!step.asked || undefined}
              aria-current={step.step === current ? 'step' : undefined}
              onClick={() => onGo(step.step)}
            >
              <StepMark state={step.state} />
              <span className={classes['stepNumber']}>{index + 1}</span>
              <span className={classes['stepName']}>{t(`step.${step.step}.name`)}</span>
              <span className="only-read">
                {t(`state.${step.state}`)}
                {!step.asked && `, ${t('optionalStep')}`}
              </span>
              {!step.asked && <span className={classes['optional']}>{t('optionalStep')}</span>}
            </button>
          </li>
        ))}
      </ol>
      <p className={classes['saved']} role="status">
        {saved}
      </p>
      <p className={classes['hint']}>
        <KeyHint keys="[" /> <KeyHint keys="]" /> {t('keys.hint')}
      </p>
    </nav>
  );
}

function StepMark({ state }: { state: StepState['state'] }): ReactNode {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden className={classes['stepMark']} data-state={state}>
      <circle
        cx="7"
        cy="7"
        r="5.5"
        fill={state === 'done' ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="1.5"
      />
      {state === 'started' && <path d="M7 1.5a5.5 5.5 0 0 0 0 11z" fill="currentColor" />}
      {state === 'done' && <path d="m4.4 7.2 1.9 1.9 3.4-3.9" fill="none" stroke="var(--surface)" strokeWidth="1.5" />}
    </svg>
  );
}
