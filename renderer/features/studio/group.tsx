import type { ReactNode } from 'react';
import classes from './studio.module.css';

interface Props {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}

/** A named part of a step: a line and a heading, never a card. */
export function Group({ title, aside, children }: Props): ReactNode {
  return (
    <section className={classes['group']} aria-label={title}>
      <div className={classes['groupHead']}>
        <h3>{title}</h3>
        {aside}
      </div>
      {children}
    </section>
  );
}
