import { Button, Group, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { longText, rowId, shortText } from '#shared/contract/base.ts';
import type { PlaybookStep } from '#shared/contract/playbooks.ts';
import { playbookStepKinds, stepRoles } from '#shared/domain/method-vocabulary.ts';
import { FormDrawer } from '#renderer/components/form-dialog.tsx';
import { core, coreClient } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { shippedText } from '#renderer/lib/shipped-text.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';
import { usePlaybookNames } from '../playbook-names.ts';

const schema = z.object({
  title: shortText(200),
  description: z.nullable(longText),
  kind: z.enum(playbookStepKinds),
  role: z.enum(stepRoles),
  offsetDays: z.int().min(0).max(730),
  durationDays: z.int().min(1).max(365),
  contentId: z.nullable(rowId),
});

interface Props {
  playbookId: string;
  step: PlaybookStep | null;
  onClose(): void;
}

/** One step: what, how, who, and when (I1). */
export function StepForm({ playbookId, step, onClose }: Props): ReactNode {
  const { t, i18n } = useTranslation('playbooks');
  const names = usePlaybookNames();
  const contents = useQuery(
    core.communication.contents.queryOptions({ meta: reads('content_item', 'content_sent') }),
  ).data;
  const words = step ? names.step(step) : { title: '', description: '' };
  const form = useSchemaForm({
    schema,
    initialValues: {
      ...words,
      kind: step?.kind ?? ('task' as const),
      role: step?.role ?? ('owner' as const),
      offsetDays: step?.offsetDays ?? 0,
      durationDays: step?.durationDays ?? 1,
      contentId: step?.contentId ?? '',
    },
    draftKey: `playbook-step:${step?.id ?? `new:${playbookId}`}`,
  });
  const isContent = form.values.kind === 'content';
  return (
    <FormDrawer
      title={t(step ? 'step.edit' : 'step.new')}
      form={form}
      submitLabel={t(step ? 'step.save' : 'step.create')}
      onClose={onClose}
      aside={step && <TrashStep id={step.id} onGone={onClose} />}
      onSubmit={async ({ title, description, contentId, ...fields }) => {
        const content = fields.kind === 'content' ? contentId : null;
        if (!step) {
          await coreClient.playbooks.addStep({ playbookId, title, description, contentId: content, ...fields });
          showUndo(t('step.created'));
          return;
        }
        await coreClient.playbooks.saveStep({
          id: step.id,
          ...fields,
          contentId: content,
          ...(title !== words.title && { title }),
          ...((description ?? '') !== words.description && { description }),
        });
        showUndo(t('step.saved'));
      }}
    >
      <TextInput label={t('step.title')} required maxLength={200} {...form.getInputProps('title')} />
      <Textarea label={t('step.description')} autosize minRows={2} {...form.getInputProps('description')} />
      <Group grow align="flex-start">
        <Select
          label={t('step.kind')}
          allowDeselect={false}
          data={playbookStepKinds.map((value) => ({ value, label: t(`stepKind.${value}`) }))}
          {...form.getInputProps('kind')}
        />
        <Select
          label={t('step.role')}
          allowDeselect={false}
          data={stepRoles.map((value) => ({ value, label: t(`role.${value}`) }))}
          {...form.getInputProps('role')}
        />
      </Group>
      <Group grow align="flex-start">
        <NumberInput label={t('step.offset')} min={0} max={730} {...form.getInputProps('offsetDays')} />
        <NumberInput label={t('step.duration')} min={1} max={365} {...form.getInputProps('durationDays')} />
      </Group>
      {isContent && (
        <Select
          label={t('step.content')}
          description={t('step.contentHint')}
          placeholder={t('step.noContent')}
          clearable
          searchable
          data={(contents?.contents ?? []).map(({ id, title, contentKey }) => ({
            value: id,
            label:
              title ??
              shippedText(i18n, {
                namespace: 'communication',
                table: 'content_item',
                key: contentKey ?? '',
                field: 'title',
              }),
          }))}
          {...form.getInputProps('contentId')}
        />
      )}
    </FormDrawer>
  );
}

function TrashStep({ id, onGone }: { id: string; onGone(): void }): ReactNode {
  const { t } = useTranslation('playbooks');
  const trash = useMutation({
    mutationFn: () => coreClient.playbooks.removeStep({ id }),
    onSuccess: () => {
      showUndo(t('step.trashed'));
      onGone();
    },
    onError: showFailure,
  });
  return (
    <Button variant="subtle" color="red" onClick={() => trash.mutate()}>
      {t('step.trash')}
    </Button>
  );
}
