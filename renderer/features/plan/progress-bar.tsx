import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { GoalSignal } from '#shared/contract/plans.ts';
import { useGoalText } from './goal-text.ts';
import classes from './plan.module.css';

interface Props {
  /** In percent, as it is: below 0 and above 100 too; null is "not computable". */
  progress: number | null;
  planned: number | null;
  signal: GoalSignal;
  /** Words for what the bar is about. */
  name: string;
  wide?: boolean;
}

const held = (value: number) => Math.max(0, Math.min(100, value));

/** Progress as a bar, with a tick where the plan says it should be today (E3). */
export function ProgressBar({ progress, planned, signal, name, wide }: Props): ReactNode {
  const { t } = useTranslation('plan');
  const text = useGoalText();
  const label = t(planned === null ? 'bar.label' : 'bar.labelPlanned', {
    name,
    progress: text.percent(progress),
    planned: text.percent(planned),
  });
  return (
    <span className={classes['bar']} data-wide={wide || undefined}>
      <span className={classes['track']} role="img" aria-label={label}>
        {progress !== null && (
          <span
            className={classes['fill']}
            data-signal={signal}
            // A hair of colour at zero: measured, and nothing gained yet.
            style={{ width: `${Math.max(held(progress), 1)}%` }}
          />
        )}
        {progress !== null && progress > 100 && <span className={classes['beyond']} />}
        {planned !== null && <span className={classes['tick']} style={{ left: `${held(planned)}%` }} />}
      </span>
      <span className={classes['percent']} data-none={progress === null || undefined} aria-hidden>
        {progress === null ? '–' : text.percent(progress)}
      </span>
    </span>
  );
}
