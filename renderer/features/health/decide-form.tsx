import { SegmentedControl, Textarea } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { bandOfMoment } from '#shared/domain/feeling.ts';
import { type Band, bands, type Moment } from '#shared/domain/vocabulary.ts';
import { FormModal } from '#renderer/components/form-dialog.tsx';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showUndo } from '#renderer/lib/undo.tsx';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';

interface Props {
  accountId: string;
  accountName: string;
  healthBand: Band;
  moment: Moment;
  onClose(): void;
}

const schema = z.object({ finalBand: z.enum(bands), note: z.nullable(z.string().max(200_000)) });

/** G6: the lead says how the client is; computed and felt stay as they were. */
export function DecideForm({ accountId, accountName, healthBand, moment, onClose }: Props): ReactNode {
  const { t } = useTranslation(['health', 'components']);
  const labelId = useId();
  const form = useSchemaForm({
    schema,
    initialValues: { finalBand: bandOfMoment(moment) as string, note: '' },
    draftKey: `health-decision:${accountId}`,
  });
  return (
    <FormModal
      title={t('health:against.form.title', { client: accountName })}
      form={form}
      submitLabel={t('health:against.form.save')}
      onClose={onClose}
      onSubmit={async (given) => {
        await coreClient.health.decide({ accountId, ...given });
        showUndo(t('health:against.form.saved'));
      }}
    >
      <p>
        {t('health:against.form.sees', {
          health: t(`health:band.${healthBand}`),
          feeling: t(`components:moment.${moment}`),
        })}
      </p>
      <div>
        <p id={labelId}>{t('health:against.form.final')}</p>
        <SegmentedControl
          fullWidth
          aria-labelledby={labelId}
          value={form.values.finalBand}
          onChange={(value) => form.setFieldValue('finalBand', value)}
          data={bands.map((band) => ({
            value: band,
            label: <SignalMark signal={band} label={t(`health:band.${band}`)} />,
          }))}
        />
      </div>
      <Textarea
        label={t('health:against.form.note')}
        data-autofocus
        autosize
        minRows={3}
        maxRows={10}
        {...form.getInputProps('note')}
      />
    </FormModal>
  );
}
