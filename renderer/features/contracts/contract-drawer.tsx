import { Checkbox, Group, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AccountContract, contractFields } from '#shared/contract/contracts.ts';
import { downsellYearly, expansionYearly } from '#shared/domain/loss.ts';
import { annualAmount, isCurrency, type Money } from '#shared/domain/money.ts';
import { billingPeriods } from '#shared/domain/vocabulary.ts';
import { DayInput } from '#renderer/components/day-input.tsx';
import { MoneyInput } from '#renderer/components/money-input.tsx';
import { RecordDrawer } from '#renderer/components/record-drawer.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { useMe } from '#renderer/lib/session.ts';
import { useToday } from '#renderer/lib/today.ts';
import { useReasonOptions } from '#renderer/lib/reason-options.ts';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';
import { CORRECTION, DownsellQuestion } from './downsell-question.tsx';
import { ExpansionQuestion } from './expansion-question.tsx';

interface Props {
  accountId: string;
  /** null: a new one. */
  contract: AccountContract | null;
  onClose(): void;
}

type DayField = 'startsOn' | 'endsOn' | 'noticeOn' | 'canceledOn';

export function ContractDrawer({ accountId, contract, onClose }: Props): ReactNode {
  const { t } = useTranslation('contracts');
  const { currency } = useMe();
  const today = useToday();
  const form = useSchemaForm({
    schema: contractFields,
    initialValues: {
      product: contract?.product ?? '',
      startsOn: contract?.startsOn ?? today,
      endsOn: contract?.endsOn ?? '',
      noticeOn: contract?.noticeOn ?? '',
      amountMinor: contract?.amountMinor ?? ('' as number | ''),
      currency: contract?.currency ?? currency,
      billingPeriod: (contract?.billingPeriod ?? 'monthly') as string,
      seats: contract?.seats ?? ('' as number | ''),
      autoRenew: contract?.autoRenew ?? true,
      canceledOn: contract?.canceledOn ?? '',
      notes: contract?.notes ?? '',
    },
    draftKey: contract ? `contract:${contract.id}` : `contract:new:${accountId}`,
  });
  const { values } = form;
  const day = (field: DayField) => ({
    value: values[field] || null,
    onChange: (next: string | null) => form.setFieldValue(field, next ?? ''),
    error: form.errors[field],
  });
  const [reason, setReason] = useState(CORRECTION);
  const reasons = useReasonOptions('downsell');
  const [expands, setExpands] = useState(true);
  const pays = contract && yearlyPaid(values);
  const less = pays ? downsellYearly(contract.arr, pays) : 0;
  const more = pays ? expansionYearly(contract.arr, pays) : 0;
  const wrongEnd = values.endsOn !== '' && values.endsOn < values.startsOn && t('form.beforeStart');
  const wrongNotice = values.endsOn !== '' && values.noticeOn > values.endsOn && t('form.afterEnd');

  return (
    <RecordDrawer
      table="contract"
      record={contract}
      form={form}
      text={(key) => t(`form.${key}`)}
      onClose={onClose}
      onSave={async (fields) => {
        const known = reasons.find(({ value }) => value === reason);
        const downsell =
          less > 0 && known
            ? { reason: known.isOwn ? known.label : known.value, reasonId: known.isOwn ? known.value : null }
            : undefined;
        if (contract) {
          await coreClient.contracts.update({
            id: contract.id,
            patch: fields,
            downsell,
            expansion: more > 0 && expands,
          });
        } else await coreClient.contracts.create({ accountId, ...fields });
      }}
    >
      <TextInput label={t('form.product')} required maxLength={200} data-autofocus {...form.getInputProps('product')} />
      <Group grow align="start">
        <MoneyInput
          label={t('form.amount')}
          required
          currency={isCurrency(values.currency) ? values.currency : currency}
          value={values.amountMinor === '' ? null : values.amountMinor}
          onChange={(minor) => form.setFieldValue('amountMinor', minor ?? '')}
          error={form.errors['amountMinor']}
        />
        <Select
          label={t('form.period')}
          allowDeselect={false}
          data={billingPeriods.map((value) => ({ value, label: t(`period.${value}`) }))}
          value={values.billingPeriod}
          onChange={(value) => form.setFieldValue('billingPeriod', value ?? 'monthly')}
        />
        <TextInput
          label={t('form.currency')}
          maxLength={3}
          {...form.getInputProps('currency')}
          onChange={({ currentTarget }) => form.setFieldValue('currency', currentTarget.value.toUpperCase())}
        />
      </Group>
      {less > 0 && (
        <DownsellQuestion less={{ minor: less, currency: values.currency }} value={reason} onChange={setReason} />
      )}
      {more > 0 && (
        <ExpansionQuestion more={{ minor: more, currency: values.currency }} value={expands} onChange={setExpands} />
      )}
      <Group grow align="start">
        <DayInput label={t('form.startsOn')} required {...day('startsOn')} />
        <DayInput
          label={t('form.endsOn')}
          description={t('form.endsHint')}
          {...day('endsOn')}
          error={wrongEnd || form.errors['endsOn']}
        />
      </Group>
      <Group grow align="start">
        <DayInput label={t('form.noticeOn')} {...day('noticeOn')} error={wrongNotice || form.errors['noticeOn']} />
        <NumberInput label={t('form.seats')} min={0} allowDecimal={false} {...form.getInputProps('seats')} />
      </Group>
      <Checkbox label={t('form.autoRenew')} {...form.getInputProps('autoRenew', { type: 'checkbox' })} />
      {contract && (
        <DayInput label={t('form.canceledOn')} description={t('form.canceledHint')} {...day('canceledOn')} />
      )}
      <Textarea label={t('form.notes')} autosize minRows={3} maxRows={12} {...form.getInputProps('notes')} />
    </RecordDrawer>
  );
}

/** What the client would pay a year, in minor units of the contract's currency; null while that is not filled in. */
function yearlyPaid({
  amountMinor,
  currency,
  billingPeriod,
}: {
  amountMinor: number | '';
  currency: string;
  billingPeriod: string;
}): Money | null {
  const period = billingPeriods.find((each) => each === billingPeriod);
  return amountMinor === '' || !period ? null : annualAmount({ minor: amountMinor, currency }, period);
}
