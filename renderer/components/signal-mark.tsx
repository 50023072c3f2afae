import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './marks.module.css';

/** ui.md, Colour: told apart by shape as well as hue. */
export type Signal = 'good' | 'attention' | 'risk' | 'unknown';

const shapes: Record<Signal, ReactNode> = {
  good: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  attention: (
    <>
      <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6 1.75a4.25 4.25 0 0 0 0 8.5z" fill="currentColor" />
    </>
  ),
  risk: <path d="M6 0.5 11.5 6 6 11.5 0.5 6z" fill="currentColor" />,
  unknown: <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />,
};

interface Props {
  signal: Signal;
  /** The words beside the mark; `true` shows the signal's own name. Without words the name is still read aloud. */
  label?: ReactNode | true;
}

export function SignalMark({ signal, label }: Props): ReactNode {
  const { t } = useTranslation('components');
  // Only where it is needed: a list has hundreds of marks with words of their own.
  const name = () => t(`signal.${signal}`);
  const words = label === true ? name() : label;
  return (
    <span className={classes['mark']} data-signal={signal}>
      <svg
        width="12"
        height="12"
        viewBox="0 0 12 12"
        className={classes['shape']}
        {...(words ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name() })}
      >
        {shapes[signal]}
      </svg>
      {words && <span className={classes['words']}>{words}</span>}
    </span>
  );
}
