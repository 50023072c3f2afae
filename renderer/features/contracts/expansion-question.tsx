import { Alert, Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Money } from '#shared/domain/money.ts';
import { useFormat } from '#renderer/lib/use-format.ts';

interface Props {
  /** What the client pays more a year. */
  more: Money;
  value: boolean;
  onChange(counts: boolean): void;
}

/** J: a contract that becomes dearer is an expansion, unless a mistake is mended. */
export function ExpansionQuestion({ more, value, onChange }: Props): ReactNode {
  const { t } = useTranslation('commercial');
  const format = useFormat();
  return (
    <Alert title={t('reasons.expansion.title')}>
      <p>{t('reasons.expansion.value', { money: format.money(more.minor, more.currency) })}</p>
      <Checkbox
        label={t('reasons.expansion.counts')}
        description={t('reasons.expansion.hint')}
        checked={value}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
    </Alert>
  );
}
