import { ActionIcon, Button, Checkbox, Group, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { JourneyTemplateEntry } from '#shared/contract/journeys.ts';
import { stageEnds } from '#shared/domain/method-vocabulary.ts';
import { stageKinds } from '#shared/domain/vocabulary.ts';
import { FormDrawer } from '#renderer/components/form-dialog.tsx';
import { useContentNames } from '#renderer/lib/content-names.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showUndo } from '#renderer/lib/undo.tsx';
import { useJourneyNames } from '#renderer/lib/use-journey-names.ts';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';
import classes from './method.module.css';

interface Props {
  /** Null: a new one, which begins as a copy of `model`. */
  template: JourneyTemplateEntry | null;
  model: JourneyTemplateEntry | null;
  onClose(): void;
}

const stage = z.object({
  id: z.nullable(z.string()),
  kind: z.enum(stageKinds),
  name: z.string().trim().max(120),
  description: z.string().max(20_000),
  days: z.coerce.number().int().min(1).max(730),
  repeats: z.boolean(),
  endsBy: z.enum(stageEnds),
});

/** D1. The whole journey in one form: stages are named, timed, moved, added and taken out. */
export function JourneyForm({ template, model, onClose }: Props): ReactNode {
  const { t } = useTranslation(['method', 'journey']);
  const names = useContentNames();
  const nameOf = useJourneyNames();
  const isShipped = (template?.contentKey ?? null) !== null;
  const form = useSchemaForm({
    schema: z.object({
      name: isShipped ? z.string().trim().max(120) : z.string().trim().min(1).max(120),
      stages: z.array(stage).min(1),
    }),
    initialValues: {
      name: template?.name ?? '',
      stages: (model?.stages ?? []).map(({ id, kind, name, description, days, repeats, endsBy }) => ({
        id: template ? id : null,
        kind: kind as string,
        name: name ?? '',
        description: description ?? '',
        days: days as number | string,
        repeats,
        endsBy: endsBy as string,
      })),
    },
    draftKey: template ? `journey:${template.id}` : 'journey:new',
  });
  const { stages } = form.values;
  const nothingRepeats = !stages.some(({ repeats }) => repeats);
  const swap = (index: number, by: 1 | -1) => form.reorderListItem('stages', { from: index, to: index + by });
  return (
    <FormDrawer
      title={template ? nameOf(template) : t('method:journeys.add')}
      form={form}
      submitLabel={t('method:journeys.save')}
      onClose={onClose}
      onSubmit={async (given) => {
        await coreClient.journeys.saveTemplate({
          id: template?.id ?? null,
          name: given.name || null,
          stages: given.stages.map((one) => ({
            ...one,
            name: one.name || null,
            description: one.description.trim() || null,
          })),
        });
        showUndo(t('method:journeys.saved'));
      }}
    >
      <TextInput
        label={t('method:journeys.name')}
        required={!isShipped}
        maxLength={120}
        placeholder={template ? nameOf({ ...template, name: null }) : ''}
        {...form.getInputProps('name')}
      />
      {nothingRepeats && <p className={classes['warning']}>{t('method:journeys.nothingRepeats')}</p>}
      {stages.map((one, index) => {
        const kind = one.kind as (typeof stageKinds)[number];
        const said = one.name || names.stage({ kind, round: 0 });
        return (
          <fieldset key={`${one.id ?? 'new'}${index}`} className={classes['group']} aria-label={said}>
            <Group gap="xs" align="end" wrap="nowrap">
              <TextInput
                label={t('method:journeys.stage')}
                placeholder={names.stage({ kind, round: 0 })}
                maxLength={120}
                style={{ flex: 1 }}
                {...form.getInputProps(`stages.${index}.name`)}
              />
              <NumberInput
                label={t('method:journeys.days')}
                w={84}
                min={1}
                max={730}
                allowDecimal={false}
                {...form.getInputProps(`stages.${index}.days`)}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                disabled={index === 0}
                aria-label={t('method:journeys.up', { stage: said })}
                onClick={() => swap(index, -1)}
              >
                <IconArrowUp size={16} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                disabled={index === stages.length - 1}
                aria-label={t('method:journeys.down', { stage: said })}
                onClick={() => swap(index, 1)}
              >
                <IconArrowDown size={16} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                disabled={stages.length === 1}
                aria-label={t('method:journeys.takeOut', { stage: said })}
                onClick={() => form.removeListItem('stages', index)}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </Group>
            <Group gap="xs" align="end" mt={6}>
              <Select
                size="xs"
                label={t('method:journeys.kind')}
                allowDeselect={false}
                data={stageKinds.map((value) => ({ value, label: names.stage({ kind: value, round: 0 }) }))}
                {...form.getInputProps(`stages.${index}.kind`)}
              />
              <Select
                size="xs"
                label={t('method:journeys.endsBy')}
                allowDeselect={false}
                data={stageEnds.map((value) => ({ value, label: t(`method:journeys.ends.${value}`) }))}
                {...form.getInputProps(`stages.${index}.endsBy`)}
              />
              <Checkbox
                mb={6}
                label={t('method:journeys.repeats')}
                {...form.getInputProps(`stages.${index}.repeats`, { type: 'checkbox' })}
              />
            </Group>
            <Textarea
              mt={6}
              size="xs"
              label={t('method:journeys.what')}
              placeholder={t(`journey:journey_stage.${kind}.description`)}
              autosize
              minRows={1}
              {...form.getInputProps(`stages.${index}.description`)}
            />
          </fieldset>
        );
      })}
      <Button
        variant="default"
        size="compact-sm"
        onClick={() =>
          form.insertListItem('stages', {
            id: null,
            kind: 'adoption',
            name: '',
            description: '',
            days: 30,
            repeats: false,
            endsBy: 'date',
          })
        }
      >
        {t('method:journeys.addStage')}
      </Button>
    </FormDrawer>
  );
}
