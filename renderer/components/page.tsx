import type { ReactNode } from 'react';
import classes from './page.module.css';

interface Props {
  children: ReactNode;
  /** `scroll`: the page scrolls (the default). `fill`: its parts do, as a table that takes the rest of the height. */
  layout?: 'scroll' | 'fill';
}

/** The page slot: margins, greatest width, what scrolls. */
export function Page({ children, layout = 'scroll' }: Props): ReactNode {
  return (
    <div className={classes['page']} data-layout={layout}>
      {children}
    </div>
  );
}

/** Filters at the left, counts and switches at the right, above a list that fills the page. */
export function Toolbar({ children, aside }: { children: ReactNode; aside?: ReactNode }): ReactNode {
  return (
    <div className={classes['toolbar']}>
      {children}
      <div className={classes['spring']} />
      {aside}
    </div>
  );
}

interface SectionProps {
  title: string;
  /** Beside the title: counts, links, buttons. */
  aside?: ReactNode;
  children: ReactNode;
  level?: 2 | 3;
}

/** A named part of a page; a line and a heading, never a card. */
export function Section({ title, aside, children, level = 2 }: SectionProps): ReactNode {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={classes['section']} aria-label={title}>
      <div className={classes['sectionHead']}>
        <Heading className={classes['sectionTitle']}>{title}</Heading>
        {aside}
      </div>
      {children}
    </section>
  );
}

interface FactsProps {
  items: readonly { label: string; value: ReactNode; note?: ReactNode }[];
}

/** A row of facts: small label above, value below. */
export function Facts({ items }: FactsProps): ReactNode {
  return (
    <dl className={classes['facts']}>
      {items.map(({ label, value, note }) => (
        <div key={label} className={classes['fact']}>
          <dt>{label}</dt>
          <dd>{value}</dd>
          {note && <dd className={classes['factNote']}>{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
