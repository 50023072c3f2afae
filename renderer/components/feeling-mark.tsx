import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Moment } from '#shared/domain/vocabulary.ts';
import { DayText } from './day-text.tsx';
import classes from './marks.module.css';

/** The mouth of each moment, from delighted to leaving. */
const mouths: Record<Moment, string> = {
  delighted: 'M4.5 8.5c.8 3.4 6.2 3.4 7 0z',
  satisfied: 'M5 9.3c1 1.7 5 1.7 6 0',
  neutral: 'M5 10h6',
  worried: 'M5 10.8c1-1.4 2-.2 3-.8s2-1.4 3-.4',
  at_risk: 'M5 11c1-1.8 5-1.8 6 0',
  leaving: 'M5 11.4c1-2.6 5-2.6 6 0M4.6 5.4l2 1M11.4 5.4l-2 1',
};

const signals: Record<Moment, string> = {
  delighted: 'good',
  satisfied: 'good',
  neutral: 'attention',
  worried: 'attention',
  at_risk: 'risk',
  leaving: 'risk',
};

interface Props {
  /** null: nobody felt the pulse yet. */
  moment: Moment | null;
  /** When it was felt: shown as its age (G3). */
  day?: string | null;
  stale?: boolean;
  /** Only the face; the name is read aloud. */
  bare?: boolean;
}

/** CS Feeling (G): a face with its name and age. */
export function FeelingMark({ moment, day, stale, bare }: Props): ReactNode {
  const { t } = useTranslation('components');
  const name = moment ? t(`moment.${moment}`) : t('moment.none');
  return (
    <span
      className={classes['mark']}
      data-signal={moment ? signals[moment] : 'unknown'}
      data-stale={stale || undefined}
    >
      <svg
        width="16"
        height="16"
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.3"
        strokeLinecap="round"
        className={classes['shape']}
        {...(bare ? { role: 'img', 'aria-label': name } : { 'aria-hidden': true })}
      >
        <circle cx="8" cy="8" r="7" strokeDasharray={moment ? undefined : '2 2'} />
        {moment && (
          <>
            <circle cx="5.6" cy="6.4" r="0.7" fill="currentColor" stroke="none" />
            <circle cx="10.4" cy="6.4" r="0.7" fill="currentColor" stroke="none" />
            <path d={mouths[moment]} fill={moment === 'delighted' ? 'currentColor' : 'none'} />
          </>
        )}
      </svg>
      {!bare && (
        <span className={classes['words']}>
          {name}
          {day && (
            <span className={classes['age']}>
              {' · '}
              <DayText day={day} />
            </span>
          )}
        </span>
      )}
    </span>
  );
}
