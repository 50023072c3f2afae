import { NumberInput, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { MetricSeries } from '#shared/contract/usage.ts';
import { metricPeriods } from '#shared/sync/tables/relation-tables.ts';
import { DayInput } from '#renderer/components/day-input.tsx';
import { FormModal } from '#renderer/components/form-dialog.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { useToday } from '#renderer/lib/today.ts';
import { showUndo } from '#renderer/lib/undo.tsx';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';

const pointForm = z.object({
  period: z.enum(metricPeriods),
  startsOn: z.iso.date(),
  // While digits are typed, and where they end in zeros, the input holds a text.
  value: z.union([
    z.number(),
    z
      .string()
      .regex(/^-?\d+(\.\d+)?$/)
      .transform(Number),
  ]),
  asOf: z.nullable(z.iso.date()),
});

interface Props {
  series: MetricSeries;
  name: string;
  onClose(): void;
}

/** One value for one period; the same period again replaces it. */
export function PointForm({ series, name, onClose }: Props): ReactNode {
  const { t } = useTranslation('usage');
  const today = useToday();
  const form = useSchemaForm({
    schema: pointForm,
    initialValues: {
      period: (series.points.at(-1)?.period ?? 'month') as string,
      startsOn: today,
      value: '' as number | string,
      asOf: today,
    },
    draftKey: `point:new:${series.id}`,
  });
  return (
    <FormModal
      title={t('pointTitle', { name })}
      form={form}
      submitLabel={t('pointSave')}
      onClose={onClose}
      onSubmit={async (values) => {
        await coreClient.usage.savePoint({ seriesId: series.id, ...values });
        showUndo(t('pointSaved'));
      }}
    >
      <NumberInput label={t('pointValue')} required data-autofocus {...form.getInputProps('value')} />
      <Select
        label={t('pointPeriod')}
        allowDeselect={false}
        data={metricPeriods.map((value) => ({ value, label: t(`period.${value}`) }))}
        value={form.values.period}
        onChange={(value) => form.setFieldValue('period', value ?? 'month')}
      />
      <DayInput
        label={t('pointDay')}
        required
        value={form.values.startsOn}
        onChange={(day) => form.setFieldValue('startsOn', day ?? '')}
        error={form.errors['startsOn']}
      />
      <DayInput
        label={t('pointAsOf')}
        value={form.values.asOf}
        onChange={(day) => form.setFieldValue('asOf', day ?? '')}
        error={form.errors['asOf']}
      />
    </FormModal>
  );
}
