import { Checkbox, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InteractionStart } from '#shared/contract/interactions.ts';
import { AccountPicker } from '#renderer/components/account-picker.tsx';
import { FormDrawer } from '#renderer/components/form-dialog.tsx';
import { core, coreClient } from '#renderer/lib/core-client.ts';
import { openOverlay, type OverlayProps } from '#renderer/lib/overlays.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { useMe } from '#renderer/lib/session.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { attachAll } from '#renderer/lib/use-attachments.ts';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';
import { FilesToAttach } from './files-to-attach.tsx';
import { fieldsOf, interactionForm, newValues } from './interaction-form.ts';
import { InteractionInputs } from './interaction-fields.tsx';

/** C from anywhere (H1): which account first, if the page does not say it. */
export function LogContact({ input, onClose }: OverlayProps<'log-contact'>): ReactNode {
  const [picked, setPicked] = useState<string | null>(input.accountId ?? null);
  const accounts = useQuery({
    ...core.accounts.pick.queryOptions({ meta: reads('account') }),
    enabled: picked === null,
  });
  const start = useQuery({
    ...core.interactions.start.queryOptions({
      input: { accountId: picked ?? '' },
      meta: reads('account', 'contact', 'task', 'interaction'),
    }),
    enabled: picked !== null,
  });
  if (picked === null) {
    return accounts.data ? <AccountPicker accounts={accounts.data} onPick={setPicked} onClose={onClose} /> : null;
  }
  if (!start.data) return null;
  return <LogForm accountId={picked} reviewId={input.reviewId ?? null} start={start.data} onClose={onClose} />;
}

interface Props {
  accountId: string;
  reviewId: string | null;
  start: InteractionStart;
  onClose(): void;
}

function LogForm({ accountId, reviewId, start, onClose }: Props): ReactNode {
  const { t } = useTranslation('interactions');
  const { memberId } = useMe();
  const [andFeeling, setAndFeeling] = useState(true);
  const [files, setFiles] = useState<readonly File[]>([]);
  const felt = useRef<string | null>(null);
  const [initialValues] = useState(() => ({
    ...newValues({ memberIds: [memberId], planned: start.plan !== null }, new Date()),
    channel: start.lastChannel ?? 'call',
  }));
  const form = useSchemaForm({
    schema: interactionForm,
    initialValues,
    draftKey: `interaction:new:${accountId}`,
  });
  return (
    <FormDrawer
      title={t('form.titleFor', { account: start.accountName })}
      form={form}
      submitLabel={t('form.save')}
      aside={
        <Checkbox
          label={t('form.andFeeling')}
          checked={andFeeling}
          onChange={({ currentTarget }) => setAndFeeling(currentTarget.checked)}
        />
      }
      onSubmit={async (values) => {
        const { id } = await coreClient.interactions.log({
          accountId,
          task: values.task,
          ...fieldsOf(values, reviewId),
        });
        // The contact stands whatever happens to its files.
        await attachAll({ accountId, ownerTable: 'interaction', ownerId: id }, files).catch(showFailure);
        showUndo(t('form.saved'));
        felt.current = andFeeling ? id : null;
      }}
      onClose={() => {
        onClose();
        // G1: the feeling is asked for while it is fresh.
        if (felt.current !== null) openOverlay('feeling', { accountId, interactionId: felt.current });
      }}
    >
      <Stack gap="sm">
        <InteractionInputs form={form} start={start} isNew />
        <FilesToAttach files={files} onChange={setFiles} />
      </Stack>
    </FormDrawer>
  );
}
