import { Alert, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Money } from '#shared/domain/money.ts';
import { useReasonOptions } from '#renderer/lib/reason-options.ts';
import { useFormat } from '#renderer/lib/use-format.ts';

/** No reason: a mistake was mended, and nothing became smaller. */
export const CORRECTION = '';

interface Props {
  /** What the client pays less a year. */
  less: Money;
  /** Key or id of the reason. */
  value: string;
  onChange(reason: string): void;
}

/** L4: a contract that becomes cheaper asks why, unless a mistake is mended. */
export function DownsellQuestion({ less, value, onChange }: Props): ReactNode {
  const { t } = useTranslation('commercial');
  const format = useFormat();
  const options = useReasonOptions('downsell');
  const money = format.money(less.minor, less.currency);
  return (
    <Alert color="yellow" title={t('reasons.downsell.title')}>
      <p>{t('reasons.downsell.value', { money })}</p>
      <Select
        label={t('reasons.downsell.question')}
        allowDeselect={false}
        data={[{ value: CORRECTION, label: t('reasons.downsell.correction') }, ...options]}
        value={value}
        onChange={(reason) => onChange(reason ?? CORRECTION)}
      />
    </Alert>
  );
}
