import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { BeforeAfterRow } from '#shared/contract/activation.ts';
import { plainDay } from '#shared/contract/base.ts';
import { DayInput } from '#renderer/components/day-input.tsx';
import { FormModal } from '#renderer/components/form-dialog.tsx';
import { NumberField } from '#renderer/components/number-field.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { minorDigits } from '#shared/domain/money.ts';
import { useToday } from '#renderer/lib/today.ts';
import { showUndo } from '#renderer/lib/undo.tsx';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';

const daySchema = z.object({ on: plainDay });

interface DayProps {
  accountId: string;
  proposed: string | null;
  onClose(): void;
}

/** For clients that began before the app: the day to compare with. */
export function BaselineDay({ accountId, proposed, onClose }: DayProps): ReactNode {
  const { t } = useTranslation('activation');
  const today = useToday();
  const form = useSchemaForm({ schema: daySchema, initialValues: { on: (proposed ?? today) as string } });
  return (
    <FormModal
      title={t('baseline.dayTitle')}
      form={form}
      submitLabel={t('baseline.take')}
      onClose={onClose}
      onSubmit={async ({ on }) => {
        await coreClient.activation.takeBaseline({ accountId, on });
        showUndo(t('baseline.taken'));
      }}
    >
      <DayInput
        label={t('baseline.day')}
        description={t('baseline.dayHint')}
        max={today}
        required
        {...form.getInputProps('on')}
      />
    </FormModal>
  );
}

const valueSchema = z.object({ value: z.nullable(z.number()) });

interface ValueProps {
  accountId: string;
  row: BeforeAfterRow;
  onClose(): void;
}

export function BaselineValue({ accountId, row, onClose }: ValueProps): ReactNode {
  const { t } = useTranslation('activation');
  const { metric, before, after } = row;
  const currency = before.currency ?? after.currency;
  // Money is typed in whole units and kept in minor ones.
  const scale = metric === 'monthly_revenue' && currency ? 10 ** minorDigits(currency) : 1;
  const form = useSchemaForm({
    schema: valueSchema,
    initialValues: { value: (before.value === null ? null : before.value / scale) as number | null },
  });
  return (
    <FormModal
      title={`${t('baseline.editTitle')}: ${t(`baseline.metrics.${metric}`)}`}
      form={form}
      submitLabel={t('baseline.save')}
      onClose={onClose}
      onSubmit={async ({ value }) => {
        await coreClient.activation.saveBaseline({ accountId, metric, value: value === null ? null : value * scale });
        showUndo(t('baseline.saved'));
      }}
    >
      <NumberField
        label={`${t('baseline.value')} (${t('baseline.valueHint')})`}
        value={form.values.value}
        isFirst
        onChange={(next) => form.setFieldValue('value', next)}
      />
    </FormModal>
  );
}
