import type { ReactNode } from 'react';
import classes from './charts.module.css';

interface Props {
  /** In percent, as it is: below 0 and above 100 too; null is "not computable". */
  progress: number | null;
  planned: number | null;
  /** Read aloud in place of the drawing. */
  label: string;
}

const held = (value: number) => Math.max(0, Math.min(100, value));

/** Progress the size of a line of text, with a tick where the plan says it should be (E3); the numbers stand beside it. */
export function PlanTrack({ progress, planned, label }: Props): ReactNode {
  if (progress === null) return null;
  return (
    <span className={classes['track']} role="img" aria-label={label}>
      <span className={classes['fillOfTrack']} style={{ width: `${Math.max(held(progress), 1)}%` }} />
      {planned !== null && <span className={classes['tick']} style={{ left: `${held(planned)}%` }} />}
    </span>
  );
}
