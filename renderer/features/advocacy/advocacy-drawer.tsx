import { Group, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type AdvocacyRow, advocacyFields, type AskAnswerRow } from '#shared/contract/advocacy.ts';
import { advocacyKinds, advocacyStates } from '#shared/domain/method-vocabulary.ts';
import { AudienceSwitch } from '#renderer/components/audience-switch.tsx';
import { DayInput } from '#renderer/components/day-input.tsx';
import { RecordDrawer } from '#renderer/components/record-drawer.tsx';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { core, coreClient } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { useToday } from '#renderer/lib/today.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';

interface Props {
  accountId: string;
  accountName: string;
  record: AdvocacyRow | null;
  onClose(): void;
}

/** One reference, case, recommendation or offer (L3); a new one says first whether the client may be asked. */
export function AdvocacyDrawer({ accountId, accountName, record, onClose }: Props): ReactNode {
  const { t } = useTranslation('commercial');
  const today = useToday();
  const ask = useQuery(
    core.advocacy.ask.queryOptions({
      input: { accountId },
      meta: reads('advocacy', 'contact', 'workspace_setting'),
    }),
  );
  const form = useSchemaForm({
    schema: advocacyFields,
    initialValues: {
      title: record?.title ?? '',
      kind: (record?.kind ?? 'reference') as string,
      state: (record?.state ?? 'asked') as string,
      contactId: record?.contactId ?? '',
      askedOn: record ? (record.askedOn ?? '') : today,
      endedOn: record?.endedOn ?? '',
      result: record?.result ?? '',
      audience: (record?.audience ?? 'internal') as 'client' | 'internal',
    },
    draftKey: record ? `advocacy:${record.id}` : `advocacy:new:${accountId}`,
  });
  const { values } = form;
  return (
    <RecordDrawer
      table="advocacy"
      record={record}
      form={form}
      text={(key) => t(`advocacy.form.${key}`)}
      onClose={onClose}
      onSave={async (fields) => {
        if (record) await coreClient.advocacy.update({ id: record.id, patch: fields });
        else await coreClient.advocacy.create({ accountId, ...fields });
      }}
    >
      <p>{accountName}</p>
      {!record && ask.data && <AskLine answer={ask.data} />}
      <TextInput
        label={t('advocacy.form.title')}
        required
        maxLength={200}
        data-autofocus
        {...form.getInputProps('title')}
      />
      <Group grow align="start">
        <Select
          label={t('advocacy.form.kind')}
          allowDeselect={false}
          data={advocacyKinds.map((value) => ({ value, label: t(`advocacy.kind.${value}`) }))}
          value={values.kind}
          onChange={(value) => form.setFieldValue('kind', value ?? 'reference')}
        />
        <Select
          label={t('advocacy.form.state')}
          allowDeselect={false}
          data={advocacyStates.map((value) => ({ value, label: t(`advocacy.state.${value}`) }))}
          value={values.state}
          onChange={(value) => form.setFieldValue('state', value ?? 'asked')}
        />
      </Group>
      <Select
        label={t('advocacy.form.contact')}
        placeholder={t('advocacy.form.nobody')}
        clearable
        data={(ask.data?.contacts ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={values.contactId || null}
        onChange={(value) => form.setFieldValue('contactId', value ?? '')}
      />
      <Group grow align="start">
        <DayInput
          label={t('advocacy.form.askedOn')}
          value={values.askedOn || null}
          onChange={(next) => form.setFieldValue('askedOn', next ?? '')}
        />
        <DayInput
          label={t('advocacy.form.endedOn')}
          value={values.endedOn || null}
          onChange={(next) => form.setFieldValue('endedOn', next ?? '')}
        />
      </Group>
      <Textarea label={t('advocacy.form.result')} autosize minRows={3} maxRows={10} {...form.getInputProps('result')} />
      <AudienceSwitch value={values.audience} onChange={(audience) => form.setFieldValue('audience', audience)} />
    </RecordDrawer>
  );
}

/** L3: nobody is stopped, but whoever asks too often is told before. */
function AskLine({ answer }: { answer: AskAnswerRow }): ReactNode {
  const { t } = useTranslation('commercial');
  const format = useFormat();
  const today = useToday();
  const last = answer.lastAskedOn === null ? '' : format.relativeDay(answer.lastAskedOn, today);
  const from = format.day(answer.allowedFrom);
  if (answer.reason === null) {
    const words = last === '' ? t('advocacy.ask.allowed') : t('advocacy.ask.allowedAfter', { last });
    return <SignalMark signal="good" label={words} />;
  }
  return (
    <SignalMark
      signal="attention"
      label={t(`advocacy.ask.${answer.reason}`, { last, from, count: answer.askedInYear })}
    />
  );
}
