import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './feelings.module.css';

const steps = [1, 2, 3, 4, 5] as const;
type Step = (typeof steps)[number];

interface Props {
  name: 'satisfaction' | 'trust';
  value: number | '';
  onChange(value: number): void;
  error?: ReactNode;
}

/** 1 to 5 with the words of the step chosen: the same scale for the whole team (G2). */
export function ScaleField({ name, value, onChange, error }: Props): ReactNode {
  const { t } = useTranslation('feelings');
  const known = steps.find((step) => step === value);
  const words = (step: Step) => t(name === 'satisfaction' ? `satisfactionScale.${step}` : `trustScale.${step}`);
  function onKeyDown(event: KeyboardEvent): void {
    const step = steps.find((one) => String(one) === event.key);
    if (!step || event.ctrlKey || event.metaKey) return;
    onChange(step);
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <fieldset className={classes['field']}>
      <legend>{t(name)}</legend>
      <div className={classes['steps']}>
        {steps.map((step) => (
          <label key={step} className={classes['step']} title={words(step)}>
            <input
              type="radio"
              name={name}
              onKeyDown={onKeyDown}
              className="only-read"
              checked={value === step}
              onChange={() => onChange(step)}
              aria-label={t('scaleOf', { value: step, text: words(step) })}
            />
            <span aria-hidden>{step}</span>
          </label>
        ))}
      </div>
      <p className={classes['hint']}>{error ?? (known ? words(known) : `${words(1)} … ${words(5)}`)}</p>
    </fieldset>
  );
}
