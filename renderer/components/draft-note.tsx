import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../lib/use-format.ts';
import type { SchemaForm } from '../lib/use-schema-form.ts';

interface Props<Values, Output> {
  form: SchemaForm<Values, Output>;
}

/** Says that a form was filled from a draft, and lets it go; nothing without one. */
export function DraftNote<Values, Output>({ form }: Props<Values, Output>): ReactNode {
  const { t } = useTranslation('components');
  const format = useFormat();
  if (!form.draftFrom) return null;
  return (
    <Group justify="space-between" c="dimmed" fz="xs">
      {t('saved.restored', { when: format.instant(form.draftFrom) })}
      <Button
        variant="subtle"
        size="compact-xs"
        onClick={() => {
          form.reset();
          form.forgetDraft();
        }}
      >
        {t('form.discardDraft')}
      </Button>
    </Group>
  );
}
