import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HealthNow } from '#shared/contract/health.ts';
import { useFormat } from '../lib/use-format.ts';
import { SignalMark } from './signal-mark.tsx';

/** What is shown of an account's health: the mark of its band with the number, or why there is none (K2). */
export function HealthMark({ health }: { health: Pick<HealthNow, 'shown' | 'band'> | null }): ReactNode {
  const { t } = useTranslation('health');
  const format = useFormat();
  if (health === null) return <SignalMark signal="unknown" label={<span className="only-read">{t('notYet')}</span>} />;
  if (health.shown === null || health.band === null) {
    return <SignalMark signal="unknown" label={<span title={t('insufficient')}>–</span>} />;
  }
  const words = `${t('mark', { score: format.number(Math.round(health.shown)) })}, ${t(`band.${health.band}`)}`;
  return (
    <span title={words}>
      <SignalMark signal={health.band} label={format.number(Math.round(health.shown))} />
    </span>
  );
}
