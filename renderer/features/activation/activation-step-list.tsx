import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivationView } from '#shared/contract/activation.ts';
import type { ActivationStep } from '#shared/domain/method-vocabulary.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import classes from './activation.module.css';

interface Props {
  view: ActivationView;
  current: ActivationStep;
  onGo(step: ActivationStep): void;
}

/** The six steps with their state, below how far the activation is. */
export function ActivationStepList({ view, current, onGo }: Props): ReactNode {
  const { t } = useTranslation('activation');
  const format = useFormat();
  const { steps, activation } = view;
  const done = steps.filter((step) => step.done).length;
  const share = (done / steps.length) * 100;
  return (
    <nav className={classes['steps']} aria-label={t('stepsLabel')}>
      <div className={classes['progressLine']}>
        <span>{t('progress')}</span>
        <span>{t('progressOf', { done, of: steps.length })}</span>
      </div>
      <div
        className={classes['bar']}
        role="progressbar"
        aria-label={t('progress')}
        aria-valuemin={0}
        aria-valuemax={steps.length}
        aria-valuenow={done}
        aria-valuetext={t('progressOf', { done, of: steps.length })}
      >
        <div style={{ width: `${share}%` }} />
      </div>
      <ol className={classes['stepList']}>
        {steps.map(({ step, done: isDone }, index) => (
          <li key={step}>
            <button
              type="button"
              className={classes['stepButton']}
              aria-current={step === current ? 'step' : undefined}
              onClick={() => onGo(step)}
            >
              {isDone ? (
                <IconCircleCheckFilled size={16} color="var(--signal-good)" aria-label={t('state.done')} />
              ) : (
                <IconCircle size={16} color="var(--muted)" aria-label={t('state.open')} />
              )}
              <span>{`${index + 1}. ${t(`steps.${step}`)}`}</span>
            </button>
          </li>
        ))}
      </ol>
      <p className={classes['quiet']}>
        {activation.activatedOn ? t('activeSince', { day: format.day(activation.activatedOn) }) : t('savesItself')}
      </p>
    </nav>
  );
}
