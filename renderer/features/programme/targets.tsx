import { Button, Select, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { plainDay } from '#shared/contract/base.ts';
import type { ProgrammeTarget, ProgrammeView } from '#shared/contract/programme.ts';
import { type MetricKey, metricKeys, metricUnits } from '#shared/domain/metric-catalogue.ts';
import { minorDigits } from '#shared/domain/money.ts';
import { DayInput } from '#renderer/components/day-input.tsx';
import { FormModal } from '#renderer/components/form-dialog.tsx';
import { NumberField } from '#renderer/components/number-field.tsx';
import { Section } from '#renderer/components/page.tsx';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { useContentNames } from '#renderer/lib/content-names.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import { useMetricText } from '#renderer/lib/metric-text.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';
import classes from './programme.module.css';

/** C2: where the numbers have to get to, beside where they are; what has no number yet says so. */
export function Targets({ view }: { view: ProgrammeView }): ReactNode {
  const { t } = useTranslation('programme');
  const [editing, setEditing] = useState<{ target: ProgrammeTarget | null } | null>(null);
  return (
    <Section
      title={t('targets')}
      level={3}
      aside={
        view.mayWrite && (
          <Button variant="subtle" size="compact-sm" onClick={() => setEditing({ target: null })}>
            {t('addTarget')}
          </Button>
        )
      }
    >
      {view.targets.length === 0 && <p className={classes['quiet']}>{t('noTargets')}</p>}
      <ul className={classes['list']}>
        {view.targets.map((target) => (
          <TargetLine key={target.id} view={view} target={target} onEdit={() => setEditing({ target })} />
        ))}
      </ul>
      {editing && <TargetForm view={view} target={editing.target} onClose={() => setEditing(null)} />}
    </Section>
  );
}

interface LineProps {
  view: ProgrammeView;
  target: ProgrammeTarget;
  onEdit(): void;
}

function TargetLine({ view, target, onEdit }: LineProps): ReactNode {
  const { t } = useTranslation(['programme', 'common']);
  const format = useFormat();
  const names = useContentNames();
  const text = useMetricText(view.currency);
  const segment = view.segments.find(({ id }) => id === target.segmentId);
  const metric = text.name(target.metric);
  const [signal, state] =
    target.met === null
      ? (['unknown', 'unknown'] as const)
      : target.met
        ? (['good', 'met'] as const)
        : (['attention', 'missed'] as const);
  return (
    <li className={classes['row']}>
      <span>
        <SignalMark signal={signal} label={`${metric}: ${text.value(target.metric, target.value)}`} />
        <span className={classes['quiet']}>
          {` · ${[
            segment ? names.segment(segment) : t('allSegments'),
            target.dueOn && format.day(target.dueOn),
            target.note,
          ]
            .filter(Boolean)
            .join(' · ')}`}
        </span>
      </span>
      <span className={classes['end']}>
        <span title={text.sentence(target.now)}>
          {`${t('now')}: ${text.value(target.metric, target.now.value)} · ${t(state)}`}
        </span>
        {view.mayWrite && (
          <Button variant="default" size="compact-xs" aria-label={t('editTarget', { metric })} onClick={onEdit}>
            {t('common:edit')}
          </Button>
        )}
      </span>
    </li>
  );
}

const schema = z.object({
  metric: z.enum(metricKeys),
  segmentId: z.nullable(z.uuid()),
  value: z.number(),
  dueOn: z.nullable(plainDay),
  note: z.nullable(z.string().trim().max(300)),
});

interface FormProps {
  view: ProgrammeView;
  target: ProgrammeTarget | null;
  onClose(): void;
}

function TargetForm({ view, target, onClose }: FormProps): ReactNode {
  const { t } = useTranslation('programme');
  const names = useContentNames();
  const text = useMetricText(view.currency);
  // Money is typed in whole units and kept in minor ones.
  const scaleOf = (metric: MetricKey) => (metricUnits[metric] === 'money' ? 10 ** minorDigits(view.currency) : 1);
  const form = useSchemaForm({
    schema,
    initialValues: {
      metric: (target?.metric ?? 'logo_churn') as MetricKey,
      segmentId: (target?.segmentId ?? '') as string | null,
      value: (target ? target.value / scaleOf(target.metric) : '') as number | string | null,
      dueOn: (target?.dueOn ?? '') as string | null,
      note: target?.note ?? '',
    },
  });
  async function trash(id: string): Promise<void> {
    try {
      await coreClient.programme.trashTarget({ id });
      onClose();
      showUndo(t('targetTrashed'));
    } catch (error) {
      showFailure(error);
    }
  }
  const { value } = form.values;
  return (
    <FormModal
      title={t('target')}
      form={form}
      submitLabel={t('saveTarget')}
      onClose={onClose}
      aside={
        target && (
          <Button variant="subtle" color="red" onClick={() => void trash(target.id)}>
            {t('trashTarget')}
          </Button>
        )
      }
      onSubmit={async (values) => {
        const id = target ? { id: target.id } : {};
        await coreClient.programme.saveTarget({ ...values, ...id, value: values.value * scaleOf(values.metric) });
        showUndo(t('targetSaved'));
      }}
    >
      <Select
        label={t('metric')}
        allowDeselect={false}
        data={metricKeys.map((metric) => ({ value: metric, label: text.name(metric) }))}
        value={form.values.metric}
        onChange={(metric) => form.setFieldValue('metric', metricKeys.find((each) => each === metric) ?? 'nps')}
      />
      <Select
        label={t('segment')}
        placeholder={t('allSegments')}
        clearable
        data={view.segments.map((segment) => ({ value: segment.id, label: names.segment(segment) }))}
        value={form.values.segmentId || null}
        onChange={(id) => form.setFieldValue('segmentId', id ?? '')}
      />
      <NumberField
        label={t('value')}
        value={typeof value === 'number' ? value : null}
        error={form.errors['value']}
        onChange={(next) => form.setFieldValue('value', next)}
      />
      <DayInput label={t('dueOn')} {...form.getInputProps('dueOn')} />
      <TextInput label={t('note')} maxLength={300} {...form.getInputProps('note')} />
    </FormModal>
  );
}
