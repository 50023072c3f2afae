import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AccountPicker } from '#renderer/components/account-picker.tsx';
import { FormModal } from '#renderer/components/form-dialog.tsx';
import { core, coreClient } from '#renderer/lib/core-client.ts';
import type { OverlayProps } from '#renderer/lib/overlays.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { showUndo } from '#renderer/lib/undo.tsx';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';
import { FeelingFields } from './feeling-fields.tsx';
import { emptyFeeling, feelingForm } from './feeling-form.ts';

/** F from anywhere (G1): ten seconds, by keyboard alone. */
export function RecordFeeling({ input, onClose }: OverlayProps<'feeling'>): ReactNode {
  const [picked, setPicked] = useState<string | null>(input.accountId ?? null);
  const accounts = useQuery(core.accounts.pick.queryOptions({ meta: reads('account') }));
  if (!accounts.data) return null;
  const account = accounts.data.find(({ id }) => id === picked);
  if (!account) return <AccountPicker accounts={accounts.data} onPick={setPicked} onClose={onClose} />;
  return <RecordForm account={account} input={input} onClose={onClose} />;
}

interface Props extends OverlayProps<'feeling'> {
  account: { id: string; name: string };
}

function RecordForm({ account, input, onClose }: Props): ReactNode {
  const { t } = useTranslation('feelings');
  const form = useSchemaForm({
    schema: feelingForm,
    initialValues: emptyFeeling,
    draftKey: `feeling:new:${account.id}:${input.interactionId ?? input.reviewId ?? ''}`,
  });
  return (
    <FormModal
      title={t('titleFor', { account: account.name })}
      form={form}
      submitLabel={t('save')}
      onClose={onClose}
      onSubmit={async (values) => {
        await coreClient.feelings.record({
          ...values,
          accountId: account.id,
          feltAt: new Date().toISOString(),
          interactionId: input.interactionId ?? null,
          reviewId: input.reviewId ?? null,
        });
        showUndo(t('saved'));
      }}
    >
      <FeelingFields form={form} />
    </FormModal>
  );
}
