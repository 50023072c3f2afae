import { TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountChoices } from '#shared/contract/accounts.ts';
import { FormDrawer } from '#renderer/components/form-dialog.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import type { OverlayProps } from '#renderer/lib/overlays.ts';
import { useMe } from '#renderer/lib/session.ts';
import { showUndo } from '#renderer/lib/undo.tsx';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';
import { accountForm, AccountFormFields, type AccountFormValues } from './account-form.tsx';
import { accountQueries } from './account-queries.ts';

/** N from anywhere: only the name is asked for, the rest may come later. */
export function NewAccount({ onClose }: OverlayProps<'new-account'>): ReactNode {
  const choices = useQuery(accountQueries.choices());
  return choices.data ? <NewForm choices={choices.data} onClose={onClose} /> : null;
}

function NewForm({ choices, onClose }: { choices: AccountChoices; onClose(): void }): ReactNode {
  const { t } = useTranslation('account');
  const { memberId } = useMe();
  const navigate = useNavigate();
  const [tags, setTags] = useState<string[]>([]);
  const initialValues: AccountFormValues = {
    name: '',
    legalName: '',
    country: '',
    sector: '',
    size: '',
    website: '',
    ownerId: memberId,
    segmentId: '',
    touchModelId: '',
    autonomy: 'low',
    status: 'ongoing',
    clientSince: '',
    ongoingStart: '',
    lostOn: '',
    lossReason: '',
    lossReasonId: '',
    lossNote: '',
    language: choices.language,
    postSaleStage: '',
  };
  const form = useSchemaForm({ schema: accountForm, initialValues, draftKey: 'account:new' });
  return (
    <FormDrawer
      title={t('form.newTitle')}
      form={form}
      submitLabel={t('form.create')}
      onClose={onClose}
      onSubmit={async (values) => {
        const { id } = await coreClient.accounts.create({ ...values, tags });
        showUndo(t('form.created'));
        await navigate({ to: '/accounts/$accountId/summary', params: { accountId: id } });
      }}
    >
      <AccountFormFields form={form} choices={choices} />
      <TagsInput
        label={t('form.tags')}
        description={t('form.tagsHint')}
        data={choices.tags}
        value={tags}
        onChange={setTags}
      />
    </FormDrawer>
  );
}
