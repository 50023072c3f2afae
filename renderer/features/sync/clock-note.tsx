import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { clockDistance } from './clock-words.ts';
import classes from './sync.module.css';

/** P8: a wrong clock does no harm, but it is said. */
export function ClockNote({ offMs }: { offMs: number }): ReactNode {
  const { t } = useTranslation('sync');
  const { unit, count, ahead } = clockDistance(offMs);
  return (
    <p className={classes['said']}>
      <SignalMark signal="attention" />
      <span>{t(ahead ? 'clock.ahead' : 'clock.behind', { distance: t(`clock.${unit}`, { count }) })}</span>
    </p>
  );
}
