import { Group, Select, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Contact, contactFields } from '#shared/contract/contacts.ts';
import { canReportTo } from '#shared/domain/org-chart.ts';
import { contactRoles, influences, stances } from '#shared/domain/vocabulary.ts';
import { DayInput } from '#renderer/components/day-input.tsx';
import { RecordDrawer } from '#renderer/components/record-drawer.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';

interface Props {
  accountId: string;
  /** null: a new one. */
  contact: Contact | null;
  everybody: readonly Contact[];
  onClose(): void;
}

type Values = Record<keyof typeof contactFields.shape, string>;

const fields = Object.keys(contactFields.shape) as (keyof Values)[];

const valuesOf = (contact: Contact | null): Values =>
  Object.fromEntries(
    fields.map((field) => [field, contact?.[field] ?? (field === 'stance' ? 'unknown' : '')]),
  ) as Values;

export function ContactDrawer({ accountId, contact, everybody, onClose }: Props): ReactNode {
  const { t } = useTranslation('contacts');
  const form = useSchemaForm({
    schema: contactFields,
    initialValues: valuesOf(contact),
    draftKey: contact ? `contact:${contact.id}` : `contact:new:${accountId}`,
  });
  const choice = (field: keyof Values) => ({
    value: form.values[field] || null,
    onChange: (value: string | null) => form.setFieldValue(field, value ?? ''),
    error: form.errors[field],
  });
  // Only people whom the chart allows: nobody reports to themselves or to somebody below them.
  const above = everybody.filter(({ id }) => !contact || canReportTo(everybody, contact.id, id));

  return (
    <RecordDrawer
      table="contact"
      record={contact}
      form={form}
      text={(key) => t(`form.${key}`)}
      onClose={onClose}
      onSave={async (values) => {
        if (contact) await coreClient.contacts.update({ id: contact.id, patch: values });
        else await coreClient.contacts.create({ accountId, ...values });
      }}
    >
      <TextInput label={t('form.name')} required maxLength={200} data-autofocus {...form.getInputProps('name')} />
      <TextInput label={t('form.jobTitle')} maxLength={200} {...form.getInputProps('jobTitle')} />
      <Group grow align="start">
        <TextInput label={t('form.email')} type="email" {...form.getInputProps('email')} />
        <TextInput label={t('form.phone')} maxLength={60} {...form.getInputProps('phone')} />
      </Group>
      <Group grow align="start">
        <Select
          label={t('form.role')}
          clearable
          data={contactRoles.map((value) => ({ value, label: t(`role.${value}`) }))}
          {...choice('role')}
        />
        <Select
          label={t('form.influence')}
          clearable
          data={influences.map((value) => ({ value, label: t(`influence.${value}`) }))}
          {...choice('influence')}
        />
      </Group>
      <Group grow align="start">
        <Select
          label={t('form.stance')}
          allowDeselect={false}
          data={stances.map((value) => ({ value, label: t(`stance.${value}`) }))}
          {...choice('stance')}
        />
        <Select
          label={t('form.reportsTo')}
          clearable
          searchable
          placeholder={t('form.nobody')}
          data={above.filter(({ id }) => id !== contact?.id).map(({ id, name }) => ({ value: id, label: name }))}
          {...choice('reportsToId')}
        />
      </Group>
      <DayInput
        label={t('form.leftOn')}
        description={t('form.leftHint')}
        value={form.values.leftOn || null}
        onChange={(day) => form.setFieldValue('leftOn', day ?? '')}
        error={form.errors['leftOn']}
      />
      <Textarea label={t('form.notes')} autosize minRows={3} maxRows={12} {...form.getInputProps('notes')} />
    </RecordDrawer>
  );
}
