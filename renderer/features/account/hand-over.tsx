import { Group } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandOver } from '#shared/contract/hand-over.ts';
import { AutosaveTextarea } from '#renderer/components/autosave-textarea.tsx';
import { DayInput } from '#renderer/components/day-input.tsx';
import { Section } from '#renderer/components/page.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { accountQueries } from './account-queries.ts';
import classes from './account.module.css';
import { Documents } from './documents.tsx';
import { LineInput } from './line-input.tsx';

const texts = [
  ['promised', 'profile.promised', 'promised'],
  ['expectedResult', 'profile.expected', 'expected_result'],
  ['history', 'profile.history', 'history'],
  ['contactsNote', 'profile.contactsNote', 'contacts_note'],
] as const;

/** A5: one record an account, made at the first word written. */
export function HandOverSection({ accountId }: { accountId: string }): ReactNode {
  const { t } = useTranslation('account');
  const handOver = useQuery(accountQueries.handOver(accountId));
  return (
    <Section title={t('profile.handOver')}>
      <p className={classes['hint']}>{t('profile.handOverHint')}</p>
      <QueryView query={handOver} where={t('failed')}>
        {(record) => <Fields accountId={accountId} record={record} />}
      </QueryView>
    </Section>
  );
}

function Fields({ accountId, record }: { accountId: string; record: HandOver | null }): ReactNode {
  const { t } = useTranslation('account');
  const send = (patch: Partial<HandOver>) => coreClient.handOver.save({ accountId, patch });
  const save = useMutation({
    mutationFn: send,
    onSuccess: () => showUndo(t('form.saved')),
    onError: showFailure,
  });
  return (
    <>
      <Group grow align="start" mb="sm">
        <LineInput
          key={record?.salesOwner ?? ''}
          label={t('profile.salesOwner')}
          value={record?.salesOwner ?? ''}
          maxLength={200}
          onSave={(salesOwner) => save.mutate({ salesOwner: salesOwner || null })}
        />
        <DayInput
          label={t('profile.handedOn')}
          value={record?.handedOn ?? null}
          onChange={(handedOn) => save.mutate({ handedOn })}
        />
        <DayInput
          label={t('profile.acceptedOn')}
          value={record?.acceptedOn ?? null}
          onChange={(acceptedOn) => save.mutate({ acceptedOn })}
        />
      </Group>
      {texts.map(([field, label, column]) => (
        <AutosaveTextarea
          key={field}
          label={t(label)}
          value={record?.[field] ?? ''}
          minRows={2}
          draftKey={`hand-over:${accountId}:${field}`}
          {...(record ? { field: { table: 'hand_over', id: record.id, field: column } } : {})}
          onSave={(text) => send({ [field]: text.trim() === '' ? null : text })}
        />
      ))}
      {record && <Documents owner={{ accountId, ownerTable: 'hand_over', ownerId: record.id }} />}
    </>
  );
}
