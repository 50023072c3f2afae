import { Group, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Opportunity, opportunityFields } from '#shared/contract/opportunities.ts';
import { isCurrency } from '#shared/domain/money.ts';
import type { OpportunityOrigin } from '#shared/domain/method-vocabulary.ts';
import { type OpportunityKind, opportunityKinds, opportunityStatuses } from '#shared/domain/vocabulary.ts';
import { DayInput } from '#renderer/components/day-input.tsx';
import { MoneyInput } from '#renderer/components/money-input.tsx';
import { RecordDrawer } from '#renderer/components/record-drawer.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { useReasonOptions } from '#renderer/lib/reason-options.ts';
import { useMe } from '#renderer/lib/session.ts';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';

/** What the drawer opens with: a record, or where a new one comes from. */
export interface OpportunityStart {
  accountId: string;
  accountName: string;
  opportunity: Opportunity | null;
  kind?: OpportunityKind;
  origin?: OpportunityOrigin;
  originId?: string;
  title?: string;
}

/** One opportunity (L1): a won or lost one asks what decided it. */
export function OpportunityDrawer({ start, onClose }: { start: OpportunityStart; onClose(): void }): ReactNode {
  const { t } = useTranslation('commercial');
  const { currency } = useMe();
  const { opportunity, accountId } = start;
  const reasons = useReasonOptions('opportunity');
  const form = useSchemaForm({
    schema: opportunityFields,
    initialValues: {
      title: opportunity?.title ?? start.title ?? '',
      kind: (opportunity?.kind ?? start.kind ?? 'up_sell') as string,
      amountMinor: opportunity?.amountMinor ?? ('' as number | ''),
      currency: opportunity?.currency ?? currency,
      probability: opportunity?.probability ?? ('' as number | ''),
      expectedOn: opportunity?.expectedOn ?? '',
      status: (opportunity?.status ?? 'open') as string,
      reasonId: opportunity?.reasonId ?? '',
      reasonNote: opportunity?.reasonNote ?? '',
      note: opportunity?.note ?? '',
    },
    draftKey: opportunity ? `opportunity:${opportunity.id}` : `opportunity:new:${accountId}`,
  });
  const { values } = form;
  const known = isCurrency(values.currency) ? values.currency : currency;
  return (
    <RecordDrawer
      table="opportunity"
      record={opportunity}
      form={form}
      text={(key) => t(`opportunities.form.${key}`)}
      onClose={onClose}
      onSave={async (fields) => {
        if (opportunity) await coreClient.opportunities.update({ id: opportunity.id, patch: fields });
        else {
          const { origin = 'hand', originId = null } = start;
          await coreClient.opportunities.create({ accountId, origin, originId, ...fields });
        }
      }}
    >
      <p>{start.accountName}</p>
      <TextInput
        label={t('opportunities.form.title')}
        required
        maxLength={200}
        data-autofocus
        {...form.getInputProps('title')}
      />
      <Group grow align="start">
        <Select
          label={t('opportunities.form.kind')}
          allowDeselect={false}
          data={opportunityKinds.map((value) => ({ value, label: t(`opportunities.kind.${value}`) }))}
          value={values.kind}
          onChange={(value) => form.setFieldValue('kind', value ?? 'up_sell')}
        />
        <Select
          label={t('opportunities.form.status')}
          allowDeselect={false}
          data={opportunityStatuses.map((value) => ({ value, label: t(`opportunities.status.${value}`) }))}
          value={values.status}
          onChange={(value) => form.setFieldValue('status', value ?? 'open')}
        />
      </Group>
      <Group grow align="start">
        <MoneyInput
          label={t('opportunities.form.amount')}
          currency={known}
          value={values.amountMinor === '' ? null : values.amountMinor}
          onChange={(minor) => form.setFieldValue('amountMinor', minor ?? '')}
          error={form.errors['amountMinor']}
        />
        <TextInput
          label={t('opportunities.form.currency')}
          maxLength={3}
          {...form.getInputProps('currency')}
          onChange={({ currentTarget }) => form.setFieldValue('currency', currentTarget.value.toUpperCase())}
        />
      </Group>
      <Group grow align="start">
        <NumberInput
          label={t('opportunities.form.probability')}
          min={0}
          max={100}
          step={5}
          allowDecimal={false}
          {...form.getInputProps('probability')}
        />
        <DayInput
          label={t('opportunities.form.expectedOn')}
          value={values.expectedOn || null}
          onChange={(next) => form.setFieldValue('expectedOn', next ?? '')}
        />
      </Group>
      {values.status !== 'open' && (
        <>
          <Select
            label={t('opportunities.form.reason')}
            placeholder={t('opportunities.form.noReason')}
            clearable
            data={reasons}
            value={values.reasonId || null}
            onChange={(value) => form.setFieldValue('reasonId', value ?? '')}
          />
          <Textarea
            label={t('opportunities.form.reasonNote')}
            autosize
            minRows={2}
            maxRows={8}
            {...form.getInputProps('reasonNote')}
          />
        </>
      )}
      <Textarea
        label={t('opportunities.form.note')}
        autosize
        minRows={2}
        maxRows={10}
        {...form.getInputProps('note')}
      />
    </RecordDrawer>
  );
}
