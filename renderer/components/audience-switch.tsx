import { SegmentedControl, Tooltip } from '@mantine/core';
import { IconEye, IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './marks.module.css';

export type RowAudience = 'client' | 'internal';

interface Props {
  value: RowAudience;
  onChange?(audience: RowAudience): void;
  disabled?: boolean;
}

/** Who may read it (H8): visible at every row that could reach a client. */
export function AudienceSwitch({ value, onChange, disabled }: Props): ReactNode {
  const { t } = useTranslation('components');
  const option = (audience: RowAudience) => ({ value: audience, label: <AudienceMark audience={audience} /> });
  return (
    <Tooltip label={t(`audience.${value}Hint`)}>
      <SegmentedControl
        size="xs"
        value={value}
        onChange={(next) => onChange?.(next === 'client' ? 'client' : 'internal')}
        disabled={disabled ?? false}
        aria-label={t('audience.label')}
        data={[option('client'), option('internal')]}
      />
    </Tooltip>
  );
}

/** The same, only to be read. */
export function AudienceMark({ audience }: { audience: RowAudience }): ReactNode {
  const { t } = useTranslation('components');
  const Icon = audience === 'client' ? IconEye : IconLock;
  return (
    <span className={classes['mark']}>
      <Icon size={13} aria-hidden />
      {t(`audience.${audience}`)}
    </span>
  );
}
