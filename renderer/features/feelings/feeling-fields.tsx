import { Stack, TagsInput, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Emotion, MOST_REASONS } from '#shared/domain/feeling.ts';
import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';
import type { SchemaForm } from '#renderer/lib/use-schema-form.ts';
import { EmotionField, emotionOfLetter } from './emotion-field.tsx';
import type { FeelingOutput, FeelingValues } from './feeling-form.ts';
import classes from './feelings.module.css';
import { MomentField } from './moment-field.tsx';
import { ScaleField } from './scale-field.tsx';

export function FeelingFields({ form }: { form: SchemaForm<FeelingValues, FeelingOutput> }): ReactNode {
  const { t } = useTranslation('feelings');
  const reasons = useQuery(core.feelings.reasons.queryOptions({ meta: reads('feeling_mark') }));
  const { values, errors } = form;

  function toggle(emotion: Emotion): void {
    const without = values.emotions.filter((key) => key !== emotion);
    form.setFieldValue('emotions', without.length < values.emotions.length ? without : [...without, emotion]);
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.currentTarget.closest('form')?.requestSubmit();
      event.preventDefault();
      return;
    }
    const writing =
      event.target instanceof HTMLElement && event.target.matches('textarea, input[type="text"], input:not([type])');
    const emotion = emotionOfLetter(event.key);
    if (writing || event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1 || !emotion) return;
    toggle(emotion);
    event.preventDefault();
  }

  return (
    <Stack gap="sm" onKeyDown={onKeyDown}>
      <MomentField
        value={values.moment}
        onChange={(moment) => form.setFieldValue('moment', moment)}
        error={errors['moment']}
      />
      <div className={classes['scales']}>
        <ScaleField
          name="satisfaction"
          value={values.satisfaction}
          onChange={(step) => form.setFieldValue('satisfaction', step)}
          error={errors['satisfaction']}
        />
        <ScaleField
          name="trust"
          value={values.trust}
          onChange={(step) => form.setFieldValue('trust', step)}
          error={errors['trust']}
        />
      </div>
      <EmotionField value={values.emotions} onToggle={toggle} />
      <TagsInput
        label={t('reasons')}
        {...(values.reasons.length === 0 ? { placeholder: t('reasonsHint') } : {})}
        maxTags={MOST_REASONS}
        data={reasons.data ?? []}
        value={values.reasons}
        onChange={(next) => form.setFieldValue('reasons', next)}
        error={errors['reasons']}
      />
      <Textarea label={t('note')} autosize minRows={2} maxRows={8} {...form.getInputProps('note')} />
      <p className={classes['hint']}>{t('keys')}</p>
    </Stack>
  );
}
