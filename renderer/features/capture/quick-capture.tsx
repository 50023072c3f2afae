import { Group, SegmentedControl, Select, Stack, Textarea } from '@mantine/core';
import { ORPCError } from '@orpc/client';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { FormModal } from '#renderer/components/form-dialog.tsx';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { core, coreClient } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { useMe } from '#renderer/lib/session.ts';
import { showUndo } from '#renderer/lib/undo.tsx';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';
import classes from './capture.module.css';

const quickChannels = ['call', 'video', 'email', 'chat', 'visit', 'other'] as const;

const captureForm = z.object({
  accountId: z.uuid(),
  channel: z.enum(quickChannels),
  sentence: z.string().trim().min(1).max(300),
});

interface Props {
  /** The account on screen, if there is one. */
  accountId: string | null;
  /** The same fields as the feeling has everywhere; nothing chosen there is no feeling. */
  feeling: ReactNode;
  /** False: something was chosen there, but not all that it needs. */
  checkFeeling(): boolean;
  saveFeeling(about: { accountId: string; interactionId: string }): Promise<void>;
  onClose(): void;
}

/** H7: who, how, one sentence, and the feeling, in one small form; what was typed survives the window. */
export function QuickCapture({ accountId, feeling, checkFeeling, saveFeeling, onClose }: Props): ReactNode {
  const { t } = useTranslation(['communication', 'interactions']);
  const { memberId } = useMe();
  const accounts = useQuery(core.accounts.pick.queryOptions({ meta: reads('account') }));
  const form = useSchemaForm({
    schema: captureForm,
    initialValues: { accountId: accountId ?? '', channel: 'call' as string, sentence: '' },
    draftKey: 'capture',
  });
  const { values, errors } = form;
  const [isUnfinished, setUnfinished] = useState(false);

  async function save({ accountId: id, channel, sentence }: z.infer<typeof captureForm>): Promise<void> {
    const { plan } = await coreClient.interactions.start({ accountId: id });
    const interaction = await coreClient.interactions.log({
      accountId: id,
      channel,
      direction: 'outbound',
      happenedAt: new Date().toISOString(),
      durationMinutes: null,
      subject: sentence,
      body: null,
      realProblem: null,
      outcome: null,
      nextStep: null,
      nextStepOn: null,
      automated: false,
      planned: plan !== null,
      audience: 'internal',
      reviewId: null,
      contactIds: [],
      memberIds: [memberId],
      task: false,
    });
    await saveFeeling({ accountId: id, interactionId: interaction.id });
    showUndo(t('communication:capture.saved'));
  }

  return (
    <FormModal
      title={t('communication:capture.title')}
      form={form}
      submitLabel={t('communication:capture.save')}
      aside={<span className={classes['hint']}>{t('communication:capture.keys')}</span>}
      onClose={onClose}
      onSubmit={async (output) => {
        const isWhole = checkFeeling();
        setUnfinished(!isWhole);
        if (!isWhole) throw new ORPCError('VALUE_REFUSED', { data: { field: 'feeling', reason: 'required' } });
        await save(output);
      }}
    >
      <Stack gap="sm">
        <Select
          label={t('communication:capture.account')}
          required
          searchable
          selectFirstOptionOnChange
          openOnFocus={false}
          nothingFoundMessage={t('communication:capture.noAccount')}
          {...(values.accountId === '' && { 'data-autofocus': true })}
          data={(accounts.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={values.accountId || null}
          onChange={(id) => form.setFieldValue('accountId', id ?? '')}
          error={errors['accountId']}
        />
        <Group gap="sm">
          <SegmentedControl
            size="xs"
            aria-label={t('communication:capture.channel')}
            value={values.channel}
            onChange={(channel) => form.setFieldValue('channel', channel)}
            data={quickChannels.map((value) => ({ value, label: t(`interactions:channel.${value}`) }))}
          />
        </Group>
        <Textarea
          label={t('communication:capture.sentence')}
          placeholder={t('communication:capture.sentenceHint')}
          required
          autosize
          minRows={1}
          maxLength={300}
          {...(values.accountId !== '' && { 'data-autofocus': true })}
          {...form.getInputProps('sentence')}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.currentTarget.form?.requestSubmit();
            event.preventDefault();
          }}
        />
        {feeling}
        {isUnfinished && <SignalMark signal="attention" label={t('communication:capture.feelingUnfinished')} />}
      </Stack>
    </FormModal>
  );
}
