import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetricTarget } from '#shared/contract/metrics.ts';
import type { MetricKey } from '#shared/domain/metric-catalogue.ts';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import type { MetricText } from '#renderer/lib/metric-text.ts';
import classes from './metrics.module.css';

/** How a target stands, by shape and word. */
export function targetState(
  met: boolean | null,
): readonly ['good' | 'attention' | 'unknown', 'met' | 'missed' | 'unknown'] {
  if (met === null) return ['unknown', 'unknown'];
  return met ? ['good', 'met'] : ['attention', 'missed'];
}

interface Props {
  metric: MetricKey;
  targets: readonly MetricTarget[];
  text: MetricText;
}

/** J. The target of all accounts in short; those of segments stand on the metric's own page. */
export function TargetNote({ metric, targets, text }: Props): ReactNode {
  const { t } = useTranslation('metrics');
  const whole = targets.find(({ segmentId }) => segmentId === null);
  if (!whole) return <span className={classes['quiet']}>{t('target.none')}</span>;
  const [signal, state] = targetState(whole.met);
  return (
    <SignalMark
      signal={signal}
      label={`${t('target.value', { value: text.value(metric, whole.value) })}, ${t(`target.${state}`)}`}
    />
  );
}
