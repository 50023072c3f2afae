import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { UsageOverview } from '#shared/contract/usage.ts';
import { Facts } from '#renderer/components/page.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';

/** J: three ratios with what they are made of; without a denominator they are not computable, never 0. */
export function AdoptionFacts({ adoption }: { adoption: UsageOverview['adoption'] }): ReactNode {
  const { t } = useTranslation('usage');
  const format = useFormat();
  const value = (ratio: number | null) => (ratio === null ? t('notComputable') : format.percent(ratio / 100));
  const parts = ({ numerator, denominator }: { numerator: number; denominator: number }) => ({
    numerator: format.number(numerator),
    denominator: format.number(denominator),
  });
  const { breadth, depth, frequency } = adoption;
  return (
    <Facts
      items={[
        {
          label: t('breadth'),
          value: value(breadth.value),
          note: breadth.value === null ? t('needContracted') : t('breadthNote', parts(breadth)),
        },
        {
          label: t('depth'),
          value: value(depth.value),
          note: depth.value === null ? t('needUsers') : t('depthNote', parts(depth)),
        },
        { label: t('frequency'), value: value(frequency.value), note: t('frequencyNote', parts(frequency)) },
      ]}
    />
  );
}
