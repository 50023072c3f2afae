import { Button, Checkbox, Group, MultiSelect, NumberInput, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InteractionStart } from '#shared/contract/interactions.ts';
import { channels, interactionDirections } from '#shared/domain/vocabulary.ts';
import { AudienceSwitch } from '#renderer/components/audience-switch.tsx';
import { DayInput } from '#renderer/components/day-input.tsx';
import { TimeField } from '#renderer/components/time-field.tsx';
import { useToday } from '#renderer/lib/today.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { SchemaForm } from '#renderer/lib/use-schema-form.ts';
import type { InteractionOutput, InteractionValues } from './interaction-form.ts';
import classes from './interactions.module.css';

interface Props {
  form: SchemaForm<InteractionValues, InteractionOutput>;
  start: InteractionStart;
  /** A new one offers a task for its next step. */
  isNew: boolean;
}

/** H1. What every contact has first; the rest opens on demand, so that logging takes half a minute. */
export function InteractionInputs({ form, start, isNew }: Props): ReactNode {
  const { t } = useTranslation('interactions');
  const today = useToday();
  const { values } = form;
  const [more, setMore] = useState(values.body !== '' && !isNew);
  const future = values.day > today;
  return (
    <Stack gap="sm">
      <Group grow align="start">
        <Select
          label={t('form.channel')}
          allowDeselect={false}
          data={channels.map((value) => ({ value, label: t(`channel.${value}`) }))}
          value={values.channel}
          onChange={(value) => form.setFieldValue('channel', value ?? 'other')}
        />
        <Select
          label={t('form.direction')}
          allowDeselect={false}
          data={interactionDirections.map((value) => ({ value, label: t(`direction.${value}`) }))}
          value={values.direction}
          onChange={(value) => form.setFieldValue('direction', value ?? 'outbound')}
        />
      </Group>
      <Group grow align="start">
        <DayInput
          label={t('form.day')}
          required
          value={values.day}
          onChange={(day) => form.setFieldValue('day', day ?? '')}
          error={future ? t('form.future') : form.errors['day']}
        />
        <TimeField
          label={t('form.time')}
          value={values.time}
          onChange={(time) => form.setFieldValue('time', time)}
          error={form.errors['time']}
        />
        <NumberInput label={t('form.duration')} min={0} max={10_000} {...form.getInputProps('durationMinutes')} />
      </Group>
      <MultiSelect
        label={t('form.people')}
        {...(values.contactIds.length === 0 ? { placeholder: t('form.peopleHint') } : {})}
        searchable
        hidePickedOptions
        data={start.contacts.map(({ id, name, jobTitle }) => ({
          value: id,
          label: jobTitle ? `${name} · ${jobTitle}` : name,
        }))}
        value={values.contactIds}
        onChange={(ids) => form.setFieldValue('contactIds', ids)}
      />
      <TextInput
        label={t('form.subject')}
        placeholder={t('form.subjectHint')}
        required
        maxLength={300}
        data-autofocus
        {...form.getInputProps('subject')}
      />
      <Textarea label={t('form.body')} autosize minRows={3} maxRows={12} {...form.getInputProps('body')} />
      <Group align="start" gap="md">
        <TextInput label={t('form.nextStep')} maxLength={300} style={{ flex: 1 }} {...form.getInputProps('nextStep')} />
        <DayInput
          label={t('form.nextStepOn')}
          value={values.nextStepOn || null}
          onChange={(day) => form.setFieldValue('nextStepOn', day ?? '')}
          error={form.errors['nextStepOn']}
        />
      </Group>
      {isNew && values.nextStep.trim() !== '' && (
        <Checkbox label={t('form.task')} {...form.getInputProps('task', { type: 'checkbox' })} />
      )}
      <PlanFields form={form} start={start} />
      {more ? (
        <MoreFields form={form} start={start} />
      ) : (
        <div>
          <Button variant="transparent" size="compact-sm" px={0} onClick={() => setMore(true)}>
            {t('form.more')}
          </Button>
        </div>
      )}
    </Stack>
  );
}

/** B4: asked only where the touch model asks for a plan. */
function PlanFields({ form, start }: Omit<Props, 'isNew'>): ReactNode {
  const { t } = useTranslation('interactions');
  const format = useFormat();
  if (!start.planRequired) return null;
  return (
    <Checkbox
      label={t('form.planned')}
      description={
        start.plan ? t('form.plan', { text: start.plan.text, day: format.day(start.plan.on) }) : t('form.planRequired')
      }
      {...form.getInputProps('planned', { type: 'checkbox' })}
    />
  );
}

function MoreFields({ form, start }: Omit<Props, 'isNew'>): ReactNode {
  const { t } = useTranslation('interactions');
  const { values } = form;
  return (
    <>
      <Textarea label={t('form.realProblem')} autosize minRows={2} {...form.getInputProps('realProblem')} />
      <Textarea label={t('form.outcome')} autosize minRows={2} {...form.getInputProps('outcome')} />
      <MultiSelect
        label={t('form.team')}
        searchable
        data={start.members.map(({ id, name }) => ({ value: id, label: name }))}
        value={values.memberIds}
        onChange={(ids) => form.setFieldValue('memberIds', ids)}
      />
      <Group justify="space-between">
        <Checkbox label={t('form.automated')} {...form.getInputProps('automated', { type: 'checkbox' })} />
        <span className={classes['audience']}>
          <span className={classes['quiet']}>{t('form.audience')}</span>
          <AudienceSwitch value={values.audience} onChange={(audience) => form.setFieldValue('audience', audience)} />
        </span>
      </Group>
    </>
  );
}
