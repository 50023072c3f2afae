import { type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Moment, moments } from '#shared/domain/vocabulary.ts';
import { FeelingMark } from '#renderer/components/feeling-mark.tsx';
import classes from './feelings.module.css';

interface Props {
  value: string;
  onChange(moment: Moment): void;
  error?: ReactNode;
}

/** Six faces in a row: arrows move, 1 to 6 choose; what each means stands below (G2). */
export function MomentField({ value, onChange, error }: Props): ReactNode {
  const { t } = useTranslation(['feelings', 'components']);
  const known = moments.find((moment) => moment === value);
  function onKeyDown(event: KeyboardEvent): void {
    const chosen = moments[Number(event.key) - 1];
    if (!chosen || event.ctrlKey || event.metaKey) return;
    onChange(chosen);
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <fieldset className={classes['field']}>
      <legend>{t('moment')}</legend>
      <div className={classes['moments']}>
        {moments.map((moment, index) => (
          <label key={moment} className={classes['moment']}>
            <input
              type="radio"
              name="moment"
              onKeyDown={onKeyDown}
              className="only-read"
              checked={value === moment}
              onChange={() => onChange(moment)}
              {...(index === 0 ? { 'data-autofocus': true } : {})}
            />
            <FeelingMark moment={moment} bare />
            <span aria-hidden>{t(`components:moment.${moment}`)}</span>
          </label>
        ))}
      </div>
      <p className={classes['hint']}>{error ?? (known ? t(`momentHint.${known}`) : t('momentFirst'))}</p>
    </fieldset>
  );
}
