import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Feeling } from '#shared/contract/feelings.ts';
import { FormModal } from '#renderer/components/form-dialog.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';
import { FeelingFields } from './feeling-fields.tsx';
import { feelingForm, feelingValues } from './feeling-form.ts';

/** G2: only for its author; core refuses anybody else. */
export function EditFeeling({ feeling, onClose }: { feeling: Feeling; onClose(): void }): ReactNode {
  const { t } = useTranslation('feelings');
  const { id } = feeling;
  const form = useSchemaForm({
    schema: feelingForm,
    initialValues: feelingValues(feeling),
    draftKey: `feeling:${id}`,
  });
  async function trash(): Promise<void> {
    try {
      await coreClient.feelings.trash({ id });
      form.forgetDraft();
      onClose();
      showUndo(t('trashed'));
    } catch (error) {
      showFailure(error);
    }
  }
  return (
    <FormModal
      title={t('titleEdit')}
      form={form}
      submitLabel={t('saveEdit')}
      onClose={onClose}
      aside={
        <Button variant="subtle" color="red" onClick={() => void trash()}>
          {t('trash')}
        </Button>
      }
      onSubmit={async (values) => {
        await coreClient.feelings.update({ id, patch: values });
        showUndo(t('edited'));
      }}
    >
      <FeelingFields form={form} />
    </FormModal>
  );
}
