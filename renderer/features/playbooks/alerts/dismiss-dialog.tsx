import { Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { Alert } from '#shared/contract/triggers.ts';
import { FormModal } from '#renderer/components/form-dialog.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showUndo } from '#renderer/lib/undo.tsx';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';

const schema = z.object({ note: z.string().trim().min(1).max(2000) });

/** An alert is dismissed with its reason, so that the rule can be mended (I2). */
export function DismissDialog({ alert, onClose }: { alert: Alert; onClose(): void }): ReactNode {
  const { t } = useTranslation('playbooks');
  const form = useSchemaForm({ schema, initialValues: { note: '' }, draftKey: `alert:${alert.id}` });
  return (
    <FormModal
      title={t('alerts.dismissTitle', { client: alert.accountName })}
      form={form}
      submitLabel={t('alerts.dismissDo')}
      onClose={onClose}
      onSubmit={async ({ note }) => {
        await coreClient.alerts.close({ ids: [alert.id], state: 'dismissed', note });
        showUndo(t('alerts.dismissed'));
      }}
    >
      <Textarea label={t('alerts.dismissWhy')} required autosize minRows={2} {...form.getInputProps('note')} />
    </FormModal>
  );
}
