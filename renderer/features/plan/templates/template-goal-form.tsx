import { Button, Group, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { shortText } from '#shared/contract/base.ts';
import type { PlanTemplateGoal } from '#shared/contract/plan-templates.ts';
import { type GoalDirection, goalDirections } from '#shared/domain/vocabulary.ts';
import { FormModal } from '#renderer/components/form-dialog.tsx';
import { NumberField } from '#renderer/components/number-field.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';
import { useTemplateWords } from './template-words.ts';

const schema = z.object({
  title: shortText(300),
  why: z.nullable(z.string().max(5000)),
  unit: z.nullable(z.string().trim().max(40)),
  direction: z.enum(goalDirections),
  baseline: z.nullable(z.number()),
  target: z.nullable(z.number()),
  offsetDays: z.int().min(0).max(3650),
  durationDays: z.int().min(1).max(3650),
});

/** One goal of a template: its words, its measure and when it stands in the plan. */
export function TemplateGoalForm({ goal, onClose }: { goal: PlanTemplateGoal; onClose(): void }): ReactNode {
  const { t } = useTranslation(['planTemplates', 'plan']);
  const words = useTemplateWords().goal(goal);
  const form = useSchemaForm({
    schema,
    initialValues: {
      title: words.title,
      why: words.why,
      unit: words.unit,
      direction: goal.direction as GoalDirection,
      baseline: goal.baseline as number | null,
      target: goal.target as number | null,
      offsetDays: goal.offsetDays as number | string,
      durationDays: goal.durationDays as number | string,
    },
  });
  async function trash(): Promise<void> {
    try {
      await coreClient.planTemplates.trashGoal({ id: goal.id });
      onClose();
      showUndo(t('goalTrashed'));
    } catch (error) {
      showFailure(error);
    }
  }
  return (
    <FormModal
      title={t('goalTitle')}
      form={form}
      submitLabel={t('saveGoal')}
      onClose={onClose}
      aside={
        <Button variant="subtle" color="red" onClick={() => void trash()}>
          {t('trashGoal')}
        </Button>
      }
      onSubmit={async ({ title, why, unit, ...rest }) => {
        // Shipped words stay shipped until they are changed, so that they go on following the reader's language.
        await coreClient.planTemplates.saveGoal({
          id: goal.id,
          ...rest,
          ...(title !== words.title && { title }),
          ...((why ?? '') !== words.why && { why }),
          ...((unit ?? '') !== words.unit && { unit }),
        });
        showUndo(t('saved'));
      }}
    >
      <TextInput label={t('plan:fields.title')} required {...form.getInputProps('title')} />
      <Textarea label={t('why')} autosize minRows={2} {...form.getInputProps('why')} />
      <Group grow align="start">
        <Select
          label={t('direction')}
          allowDeselect={false}
          data={goalDirections.map((value) => ({ value, label: t(`plan:direction.${value}`) }))}
          value={form.values.direction}
          onChange={(value) => form.setFieldValue('direction', goalDirections.find((each) => each === value) ?? 'up')}
        />
        <TextInput label={t('unit')} {...form.getInputProps('unit')} />
      </Group>
      <Group grow align="start">
        <NumberField
          label={t('baseline')}
          value={form.values.baseline}
          onChange={(value) => form.setFieldValue('baseline', value)}
        />
        <NumberField
          label={t('target')}
          value={form.values.target}
          onChange={(value) => form.setFieldValue('target', value)}
        />
      </Group>
      <Group grow align="start">
        <NumberInput
          label={t('offset')}
          description={t('offsetHint')}
          min={0}
          allowDecimal={false}
          {...form.getInputProps('offsetDays')}
        />
        <NumberInput
          label={t('duration')}
          description={t('durationHint')}
          min={1}
          allowDecimal={false}
          {...form.getInputProps('durationDays')}
        />
      </Group>
    </FormModal>
  );
}
