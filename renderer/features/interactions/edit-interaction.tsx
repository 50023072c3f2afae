import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Interaction, InteractionStart } from '#shared/contract/interactions.ts';
import { AttachmentList } from '#renderer/components/attachment-list.tsx';
import { FormDrawer } from '#renderer/components/form-dialog.tsx';
import { core, coreClient } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { useAttachments } from '#renderer/lib/use-attachments.ts';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';
import { fieldsOf, interactionForm, valuesOf } from './interaction-form.ts';
import { InteractionInputs } from './interaction-fields.tsx';

interface Props {
  interaction: Interaction;
  onClose(): void;
}

export function EditInteraction({ interaction, onClose }: Props): ReactNode {
  const start = useQuery(
    core.interactions.start.queryOptions({
      input: { accountId: interaction.accountId },
      meta: reads('account', 'contact', 'task', 'interaction'),
    }),
  );
  return start.data ? <EditForm interaction={interaction} start={start.data} onClose={onClose} /> : null;
}

function EditForm({ interaction, start, onClose }: Props & { start: InteractionStart }): ReactNode {
  const { t } = useTranslation('interactions');
  const { id, accountId, reviewId } = interaction;
  const files = useAttachments({ accountId, ownerTable: 'interaction', ownerId: id });
  const form = useSchemaForm({
    schema: interactionForm,
    initialValues: valuesOf(interaction),
    draftKey: `interaction:${id}`,
  });
  async function trash(): Promise<void> {
    try {
      await coreClient.trash.put({ table: 'interaction', id });
      form.forgetDraft();
      onClose();
      showUndo(t('form.trashed'));
    } catch (error) {
      showFailure(error);
    }
  }
  return (
    <FormDrawer
      title={t('form.editTitle')}
      form={form}
      submitLabel={t('form.saveEdit')}
      onClose={onClose}
      aside={
        <Button variant="subtle" color="red" onClick={() => void trash()}>
          {t('form.trash')}
        </Button>
      }
      onSubmit={async (values) => {
        await coreClient.interactions.update({ id, patch: fieldsOf(values, reviewId) });
        showUndo(t('form.edited'));
      }}
    >
      <InteractionInputs form={form} start={start} isNew={false} />
      <AttachmentList
        attachments={interaction.attachments}
        adding={files.add.isPending}
        onAdd={(chosen) => files.add.mutate(chosen)}
        onSave={files.save}
        onRemove={files.remove}
      />
    </FormDrawer>
  );
}
