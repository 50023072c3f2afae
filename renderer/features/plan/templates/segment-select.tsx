import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useContentNames } from '#renderer/lib/content-names.ts';
import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';

interface SegmentProps {
  value: string | null;
  disabled?: boolean;
  onChange(id: string | null): void;
}

/** Which segment a template is for; none: all that have no template of their own. */
export function SegmentSelect({ value, disabled, onChange }: SegmentProps): ReactNode {
  const { t } = useTranslation('planTemplates');
  const names = useContentNames();
  const choices = useQuery(
    core.accounts.choices.queryOptions({ meta: reads('segment', 'touch_model', 'account_tag') }),
  );
  return (
    <Select
      label={t('segment')}
      placeholder={t('anySegment')}
      clearable
      disabled={disabled ?? false}
      data={(choices.data?.segments ?? []).map((segment) => ({ value: segment.id, label: names.segment(segment) }))}
      value={value}
      onChange={onChange}
    />
  );
}
