import { Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { PlaybookRun } from '#shared/contract/playbooks.ts';
import { FormModal } from '#renderer/components/form-dialog.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showUndo } from '#renderer/lib/undo.tsx';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';

const schema = z.object({ reason: z.string().trim().min(1).max(2000) });

/** A playbook ends early only with its reason. */
export function StopDialog({ run, onClose }: { run: PlaybookRun; onClose(): void }): ReactNode {
  const { t } = useTranslation('playbooks');
  const form = useSchemaForm({ schema, initialValues: { reason: '' }, draftKey: `run:${run.id}` });
  return (
    <FormModal
      title={t('run.stopTitle', { name: run.name, client: run.accountName })}
      form={form}
      submitLabel={t('run.stopDo')}
      onClose={onClose}
      onSubmit={async ({ reason }) => {
        await coreClient.playbooks.stop({ runId: run.id, reason });
        showUndo(t('run.stopped'));
      }}
    >
      <Textarea label={t('run.stopWhy')} required autosize minRows={2} {...form.getInputProps('reason')} />
    </FormModal>
  );
}
