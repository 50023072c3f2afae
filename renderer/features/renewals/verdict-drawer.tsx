import { Select, Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { RenewalRow } from '#shared/contract/renewals.ts';
import { renewalVerdicts } from '#shared/domain/method-vocabulary.ts';
import { FormDrawer } from '#renderer/components/form-dialog.tsx';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showUndo } from '#renderer/lib/undo.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';

interface Props {
  renewal: RenewalRow;
  mayDecide: boolean;
  onClose(): void;
}

const verdict = z.nullable(z.enum(renewalVerdicts));
const schema = z.object({
  consultant: verdict,
  final: verdict,
  actionPlan: z.nullable(z.string().max(200_000)),
  note: z.nullable(z.string().max(200_000)),
});

/** The verdicts on one end of a contract (L2): what was computed is shown with its reasons and never overwritten. */
export function VerdictDrawer({ renewal, mayDecide, onClose }: Props): ReactNode {
  const { t } = useTranslation('commercial');
  const format = useFormat();
  const form = useSchemaForm({
    schema,
    initialValues: {
      consultant: (renewal.consultant ?? '') as string,
      final: (renewal.final ?? '') as string,
      actionPlan: renewal.actionPlan ?? '',
      note: renewal.note ?? '',
    },
    draftKey: `renewal:${renewal.contractId}:${renewal.endsOn}`,
  });
  const options = renewalVerdicts.map((value) => ({ value, label: t(`renewals.verdict.${value}`) }));
  const reasons = renewal.computed.reasons.map((reason) => t(`renewals.reason.${reason}`));
  return (
    <FormDrawer
      title={t('renewals.form.title')}
      form={form}
      submitLabel={t('renewals.form.save')}
      onClose={onClose}
      aside={
        <Link to="/accounts/$accountId/contracts" params={{ accountId: renewal.accountId }}>
          {t('renewals.form.open')}
        </Link>
      }
      onSubmit={async (given) => {
        await coreClient.renewals.saveVerdict({
          contractId: renewal.contractId,
          endsOn: renewal.endsOn,
          ...(given.consultant === renewal.consultant ? {} : { consultant: given.consultant }),
          ...(given.final === renewal.final ? {} : { final: given.final }),
          actionPlan: given.actionPlan,
          note: given.note,
        });
        showUndo(t('renewals.form.saved'));
      }}
    >
      <div>
        <strong>{renewal.accountName}</strong>
        <p>
          {renewal.product} · {format.day(renewal.endsOn)} ·{' '}
          {format.money(renewal.yearly.minor, renewal.yearly.currency)}
        </p>
        <SignalMark
          signal={renewal.computed.verdict}
          label={t('renewals.form.computed', { verdict: t(`renewals.verdict.${renewal.computed.verdict}`) })}
        />
        <p>
          {t('renewals.form.because', {
            reasons: reasons.length > 0 ? format.list(reasons) : t('renewals.form.noReasons'),
          })}
        </p>
      </div>
      <Select
        label={t('renewals.form.consultant')}
        data={options}
        clearable
        placeholder={t('renewals.verdict.none')}
        value={form.values.consultant || null}
        onChange={(value) => form.setFieldValue('consultant', value ?? '')}
      />
      <Select
        label={t('renewals.form.final')}
        description={t(mayDecide ? 'renewals.form.finalHint' : 'renewals.form.finalLocked')}
        data={options}
        clearable
        disabled={!mayDecide}
        placeholder={t('renewals.verdict.none')}
        value={form.values.final || null}
        onChange={(value) => form.setFieldValue('final', value ?? '')}
      />
      <Textarea
        label={t('renewals.form.actionPlan')}
        description={t('renewals.form.actionHint')}
        autosize
        minRows={3}
        maxRows={12}
        {...form.getInputProps('actionPlan')}
      />
      <Textarea label={t('renewals.form.note')} autosize minRows={2} maxRows={8} {...form.getInputProps('note')} />
    </FormDrawer>
  );
}
