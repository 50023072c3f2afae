import type { ReactNode } from 'react';
import { useFormat } from '#renderer/lib/use-format.ts';
import classes from './reviews.module.css';

/** Steps done ÷ steps asked for (F3). */
export function ReadinessBar({ percent, label }: { percent: number; label: string }): ReactNode {
  const format = useFormat();
  return (
    <span className={classes['readiness']} title={label}>
      <span className={classes['track']} role="img" aria-label={label}>
        <span style={{ width: `${percent}%` }} />
      </span>
      <span aria-hidden>{format.percent(percent / 100)}</span>
    </span>
  );
}
