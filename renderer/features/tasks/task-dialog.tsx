import { Button, Group, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { longText, plainDay, rowId, shortText } from '#shared/contract/base.ts';
import type { Task } from '#shared/contract/tasks.ts';
import { recurrences, taskPriorities } from '#shared/domain/vocabulary.ts';
import { DayInput } from '#renderer/components/day-input.tsx';
import { FormModal } from '#renderer/components/form-dialog.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import type { OverlayProps } from '#renderer/lib/overlays.ts';
import { useMe } from '#renderer/lib/session.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';
import { SnoozeMenu } from './snooze-menu.tsx';
import { taskQueries } from './task-queries.ts';

const schema = z.object({
  title: shortText(300),
  accountId: z.nullable(rowId),
  ownerId: z.nullable(rowId),
  dueOn: z.nullable(plainDay),
  priority: z.enum(taskPriorities),
  recurrence: z.enum(recurrences),
  note: z.nullable(longText),
});

/** Making a task, or changing one (I6); opened from anywhere. */
export function TaskDialog({ input, onClose }: OverlayProps<'task'>): ReactNode {
  const { taskId, accountId } = input;
  return taskId ? (
    <KnownTask id={taskId} onClose={onClose} />
  ) : (
    <TaskForm task={null} accountId={accountId ?? null} onClose={onClose} />
  );
}

function KnownTask({ id, onClose }: { id: string; onClose(): void }): ReactNode {
  const { data } = useQuery(taskQueries.one(id));
  return data ? <TaskForm task={data} accountId={data.accountId} onClose={onClose} /> : null;
}

interface Props {
  task: Task | null;
  accountId: string | null;
  onClose(): void;
}

function TaskForm({ task, accountId, onClose }: Props): ReactNode {
  const { t } = useTranslation('tasks');
  const { memberId, members } = useMe();
  const accounts = useQuery(taskQueries.accounts());
  const form = useSchemaForm({
    schema,
    initialValues: {
      title: task?.title ?? '',
      accountId: (accountId ?? '') as string | null,
      ownerId: (task ? (task.ownerId ?? '') : memberId) as string | null,
      dueOn: (task?.dueOn ?? '') as string | null,
      priority: task?.priority ?? ('normal' as Task['priority']),
      recurrence: task?.recurrence ?? ('none' as const),
      note: task?.note ?? '',
    },
    draftKey: task ? `task:${task.id}` : `task:new:${accountId ?? ''}`,
  });
  return (
    <FormModal
      title={t(task ? 'edit' : 'new')}
      form={form}
      submitLabel={t(task ? 'save' : 'create')}
      onClose={onClose}
      aside={task && <TaskAside task={task} onGone={onClose} />}
      onSubmit={async ({ accountId: account, ...fields }) => {
        if (task) await coreClient.tasks.save({ id: task.id, ...fields });
        else await coreClient.tasks.create({ ...fields, accountId: account });
        showUndo(t(task ? 'saved' : 'created'));
      }}
    >
      <TextInput label={t('fields.title')} required maxLength={300} {...form.getInputProps('title')} />
      {task ? (
        <TextInput label={t('fields.account')} value={task.accountName ?? t('fields.noAccount')} disabled />
      ) : (
        <Select
          label={t('fields.account')}
          placeholder={t('fields.noAccount')}
          searchable
          clearable
          data={(accounts.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('accountId')}
        />
      )}
      <Group grow align="flex-start">
        <DayInput label={t('fields.dueOn')} {...form.getInputProps('dueOn')} />
        <Select
          label={t('fields.priority')}
          allowDeselect={false}
          data={taskPriorities.map((value) => ({ value, label: t(`priority.${value}`) }))}
          {...form.getInputProps('priority')}
        />
        <Select
          label={t('fields.recurrence')}
          allowDeselect={false}
          data={recurrences.map((value) => ({ value, label: t(`recurrence.${value}`) }))}
          {...form.getInputProps('recurrence')}
        />
      </Group>
      {members.length > 1 && (
        <Select
          label={t('fields.owner')}
          clearable
          data={members.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('ownerId')}
        />
      )}
      <Textarea label={t('fields.note')} autosize minRows={2} maxRows={10} {...form.getInputProps('note')} />
    </FormModal>
  );
}

function TaskAside({ task, onGone }: { task: Task; onGone(): void }): ReactNode {
  const { t } = useTranslation('tasks');
  const trash = useMutation({
    mutationFn: () => coreClient.tasks.trash({ id: task.id }),
    onSuccess: () => {
      showUndo(t('trashed'));
      onGone();
    },
    onError: showFailure,
  });
  return (
    <Group gap="xs">
      <Button variant="subtle" color="gray" onClick={() => trash.mutate()}>
        {t('trash')}
      </Button>
      <SnoozeMenu task={task} />
    </Group>
  );
}
