import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account, AccountChoices } from '#shared/contract/accounts.ts';
import { FormDrawer } from '#renderer/components/form-dialog.tsx';
import { HistoryMenu } from '#renderer/components/history-menu.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showUndo } from '#renderer/lib/undo.tsx';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';
import { accountForm, AccountFormFields, type AccountFormValues } from './account-form.tsx';
import { accountQueries } from './account-queries.ts';

/** The drawer with the short facts of an account (A1, B2, L4). */
export function EditAccount({ id, onClose }: { id: string; onClose(): void }): ReactNode {
  const profile = useQuery(accountQueries.profile(id));
  const choices = useQuery(accountQueries.choices());
  if (!profile.data || !choices.data) return null;
  return <EditForm account={profile.data.account} choices={choices.data} onClose={onClose} />;
}

interface Props {
  account: Account;
  choices: AccountChoices;
  onClose(): void;
}

function EditForm({ account, choices, onClose }: Props): ReactNode {
  const { t } = useTranslation('account');
  const form = useSchemaForm({
    schema: accountForm,
    initialValues: asInputs(account),
    draftKey: `account:${account.id}`,
  });
  return (
    <FormDrawer
      title={t('form.editTitle')}
      form={form}
      submitLabel={t('form.save')}
      onClose={onClose}
      aside={<HistoryMenu table="account" id={account.id} fields={fields} onLeave={onClose} />}
      onSubmit={async (values) => {
        await coreClient.accounts.update({ id: account.id, patch: changed(account, values) });
        showUndo(t('form.saved'));
      }}
    >
      <AccountFormFields form={form} choices={choices} />
    </FormDrawer>
  );
}

const fields = Object.keys(accountForm.shape) as (keyof AccountFormValues)[];

const asInputs = (account: Account): AccountFormValues =>
  Object.fromEntries(fields.map((field) => [field, account[field] ?? ''])) as AccountFormValues;

/** Only what was changed is written, so that a colleague's edit of another field stays. */
const changed = <Values extends Partial<Account>>(account: Account, values: Values): Partial<Values> =>
  Object.fromEntries(
    Object.entries(values).filter(([field, value]) => value !== account[field as keyof Account]),
  ) as Partial<Values>;
