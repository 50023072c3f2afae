import type { ReactNode } from 'react';
import classes from './reviews.module.css';

/** Steps done ÷ steps asked for (F3). */
export function ReadinessBar({ percent, label }: { percent: number; label: string }): ReactNode {
  return (
    <span className={classes['readiness']} title={label}>
      <span className={classes['track']} role="img" aria-label={label}>
        <span style={{ width: `${percent}%` }} />
      </span>
      <span aria-hidden>{Math.round(percent)}&nbsp;%</span>
    </span>
  );
}
