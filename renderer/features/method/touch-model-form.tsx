import { Checkbox, Group, NumberInput, Select, Stack, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { TouchModelSettings } from '#shared/contract/method.ts';
import { automationLevels, type ReviewKind, reviewSteps } from '#shared/domain/vocabulary.ts';
import { FormDrawer } from '#renderer/components/form-dialog.tsx';
import { useContentNames } from '#renderer/lib/content-names.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showUndo } from '#renderer/lib/undo.tsx';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';
import classes from './method.module.css';

interface Props {
  model: TouchModelSettings;
  onClose(): void;
}

/** The kinds that a model plans by itself. */
const planned = ['qbr', 'ebr'] as const satisfies readonly ReviewKind[];
const lines = z.string().max(20_000);
const months = z.coerce.number().int().min(1).max(24);
const fields = z.object({
  name: z.string().trim().max(80),
  cadenceDays: z.coerce.number().int().min(1).max(365),
  automation: z.enum(automationLevels),
  byValue: lines,
  byActor: lines,
  preparation: lines,
  qbr: z.boolean(),
  qbrMonths: months,
  ebr: z.boolean(),
  ebrMonths: months,
  qbrSteps: z.array(z.enum(reviewSteps)),
  ebrSteps: z.array(z.enum(reviewSteps)),
});

/** B. Empty texts are the shipped ones, shown as what stands there without an edit. */
export function TouchModelForm({ model, onClose }: Props): ReactNode {
  const { t } = useTranslation(['method', 'studio', 'reviews']);
  const names = useContentNames();
  const shipped = { ...model, name: null, definitionByValue: null, definitionByActor: null };
  const { byValue, byActor } = names.definitions(shipped);
  const reviewOf = (kind: ReviewKind) => model.reviews.find((review) => review.kind === kind);
  const form = useSchemaForm({
    schema: fields,
    initialValues: {
      name: model.name ?? '',
      cadenceDays: model.cadenceDays as number | string,
      automation: model.automation as string,
      byValue: model.definitionByValue ?? '',
      byActor: model.definitionByActor ?? '',
      preparation: model.minimumPreparation ?? '',
      qbr: reviewOf('qbr') !== undefined,
      qbrMonths: (reviewOf('qbr')?.everyMonths ?? 3) as number | string,
      ebr: reviewOf('ebr') !== undefined,
      ebrMonths: (reviewOf('ebr')?.everyMonths ?? 6) as number | string,
      qbrSteps: [...(reviewOf('qbr')?.steps ?? reviewSteps)] as string[],
      ebrSteps: [...(reviewOf('ebr')?.steps ?? reviewSteps)] as string[],
    },
    draftKey: `touch-model:${model.id}`,
  });
  const { values } = form;
  return (
    <FormDrawer
      title={names.touchModel(model)}
      form={form}
      submitLabel={t('models.save')}
      onClose={onClose}
      onSubmit={async (given) => {
        const { qbr, ebr } = given;
        const kept = model.reviews.filter(({ kind }) => kind !== 'qbr' && kind !== 'ebr');
        await coreClient.method.saveTouchModel({
          id: model.id,
          name: given.name || null,
          cadenceDays: given.cadenceDays,
          automation: given.automation,
          definitionByValue: given.byValue.trim() || null,
          definitionByActor: given.byActor.trim() || null,
          minimumPreparation: given.preparation.trim() || null,
          reviews: [
            ...(qbr ? [{ kind: 'qbr' as const, everyMonths: given.qbrMonths, steps: given.qbrSteps }] : []),
            ...(ebr ? [{ kind: 'ebr' as const, everyMonths: given.ebrMonths, steps: given.ebrSteps }] : []),
            ...kept,
          ],
        });
        showUndo(t('models.saved'));
      }}
    >
      <TextInput
        label={t('models.name')}
        placeholder={names.touchModel(shipped)}
        maxLength={80}
        {...form.getInputProps('name')}
      />
      <Group grow align="start">
        <NumberInput
          label={t('models.cadence')}
          suffix={` ${t('limits.days')}`}
          min={1}
          max={365}
          allowDecimal={false}
          {...form.getInputProps('cadenceDays')}
        />
        <Select
          label={t('models.automation')}
          allowDeselect={false}
          data={automationLevels.map((value) => ({ value, label: t(`models.automations.${value}`) }))}
          {...form.getInputProps('automation')}
        />
      </Group>
      <Textarea
        label={t('models.byValue')}
        placeholder={byValue}
        autosize
        minRows={2}
        {...form.getInputProps('byValue')}
      />
      <Textarea
        label={t('models.byActor')}
        placeholder={byActor}
        autosize
        minRows={2}
        {...form.getInputProps('byActor')}
      />
      <Textarea
        label={t('models.preparation')}
        placeholder={t(`models.shippedPreparation.${model.key}`)}
        autosize
        minRows={2}
        {...form.getInputProps('preparation')}
      />
      {planned.map((kind) => (
        <Stack key={kind} gap={6} className={classes['group']}>
          <Group>
            <Checkbox label={t(`reviews:kind.${kind}`)} {...form.getInputProps(kind, { type: 'checkbox' })} />
            {values[kind] && (
              <NumberInput
                aria-label={t('models.monthsOf', { kind: t(`reviews:kind.${kind}`) })}
                prefix={`${t('models.every')} `}
                suffix={` ${t('models.months')}`}
                size="xs"
                w={170}
                min={1}
                max={24}
                allowDecimal={false}
                {...form.getInputProps(`${kind}Months`)}
              />
            )}
          </Group>
          {values[kind] && (
            <Checkbox.Group
              label={t('models.stepsOf', { kind: t(`reviews:kind.${kind}`) })}
              value={values[`${kind}Steps`]}
              onChange={(steps) => form.setFieldValue(`${kind}Steps`, steps)}
            >
              <Stack gap={4} mt={4}>
                {reviewSteps.map((step, index) => (
                  <Checkbox
                    key={step}
                    size="xs"
                    value={step}
                    label={`${index + 1} · ${t(`studio:step.${step}.name`)}`}
                  />
                ))}
              </Stack>
            </Checkbox.Group>
          )}
        </Stack>
      ))}
    </FormDrawer>
  );
}
