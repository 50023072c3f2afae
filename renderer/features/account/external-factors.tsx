import { Button, Select, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ExternalFactor, externalFactor } from '#shared/contract/accounts.ts';
import { externalFactorKinds } from '#shared/domain/vocabulary.ts';
import { AudienceSwitch } from '#renderer/components/audience-switch.tsx';
import { DayInput } from '#renderer/components/day-input.tsx';
import { DayText } from '#renderer/components/day-text.tsx';
import { FormModal } from '#renderer/components/form-dialog.tsx';
import { Section } from '#renderer/components/page.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';
import classes from './account.module.css';

interface Props {
  accountId: string;
  factors: readonly ExternalFactor[];
}

/** A1: forces outside the relation that move the account. */
export function ExternalFactors({ accountId, factors }: Props): ReactNode {
  const { t } = useTranslation(['account', 'common']);
  const [editing, setEditing] = useState<{ factor: ExternalFactor | null } | null>(null);
  return (
    <Section
      title={t('profile.factors')}
      aside={
        <Button variant="subtle" size="compact-sm" onClick={() => setEditing({ factor: null })}>
          {t('profile.addFactor')}
        </Button>
      }
    >
      {factors.length === 0 && <p className={classes['hint']}>{t('profile.factorsNone')}</p>}
      {factors.map((factor) => (
        <div key={factor.id} className={classes['entry']} data-record={factor.id}>
          <div className={classes['row']}>
            <span className={classes['quiet']}>
              {t(`factorKind.${factor.kind}`)}
              {factor.since && ' · '}
              {factor.since && <DayText day={factor.since} exact />}
            </span>
            <Button variant="subtle" size="compact-xs" color="gray" onClick={() => setEditing({ factor })}>
              {t('common:edit')}
            </Button>
          </div>
          <p className={classes['prose']}>{factor.body}</p>
        </div>
      ))}
      {editing && <FactorForm accountId={accountId} factor={editing.factor} onClose={() => setEditing(null)} />}
    </Section>
  );
}

const factorForm = externalFactor.omit({ id: true }).extend({ body: externalFactor.shape.body.trim().min(1) });

interface FormProps {
  accountId: string;
  factor: ExternalFactor | null;
  onClose(): void;
}

function FactorForm({ accountId, factor, onClose }: FormProps): ReactNode {
  const { t } = useTranslation(['account', 'common']);
  const form = useSchemaForm({
    schema: factorForm,
    initialValues: {
      kind: (factor?.kind ?? 'market') as string,
      body: factor?.body ?? '',
      since: factor?.since ?? '',
      audience: factor?.audience ?? ('internal' as 'client' | 'internal'),
    },
    draftKey: factor ? `factor:${factor.id}` : `factor:new:${accountId}`,
  });
  async function trash(id: string): Promise<void> {
    try {
      await coreClient.trash.put({ table: 'external_factor', id });
      form.forgetDraft();
      onClose();
      showUndo(t('recordTrashed', { name: t('profile.factorTitle') }));
    } catch (error) {
      showFailure(error);
    }
  }
  return (
    <FormModal
      title={t('profile.factorTitle')}
      form={form}
      submitLabel={t('profile.factorSave')}
      onClose={onClose}
      aside={
        factor && (
          <Button variant="subtle" color="red" onClick={() => void trash(factor.id)}>
            {t('common:delete')}
          </Button>
        )
      }
      onSubmit={async (values) => {
        await coreClient.accounts.saveFactor({ ...values, accountId, ...(factor ? { id: factor.id } : {}) });
        showUndo(t('profile.factorSaved'));
      }}
    >
      <Select
        label={t('profile.factorKind')}
        allowDeselect={false}
        data={externalFactorKinds.map((value) => ({ value, label: t(`factorKind.${value}`) }))}
        value={form.values.kind}
        onChange={(value) => form.setFieldValue('kind', value ?? 'other')}
      />
      <Textarea
        label={t('profile.factorBody')}
        required
        autosize
        minRows={3}
        data-autofocus
        {...form.getInputProps('body')}
      />
      <DayInput
        label={t('profile.factorSince')}
        value={form.values.since || null}
        onChange={(day) => form.setFieldValue('since', day ?? '')}
        error={form.errors['since']}
      />
      <AudienceSwitch value={form.values.audience} onChange={(audience) => form.setFieldValue('audience', audience)} />
    </FormModal>
  );
}
