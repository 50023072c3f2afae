import { ActionIcon, Checkbox, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type CommunicationTrack, trackFields } from '#shared/contract/communication.ts';
import { DayText } from '#renderer/components/day-text.tsx';
import { FormDrawer } from '#renderer/components/form-dialog.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showUndo } from '#renderer/lib/undo.tsx';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';
import { contentsQuery, enrolledQuery } from './communication-queries.ts';
import classes from './communication.module.css';
import { useContentWords } from './content-words.ts';
import { conditionsOf, DEFAULT_LIMIT, needOf, type TrackNeed, trackNeeds, useSegmentNames } from './track-need.ts';

interface Props {
  /** Null: a new one. */
  track: CommunicationTrack | null;
  mayWrite: boolean;
  onClose(): void;
}

type Steps = { id?: string; contentId: string; offsetDays: number }[];

/** H4: for whom a track is, its contents with their days, and who is on it. */
export function TrackDrawer({ track, mayWrite, onClose }: Props): ReactNode {
  const { t } = useTranslation('communication');
  const words = useContentWords();
  const segments = useSegmentNames();
  const form = useSchemaForm({
    schema: trackFields,
    initialValues: {
      name: track ? words.track(track) : '',
      segmentId: track?.segmentId ?? '',
      conditions: track?.conditions ?? '',
      active: track?.active ?? true,
      steps: (track?.steps ?? []).map(({ id, contentId, offsetDays }) => ({ id, contentId, offsetDays })) as Steps,
    },
    draftKey: `track:${track?.id ?? 'new'}`,
  });
  const { values } = form;
  const found = needOf(values.conditions || null);
  const limit = found === null ? undefined : DEFAULT_LIMIT[found.need];

  return (
    <FormDrawer
      title={t(track ? 'track.edit' : 'track.new')}
      form={form}
      submitLabel={t('track.save')}
      onClose={onClose}
      onSubmit={async (fields) => {
        if (!mayWrite) return;
        await coreClient.communication.saveTrack({ ...fields, ...(track && { id: track.id }) });
        showUndo(t('track.saved'));
      }}
    >
      <Stack gap="sm">
        <TextInput label={t('track.name')} required maxLength={120} data-autofocus {...form.getInputProps('name')} />
        <Select
          label={t('track.segment')}
          clearable
          placeholder={t('track.everySegment')}
          data={segments.map(({ id, name }) => ({ value: id, label: name }))}
          value={values.segmentId || null}
          onChange={(value) => form.setFieldValue('segmentId', value ?? '')}
        />
        <Select
          label={t('track.need')}
          allowDeselect={false}
          data={[
            ...trackNeeds.map((value) => ({ value, label: t(`track.needs.${value}`) })),
            ...(found === null ? [{ value: 'own', label: t('need.own') }] : []),
          ]}
          value={found?.need ?? 'own'}
          onChange={(value) => {
            if (value === null || value === 'own') return;
            const need = value as TrackNeed;
            form.setFieldValue('conditions', conditionsOf(need, DEFAULT_LIMIT[need] ?? 0) ?? '');
          }}
        />
        {found !== null && limit !== undefined && (
          <NumberInput
            label={t(`track.limit.${found.need === 'partial_use' ? 'partial_use' : 'use_dropped'}`)}
            min={1}
            max={100}
            value={found.limit}
            onChange={(value) => form.setFieldValue('conditions', conditionsOf(found.need, Number(value)) ?? '')}
          />
        )}
        {found?.need === 'none' && values.segmentId === '' && <p className={classes['quiet']}>{t('track.handHint')}</p>}
        <StepFields steps={values.steps} onChange={(steps) => form.setFieldValue('steps', steps)} />
        <Checkbox label={t('track.active')} {...form.getInputProps('active', { type: 'checkbox' })} />
        {track && <Enrolled trackId={track.id} />}
      </Stack>
    </FormDrawer>
  );
}

function StepFields({ steps, onChange }: { steps: Steps; onChange(steps: Steps): void }): ReactNode {
  const { t } = useTranslation('communication');
  const words = useContentWords();
  const contents = useQuery(contentsQuery());
  const options = (contents.data?.contents ?? [])
    .filter(({ id, archived }) => !archived || steps.some(({ contentId }) => contentId === id))
    .map((content) => ({ value: content.id, label: words.title(content) }));
  const put = (index: number, patch: Partial<Steps[number]>) =>
    onChange(steps.map((step, place) => (place === index ? { ...step, ...patch } : step)));
  const last = steps.at(-1);
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
      <legend className={classes['heading']}>{t('track.steps')}</legend>
      <Stack gap="xs">
        {steps.map((step, index) => (
          <div key={step.id ?? index} className={classes['step']}>
            <Select
              aria-label={t('track.stepContent', { number: index + 1 })}
              searchable
              allowDeselect={false}
              data={options}
              value={step.contentId || null}
              onChange={(contentId) => contentId && put(index, { contentId })}
            />
            <NumberInput
              aria-label={t('track.stepDays', { number: index + 1 })}
              suffix={t('track.daysSuffix')}
              min={0}
              max={3650}
              allowDecimal={false}
              value={step.offsetDays}
              onChange={(value) => put(index, { offsetDays: Number(value) || 0 })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('track.removeStep', { number: index + 1 })}
              onClick={() => onChange(steps.filter((_, place) => place !== index))}
            >
              <IconX size={14} aria-hidden />
            </ActionIcon>
          </div>
        ))}
        <Select
          aria-label={t('track.addStep')}
          placeholder={t('track.addStep')}
          searchable
          data={options}
          value={null}
          onChange={(contentId) =>
            contentId && onChange([...steps, { contentId, offsetDays: last ? last.offsetDays + 7 : 0 }])
          }
        />
      </Stack>
    </fieldset>
  );
}

function Enrolled({ trackId }: { trackId: string }): ReactNode {
  const { t } = useTranslation('communication');
  const { data } = useQuery(enrolledQuery(trackId));
  if (!data) return null;
  if (data.length === 0) return <p className={classes['quiet']}>{t('track.nobody')}</p>;
  return (
    <section aria-label={t('track.enrolled', { count: data.length })}>
      <h3 className={classes['heading']}>{t('track.enrolled', { count: data.length })}</h3>
      <ul className={classes['list']}>
        {data.map(({ accountId, name, startedOn, sent }) => (
          <li key={accountId}>
            <Link to="/accounts/$accountId/interactions" params={{ accountId }}>
              {name}
            </Link>{' '}
            <span className={classes['quiet']}>
              <DayText day={startedOn} /> · {t('track.sentSoFar', { count: sent })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
