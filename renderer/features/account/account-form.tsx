import { Group, Select, Stack, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { accountFields, type AccountChoices } from '#shared/contract/accounts.ts';
import {
  accountStatuses,
  autonomyLevels,
  companySizes,
  languages,
  postSaleStages,
  sectors,
} from '#shared/domain/vocabulary.ts';
import { DayInput } from '#renderer/components/day-input.tsx';
import { useContentNames } from '#renderer/lib/content-names.ts';
import { useReasonOptions } from '#renderer/lib/reason-options.ts';
import { useMe } from '#renderer/lib/session.ts';
import type { SchemaForm } from '#renderer/lib/use-schema-form.ts';
import { TouchModelField } from './touch-model-choice.tsx';

/** The short facts; long texts save themselves on the profile page. */
export const accountForm = accountFields.pick({
  name: true,
  legalName: true,
  country: true,
  sector: true,
  size: true,
  website: true,
  ownerId: true,
  segmentId: true,
  touchModelId: true,
  autonomy: true,
  status: true,
  clientSince: true,
  ongoingStart: true,
  lostOn: true,
  lossReason: true,
  lossReasonId: true,
  lossNote: true,
  language: true,
  postSaleStage: true,
});
export type AccountFormOutput = z.infer<typeof accountForm>;
/** Inputs hold `''` where nothing was told. */
export type AccountFormValues = { [Key in keyof AccountFormOutput]: string };

interface Props {
  form: SchemaForm<AccountFormValues, AccountFormOutput>;
  choices: AccountChoices;
}

export function AccountFormFields({ form, choices }: Props): ReactNode {
  const { t } = useTranslation('account');
  const names = useContentNames();
  const { members } = useMe();
  const { values } = form;
  const segment = choices.segments.find(({ id }) => id === values.segmentId);
  const inherited =
    choices.touchModels.find(({ id }) => id === segment?.touchModelId) ??
    choices.touchModels.find(({ key }) => key === 'mid') ??
    null;
  const none = { clearable: true, placeholder: t('form.none') };
  return (
    <Stack gap="sm">
      <TextInput label={t('form.name')} required maxLength={200} data-autofocus {...form.getInputProps('name')} />
      <TextInput label={t('form.legalName')} maxLength={200} {...form.getInputProps('legalName')} />
      <Group grow align="start">
        <Select
          label={t('form.sector')}
          searchable
          {...none}
          data={sectors.map((value) => ({ value, label: t(`sector.${value}`) }))}
          {...selectProps(form, 'sector')}
        />
        <Select
          label={t('form.size')}
          {...none}
          data={companySizes.map((value) => ({ value, label: t(`size.${value}`) }))}
          {...selectProps(form, 'size')}
        />
      </Group>
      <Group grow align="start">
        <TextInput label={t('form.country')} maxLength={60} {...form.getInputProps('country')} />
        <TextInput label={t('form.website')} maxLength={300} {...form.getInputProps('website')} />
      </Group>
      <Group grow align="start">
        <Select
          label={t('form.owner')}
          {...none}
          data={members.map(({ id, name }) => ({ value: id, label: name }))}
          {...selectProps(form, 'ownerId')}
        />
        <Select
          label={t('form.language')}
          allowDeselect={false}
          data={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
          {...selectProps(form, 'language')}
        />
      </Group>
      <Group grow align="start">
        <Select
          label={t('form.segment')}
          {...none}
          description={segment ? names.success(segment) : null}
          data={choices.segments.map((one) => ({ value: one.id, label: names.segment(one) }))}
          {...selectProps(form, 'segmentId')}
        />
        <Select
          label={t('form.autonomy')}
          description={t('form.autonomyHint')}
          allowDeselect={false}
          data={autonomyLevels.map((value) => ({ value, label: t(`level.${value}`) }))}
          {...selectProps(form, 'autonomy')}
        />
      </Group>
      <TouchModelField
        models={choices.touchModels}
        value={values.touchModelId}
        onChange={(id) => form.setFieldValue('touchModelId', id as never)}
        inherited={inherited}
        hasSegment={segment !== undefined}
      />
      <Group grow align="start">
        <Select
          label={t('form.status')}
          allowDeselect={false}
          data={accountStatuses.map((value) => ({ value, label: t(`status.${value}`) }))}
          {...selectProps(form, 'status')}
        />
        <Select
          label={t('form.postSaleStage')}
          {...none}
          description={t('form.postSaleHint')}
          data={postSaleStages.map((value) => ({ value, label: t(`postSaleStage.${value}`) }))}
          {...selectProps(form, 'postSaleStage')}
        />
      </Group>
      <Group grow align="start">
        <DayInput label={t('form.clientSince')} {...dayProps(form, 'clientSince')} />
        <DayInput
          label={t('form.ongoingStart')}
          description={t('form.ongoingHint')}
          {...dayProps(form, 'ongoingStart')}
        />
      </Group>
      {values.status === 'lost' && (
        <>
          <Group grow align="start">
            <DayInput label={t('form.lostOn')} {...dayProps(form, 'lostOn')} />
            <LossReasonField form={form} />
          </Group>
          <Textarea label={t('form.lossNote')} autosize minRows={2} {...form.getInputProps('lossNote')} />
        </>
      )}
    </Stack>
  );
}

/** L4: a shipped reason or one of the workspace's own, which is kept beside `other`. */
function LossReasonField({ form }: Pick<Props, 'form'>): ReactNode {
  const { t } = useTranslation('account');
  const { lossReason, lossReasonId } = form.values;
  const options = useReasonOptions('loss', lossReasonId);
  const choose = (value: string | null) => {
    const isOwn = options.find((option) => option.value === value)?.isOwn ?? false;
    form.setFieldValue('lossReason', (isOwn ? 'other' : (value ?? '')) as never);
    form.setFieldValue('lossReasonId', (isOwn ? (value ?? '') : '') as never);
  };
  return (
    <Select
      label={t('form.lossReason')}
      clearable
      placeholder={t('form.none')}
      data={options}
      value={lossReasonId || lossReason || null}
      onChange={choose}
      error={form.errors['lossReason'] ?? form.errors['lossReasonId']}
    />
  );
}

type Form = Props['form'];
type Field = keyof AccountFormValues;

/** A select says null where nothing is chosen; the form holds `''`. */
const selectProps = (form: Form, field: Field) => ({
  value: form.values[field] || null,
  onChange: (value: string | null) => form.setFieldValue(field, (value ?? '') as never),
  error: form.errors[field],
});

const dayProps = (form: Form, field: Field) => ({
  value: form.values[field] || null,
  onChange: (day: string | null) => form.setFieldValue(field, (day ?? '') as never),
  error: form.errors[field],
});
