import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import type { AfterState, AfterStep } from '#shared/domain/after-review.ts';
import classes from './after.module.css';

const signals = { open: 'attention', done: 'good', none: 'unknown' } as const;

/** One thing that follows: what it is and where it stands at the left, what is done about it at the right. */
export function AfterStepRow(props: { step: AfterStep; state: AfterState; children: ReactNode }): ReactNode {
  const { step, state, children } = props;
  const { t } = useTranslation('meeting');
  const title = t(`after.step.${step}.name`);
  return (
    <section className={classes['step']} aria-label={title}>
      <div className={classes['head']}>
        <h2>{title}</h2>
        <SignalMark signal={signals[state]} label={t(`after.state.${state}`)} />
        <p className={classes['quiet']}>{t(`after.step.${step}.why`)}</p>
      </div>
      <div className={classes['body']}>{children}</div>
    </section>
  );
}
