import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { JourneyTemplateEntry } from '#shared/contract/journeys.ts';
import type { SegmentSettings, TouchModelSettings } from '#shared/contract/method.ts';
import { FormModal } from '#renderer/components/form-dialog.tsx';
import { useContentNames } from '#renderer/lib/content-names.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';
import { useJourneyNames } from '#renderer/lib/use-journey-names.ts';

interface Props {
  /** Null: a new one. */
  segment: SegmentSettings | null;
  touchModels: readonly TouchModelSettings[];
  journeys: readonly JourneyTemplateEntry[];
  onClose(): void;
}

export function SegmentForm({ segment, touchModels, journeys, onClose }: Props): ReactNode {
  const { t } = useTranslation('method');
  const names = useContentNames();
  const journeyName = useJourneyNames();
  const isShipped = (segment?.contentKey ?? null) !== null;
  const form = useSchemaForm({
    schema: z.object({
      name: isShipped ? z.string().trim().max(80) : z.string().trim().min(1).max(80),
      touchModelId: z.string(),
      journeyTemplateId: z.string(),
      success: z.string().max(20_000),
    }),
    initialValues: {
      name: segment?.name ?? '',
      touchModelId: segment?.touchModelId ?? '',
      journeyTemplateId: segment?.journeyTemplateId ?? '',
      success: segment?.successDefinition ?? '',
    },
    draftKey: segment ? `segment:${segment.id}` : 'segment:new',
  });
  const remove = useMutation({
    mutationFn: (id: string) => coreClient.method.removeSegment({ id }),
    onSuccess: () => {
      showUndo(t('segments.removed'));
      onClose();
    },
    onError: showFailure,
  });
  const { values } = form;
  return (
    <FormModal
      title={segment ? names.segment(segment) : t('segments.add')}
      form={form}
      submitLabel={t('segments.save')}
      onClose={onClose}
      onSubmit={async ({ name, touchModelId, journeyTemplateId, success }) => {
        await coreClient.method.saveSegment({
          id: segment?.id ?? null,
          name: name || null,
          touchModelId: touchModelId || null,
          journeyTemplateId: journeyTemplateId || null,
          successDefinition: success.trim() || null,
        });
        showUndo(t('segments.saved'));
      }}
      aside={
        segment && (
          <Button variant="subtle" color="red" onClick={() => remove.mutate(segment.id)}>
            {t('segments.remove')}
          </Button>
        )
      }
    >
      <TextInput
        label={t('segments.name')}
        required={!isShipped}
        maxLength={80}
        placeholder={segment ? names.segment({ ...segment, name: null }) : ''}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <Select
        label={t('segments.model')}
        description={t('segments.modelHint')}
        allowDeselect={false}
        data={[
          { value: '', label: t('segments.noModel') },
          ...touchModels.map((model) => ({ value: model.id, label: names.touchModel(model) })),
        ]}
        value={values.touchModelId}
        onChange={(value) => form.setFieldValue('touchModelId', value ?? '')}
      />
      <Select
        label={t('segments.journey')}
        allowDeselect={false}
        data={[
          { value: '', label: t('segments.noJourney') },
          ...journeys
            .filter(({ archived, id }) => !archived || id === segment?.journeyTemplateId)
            .map((journey) => ({ value: journey.id, label: journeyName(journey) })),
        ]}
        value={values.journeyTemplateId}
        onChange={(value) => form.setFieldValue('journeyTemplateId', value ?? '')}
      />
      <Textarea
        label={t('segments.success')}
        placeholder={segment ? (names.success({ ...segment, successDefinition: null }) ?? '') : ''}
        autosize
        minRows={2}
        {...form.getInputProps('success')}
      />
    </FormModal>
  );
}
