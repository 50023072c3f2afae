import { Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { longText, plainDay, shortText } from '#shared/contract/base.ts';
import type { PlanView } from '#shared/contract/plans.ts';
import { DayInput } from '#renderer/components/day-input.tsx';
import { FormModal } from '#renderer/components/form-dialog.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { useToday } from '#renderer/lib/today.ts';
import { showUndo } from '#renderer/lib/undo.tsx';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';
import { templateQueries } from './plan-template-queries.ts';
import classes from './plan.module.css';
import { TemplatePreview } from './template-preview.tsx';

const schema = z.object({
  objective: shortText(500),
  currentScenario: z.nullable(longText),
  desiredScenario: z.nullable(longText),
  startsOn: plainDay,
  targetOn: z.nullable(plainDay),
  closeCurrent: z.boolean(),
  templateId: z.nullable(z.uuid()),
});

interface Props {
  accountId: string;
  view: PlanView;
  onClose(): void;
  onCreated(id: string): void;
}

/** A plan begins with what the sale promised (A5); the one at work is closed and kept. */
export function NewPlan({ accountId, view, onClose, onCreated }: Props): ReactNode {
  const { t } = useTranslation('plan');
  const today = useToday();
  const open = view.plans.some(({ closedOn }) => closedOn === null);
  const first = view.plans.length === 0;
  const form = useSchemaForm({
    schema,
    initialValues: {
      objective: (first && view.handOver?.expectedResult?.split('\n')[0]?.slice(0, 500)) || '',
      currentScenario: (view.plan?.desiredScenario ?? '') as string,
      desiredScenario: (first && view.handOver?.expectedResult) || '',
      startsOn: today,
      targetOn: '' as string | null,
      closeCurrent: open,
      templateId: '' as string | null,
    },
    draftKey: `plan:new:${accountId}`,
  });
  const templates = useQuery(templateQueries.proposals(accountId, form.values.startsOn || today));
  const template = templates.data?.templates.find(({ id }) => id === form.values.templateId);
  // The objective of a template only fills an empty line: the client's own words stand.
  function choose(id: string | null): void {
    form.setFieldValue('templateId', id);
    const chosen = templates.data?.templates.find((each) => each.id === id);
    if (chosen && form.values.objective.trim() === '') form.setFieldValue('objective', chosen.objective);
  }
  return (
    <FormModal
      title={t('new.title')}
      form={form}
      submitLabel={t('new.submit')}
      onClose={onClose}
      onSubmit={async (values) => {
        const { id } = await coreClient.plans.create({ accountId, ...values });
        showUndo(t('new.created'));
        onCreated(id);
      }}
    >
      {first && view.handOver?.expectedResult && <p className={classes['quiet']}>{t('new.fromHandOver')}</p>}
      {templates.data && templates.data.templates.length > 0 && (
        <Select
          label={t('template.choose')}
          description={t('template.hint')}
          placeholder={t('template.none')}
          clearable
          data={templates.data.templates.map(({ id, name }) => ({ value: id, label: name }))}
          value={form.values.templateId || null}
          onChange={choose}
        />
      )}
      <TextInput
        label={t('objective')}
        description={t('new.objectiveHint')}
        required
        {...form.getInputProps('objective')}
      />
      <Textarea label={t('currentScenario')} autosize minRows={2} {...form.getInputProps('currentScenario')} />
      <Textarea label={t('desiredScenario')} autosize minRows={2} {...form.getInputProps('desiredScenario')} />
      <div className={classes['pair']}>
        <DayInput label={t('startsOn')} required {...form.getInputProps('startsOn')} />
        <DayInput label={t('targetOn')} {...form.getInputProps('targetOn')} />
      </div>
      {template && <TemplatePreview template={template} />}
      {open && <Checkbox label={t('new.closeCurrent')} {...form.getInputProps('closeCurrent', { type: 'checkbox' })} />}
    </FormModal>
  );
}
