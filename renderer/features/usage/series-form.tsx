import { Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { metricKinds } from '#shared/sync/tables/relation-tables.ts';
import { FormModal } from '#renderer/components/form-dialog.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showUndo } from '#renderer/lib/undo.tsx';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';

const seriesForm = z
  .object({
    kind: z.enum(metricKinds),
    name: z.string().trim().max(120),
    unit: z.string().trim().max(40),
    source: z.nullable(z.string().trim().max(120)),
  })
  .refine(({ kind, name }) => kind !== 'custom' || name !== '', { path: ['name'] });

export function SeriesForm({ accountId, onClose }: { accountId: string; onClose(): void }): ReactNode {
  const { t } = useTranslation('usage');
  const form = useSchemaForm({
    schema: seriesForm,
    initialValues: { kind: 'active_users' as string, name: '', unit: '', source: '' },
    draftKey: `series:new:${accountId}`,
  });
  return (
    <FormModal
      title={t('seriesTitle')}
      form={form}
      submitLabel={t('seriesSave')}
      onClose={onClose}
      onSubmit={async ({ kind, name, unit, source }) => {
        await coreClient.usage.saveSeries({ accountId, kind, name: kind === 'custom' ? name : '', unit, source });
        showUndo(t('seriesSaved'));
      }}
    >
      <Select
        label={t('seriesKind')}
        allowDeselect={false}
        data={metricKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        value={form.values.kind}
        onChange={(value) => form.setFieldValue('kind', value ?? 'custom')}
      />
      {form.values.kind === 'custom' && (
        <TextInput label={t('seriesName')} required maxLength={120} {...form.getInputProps('name')} />
      )}
      <TextInput label={t('seriesUnit')} maxLength={40} {...form.getInputProps('unit')} />
      <TextInput label={t('seriesSource')} maxLength={120} {...form.getInputProps('source')} />
    </FormModal>
  );
}
