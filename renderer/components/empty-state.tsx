import type { ReactNode } from 'react';
import classes from './states.module.css';
import { StatePicture, type PictureName } from './state-picture.tsx';

interface Props {
  /** One sentence: what will be here. */
  children: ReactNode;
  title?: string;
  /** One action. */
  action?: ReactNode;
  picture?: PictureName;
  compact?: boolean;
}

/** Q7: an empty place says what to do next. */
export function EmptyState({ title, children, action, picture, compact }: Props): ReactNode {
  return (
    <div className={classes['empty']} data-compact={compact || undefined}>
      {picture && <StatePicture name={picture} />}
      {title && <p className={classes['title']}>{title}</p>}
      <p className={classes['sentence']}>{children}</p>
      {action}
    </div>
  );
}
