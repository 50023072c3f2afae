import { Button, Group, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { type AccountFlagEntry, accountFlagEntry } from '#shared/contract/journeys.ts';
import { accountFlags, computedFlags } from '#shared/domain/method-vocabulary.ts';
import { DayInput } from '#renderer/components/day-input.tsx';
import { FormModal } from '#renderer/components/form-dialog.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { useToday } from '#renderer/lib/today.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';

interface Props {
  accountId: string;
  /** Null: a new one. */
  flag: AccountFlagEntry | null;
  onClose(): void;
}

const fields = accountFlagEntry.omit({ id: true }).extend({ label: z.nullable(z.string().trim().max(60)) });
/** Those that follow from the data are not set by hand. */
const byHand = accountFlags.filter((flag) => !(computedFlags as readonly string[]).includes(flag));

export function FlagForm({ accountId, flag, onClose }: Props): ReactNode {
  const { t } = useTranslation('journey');
  const today = useToday();
  const form = useSchemaForm({
    schema: fields,
    initialValues: {
      flag: (flag?.flag ?? 'adoption_fine') as string,
      label: flag?.label ?? '',
      since: flag?.since ?? today,
      until: flag?.until ?? '',
      note: flag?.note ?? '',
    },
    draftKey: flag ? `flag:${flag.id}` : `flag:new:${accountId}`,
  });
  const remove = useMutation({
    mutationFn: (id: string) => coreClient.journeys.removeFlag({ id }),
    onSuccess: () => {
      showUndo(t('flags.removed'));
      onClose();
    },
    onError: showFailure,
  });
  const { values } = form;
  return (
    <FormModal
      title={t(flag ? 'flags.edit' : 'flags.add')}
      form={form}
      submitLabel={t('flags.save')}
      onClose={onClose}
      onSubmit={async (given) => {
        await coreClient.journeys.saveFlag({ accountId, ...(flag && { id: flag.id }), ...given });
        showUndo(t('flags.saved'));
      }}
      aside={
        flag && (
          <Button variant="subtle" color="red" onClick={() => remove.mutate(flag.id)}>
            {t('flags.remove')}
          </Button>
        )
      }
    >
      <Select
        label={t('flags.flag')}
        allowDeselect={false}
        data={byHand.map((value) => ({ value, label: t(`flag.${value}`) }))}
        value={values.flag}
        onChange={(value) => form.setFieldValue('flag', value ?? 'adoption_fine')}
      />
      {values.flag === 'own' && <TextInput label={t('flags.label')} maxLength={60} {...form.getInputProps('label')} />}
      <Group grow align="start">
        <DayInput
          label={t('flags.since')}
          required
          value={values.since}
          onChange={(day) => form.setFieldValue('since', day ?? '')}
          error={form.errors['since']}
        />
        <DayInput
          label={t('flags.until')}
          description={t('flags.untilHint')}
          value={values.until || null}
          onChange={(day) => form.setFieldValue('until', day ?? '')}
          error={form.errors['until']}
        />
      </Group>
      <Textarea label={t('flags.note')} autosize minRows={2} {...form.getInputProps('note')} />
    </FormModal>
  );
}
