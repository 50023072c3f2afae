import { Checkbox, Group, NumberInput, Select, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { caseFields, type SupportCase } from '#shared/contract/cases.ts';
import { caseKinds, casePriorities } from '#shared/domain/vocabulary.ts';
import { AudienceSwitch } from '#renderer/components/audience-switch.tsx';
import { DayInput } from '#renderer/components/day-input.tsx';
import { PicturePaste } from '#renderer/components/picture/picture-paste.tsx';
import { RecordDrawer } from '#renderer/components/record-drawer.tsx';
import { core, coreClient } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { useMe } from '#renderer/lib/session.ts';
import { showFailure } from '#renderer/lib/undo.tsx';
import { attachAll } from '#renderer/lib/use-attachments.ts';
import { useToday } from '#renderer/lib/today.ts';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';

interface Props {
  accountId: string;
  /** null: a new one. */
  supportCase: SupportCase | null;
  onClose(): void;
}

/** The day is what people know; noon keeps it the same day in every zone of the country. */
const caseForm = caseFields
  .omit({ openedAt: true, firstResponseMinutes: true })
  .extend({ openedOn: caseFields.shape.openedAt });

const noon = (day: string) => `${day}T12:00:00.000Z`;

export function CaseDrawer({ accountId, supportCase, onClose }: Props): ReactNode {
  const { t } = useTranslation('cases');
  const { memberId, members } = useMe();
  const today = useToday();
  const contacts = useQuery(
    core.contacts.list.queryOptions({ input: { accountId }, meta: reads('contact', 'interaction') }),
  );
  const form = useSchemaForm({
    schema: caseForm,
    initialValues: {
      title: supportCase?.title ?? '',
      kind: (supportCase?.kind ?? 'question') as string,
      priority: (supportCase?.priority ?? 'medium') as string,
      openedOn: supportCase?.openedAt ?? noon(today),
      satisfaction: supportCase?.satisfaction ?? ('' as number | ''),
      escalated: supportCase?.escalated ?? false,
      realProblem: supportCase?.realProblem ?? '',
      stepsToReproduce: supportCase?.stepsToReproduce ?? '',
      impact: supportCase?.impact ?? '',
      ownerId: supportCase ? (supportCase.ownerId ?? '') : memberId,
      contactId: supportCase?.contactId ?? '',
      audience: supportCase?.audience ?? ('client' as 'client' | 'internal'),
    },
    draftKey: supportCase ? `case:${supportCase.id}` : `case:new:${accountId}`,
  });
  const { values } = form;
  const [pictures, setPictures] = useState<readonly File[]>([]);

  return (
    <RecordDrawer
      table="support_case"
      record={supportCase}
      form={form}
      text={(key) => t(`form.${key}`)}
      onClose={onClose}
      onSave={async ({ openedOn, ...fields }) => {
        const patch = { ...fields, openedAt: openedOn };
        if (supportCase) await coreClient.cases.update({ id: supportCase.id, patch });
        const { id } = supportCase ?? (await coreClient.cases.create({ accountId, ...patch }));
        // The case stands whatever happens to its pictures.
        await attachAll({ accountId, ownerTable: 'support_case', ownerId: id }, pictures).catch(showFailure);
      }}
    >
      <TextInput label={t('form.title')} required maxLength={300} data-autofocus {...form.getInputProps('title')} />
      <Group grow align="start">
        <Select
          label={t('form.kind')}
          allowDeselect={false}
          data={caseKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          value={values.kind}
          onChange={(value) => form.setFieldValue('kind', value ?? 'question')}
        />
        <Select
          label={t('form.priority')}
          allowDeselect={false}
          data={casePriorities.map((value) => ({ value, label: t(`priority.${value}`) }))}
          value={values.priority}
          onChange={(value) => form.setFieldValue('priority', value ?? 'medium')}
        />
        <DayInput
          label={t('form.openedOn')}
          required
          max={today}
          value={values.openedOn.slice(0, 10)}
          onChange={(day) => form.setFieldValue('openedOn', day ? noon(day) : '')}
          error={form.errors['openedOn']}
        />
      </Group>
      <Textarea label={t('form.realProblem')} autosize minRows={2} {...form.getInputProps('realProblem')} />
      <Textarea label={t('form.impact')} autosize minRows={2} {...form.getInputProps('impact')} />
      <Textarea label={t('form.steps')} autosize minRows={2} {...form.getInputProps('stepsToReproduce')} />
      <Group grow align="start">
        <Select
          label={t('form.owner')}
          clearable
          placeholder={t('form.nobody')}
          data={members.map(({ id, name }) => ({ value: id, label: name }))}
          value={values.ownerId || null}
          onChange={(value) => form.setFieldValue('ownerId', value ?? '')}
        />
        <Select
          label={t('form.contact')}
          clearable
          searchable
          placeholder={t('form.nobody')}
          data={(contacts.data?.contacts ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={values.contactId || null}
          onChange={(value) => form.setFieldValue('contactId', value ?? '')}
        />
      </Group>
      <Group justify="space-between">
        <Checkbox label={t('form.escalated')} {...form.getInputProps('escalated', { type: 'checkbox' })} />
        <AudienceSwitch value={values.audience} onChange={(audience) => form.setFieldValue('audience', audience)} />
      </Group>
      <Group gap="xs">
        <PicturePaste onPicture={(file) => setPictures([...pictures, file])} />
        {pictures.map((file, index) => (
          <Text key={index} size="xs" c="dimmed">
            {file.name}
          </Text>
        ))}
      </Group>
      {supportCase && (
        <NumberInput label={t('form.satisfaction')} min={1} max={5} {...form.getInputProps('satisfaction')} />
      )}
    </RecordDrawer>
  );
}
