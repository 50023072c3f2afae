import { Button, Group, NumberInput, Select, Slider, Switch } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HealthModelEntry, HealthModelFields } from '#shared/contract/health.ts';
import { healthMeasures } from '#shared/domain/method-vocabulary.ts';
import { type StageKind, stageKinds } from '#shared/domain/vocabulary.ts';
import { useContentNames } from '#renderer/lib/content-names.ts';
import { core, coreClient } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import classes from './health.module.css';
import { asShipped, weightSum } from './model-draft.ts';
import { ModelPreview } from './model-preview.tsx';

interface Props {
  model: HealthModelEntry | (HealthModelFields & { id: null });
  isNew: boolean;
  feelingCounts: boolean;
  mayWrite: boolean;
  onSaved(id: string | null): void;
}

/** While a weight is dragged the portfolio is asked this often, in milliseconds. */
const ASK_EVERY = 150;

export function ModelEditor({ model, isNew, feelingCounts, mayWrite, onSaved }: Props): ReactNode {
  const { t } = useTranslation('health');
  const [draft, setDraft] = useState<HealthModelFields>(() => fieldsOf(model));
  const [asked] = useDebouncedValue(draft, ASK_EVERY);
  const change = (patch: Partial<HealthModelFields>) => setDraft((before) => ({ ...before, ...patch }));
  const sum = weightSum(draft);
  const id = model.id ?? undefined;
  const save = useMutation({
    mutationFn: () => coreClient.health.saveModel({ ...draft, ...(id ? { id } : {}) }),
    onSuccess: (saved) => {
      onSaved(saved.id);
      showUndo(t('editor.saved'));
    },
    onError: showFailure,
  });
  const remove = useMutation({
    mutationFn: () => coreClient.health.removeModel({ id: id ?? '' }),
    onSuccess: () => {
      onSaved(null);
      showUndo(t('editor.removed'));
    },
    onError: showFailure,
  });
  const setCounts = useMutation({
    mutationFn: (value: boolean) => coreClient.method.putSetting({ name: 'health.feeling_counts', value }),
    onError: showFailure,
  });
  const isGeneral = !isNew && model.segmentId === null && model.stageKind === null;
  return (
    <div className={classes['editor']}>
      <fieldset disabled={!mayWrite} style={{ border: 0, margin: 0, padding: 0 }} aria-label={t('editor.model')}>
        {!isGeneral && <PlaceFields draft={draft} onChange={change} mayWrite={mayWrite} />}
        {healthMeasures.map((measure) => (
          <div key={measure} className={classes['weight']}>
            <span>{t(`measure.${measure}`)}</span>
            <Slider
              min={0}
              max={50}
              step={1}
              label={null}
              disabled={!mayWrite}
              thumbLabel={t('editor.weight', { measure: t(`measure.${measure}`) })}
              value={Math.min(50, draft.weights[measure] ?? 0)}
              onChange={(weight) => change({ weights: { ...draft.weights, [measure]: weight } })}
            />
            <NumberInput
              size="xs"
              min={0}
              max={100}
              allowDecimal={false}
              aria-label={t('editor.weight', { measure: t(`measure.${measure}`) })}
              value={draft.weights[measure] ?? 0}
              onChange={(weight) =>
                change({ weights: { ...draft.weights, [measure]: Math.min(100, Math.max(0, Number(weight) || 0)) } })
              }
            />
          </div>
        ))}
        <p className={classes['quiet']}>{sum === 0 ? t('editor.noWeight') : t('editor.sum', { sum })}</p>
        <Group align="start" gap="xl" mt="md">
          <NumberInput
            w={220}
            label={t('editor.coverage')}
            description={t('editor.coverageHint')}
            min={0}
            max={100}
            allowDecimal={false}
            value={draft.minimumCoverage}
            onChange={(value) => change({ minimumCoverage: Math.min(100, Math.max(0, Number(value) || 0)) })}
          />
          <div>
            <Switch
              label={t('editor.caps')}
              description={t('editor.capsHint')}
              checked={draft.feelingCaps}
              onChange={({ currentTarget }) => change({ feelingCaps: currentTarget.checked })}
            />
            <Switch
              mt="sm"
              label={t('editor.counts')}
              description={t('editor.countsHint')}
              checked={feelingCounts}
              onChange={({ currentTarget }) => setCounts.mutate(currentTarget.checked)}
            />
          </div>
        </Group>
        {mayWrite && (
          <Group mt="lg" gap="sm">
            <Button disabled={sum === 0} loading={save.isPending} onClick={() => save.mutate()}>
              {t('editor.save')}
            </Button>
            <Button variant="default" onClick={() => setDraft(asShipped)}>
              {t('editor.reset')}
            </Button>
            {id !== undefined && !isGeneral && (
              <Button variant="subtle" color="red" onClick={() => remove.mutate()}>
                {t('editor.remove')}
              </Button>
            )}
          </Group>
        )}
      </fieldset>
      <ModelPreview draft={asked} {...(id ? { id } : {})} />
    </div>
  );
}

const fieldsOf = ({ segmentId, stageKind, name, minimumCoverage, feelingCaps, weights }: HealthModelFields) => ({
  segmentId,
  stageKind,
  name,
  minimumCoverage,
  feelingCaps,
  weights,
});

interface PlaceProps {
  draft: HealthModelFields;
  mayWrite: boolean;
  onChange(patch: Partial<HealthModelFields>): void;
}

/** K1: the segment and the kind of stage that a model is for. */
function PlaceFields({ draft, mayWrite, onChange }: PlaceProps): ReactNode {
  const { t } = useTranslation('health');
  const names = useContentNames();
  const choices = useQuery(core.accounts.choices.queryOptions({ meta: reads('workspace', 'segment', 'touch_model') }));
  return (
    <Group grow mb="md">
      <Select
        label={t('editor.segment')}
        placeholder={t('editor.anySegment')}
        clearable
        disabled={!mayWrite}
        data={(choices.data?.segments ?? []).map((segment) => ({ value: segment.id, label: names.segment(segment) }))}
        value={draft.segmentId}
        onChange={(segmentId) => onChange({ segmentId })}
      />
      <Select
        label={t('editor.stage')}
        placeholder={t('editor.anyStage')}
        clearable
        disabled={!mayWrite}
        data={stageKinds.map((kind) => ({ value: kind, label: names.stage({ kind, round: 0 }) }))}
        value={draft.stageKind}
        onChange={(kind) => onChange({ stageKind: kind as StageKind | null })}
      />
    </Group>
  );
}
