import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TouchModelSettings } from '#shared/contract/method.ts';
import { contactInterval } from '#shared/domain/touch-model.ts';
import { autonomyLevels } from '#shared/domain/vocabulary.ts';
import { QueryView } from '#renderer/components/query-view.tsx';
import { useContentNames } from '#renderer/lib/content-names.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import classes from './method.module.css';
import { methodQueries } from './method-queries.ts';
import { TouchModelForm } from './touch-model-form.tsx';

/** B1–B5: the five models with both definitions, what they ask for, and how they came. */
export function TouchModelsPage(): ReactNode {
  const { t } = useTranslation('method');
  const query = useQuery(methodQueries.touchModels());
  const [editing, setEditing] = useState<TouchModelSettings | null>(null);
  return (
    <QueryView query={query} where={t('models.failed')} lines={8}>
      {({ touchModels, mayWrite }) => (
        <>
          <p className={classes['quiet']}>{t(mayWrite ? 'models.hint' : 'onlyLeads')}</p>
          <Single touchModels={touchModels} />
          <ul className={classes['cards']}>
            {touchModels.map((model) => (
              <Model key={model.id} model={model} mayWrite={mayWrite} onEdit={() => setEditing(model)} />
            ))}
          </ul>
          {editing && <TouchModelForm model={editing} onClose={() => setEditing(null)} />}
        </>
      )}
    </QueryView>
  );
}

/** B3. */
function Single({ touchModels }: { touchModels: readonly TouchModelSettings[] }): ReactNode {
  const { t } = useTranslation('portfolio');
  const names = useContentNames();
  const used = touchModels.filter(({ accounts }) => accounts > 0);
  const [only] = used;
  if (!only || used.length > 1 || only.accounts < 3) return null;
  return (
    <p role="status" className={classes['warning']}>
      {t('singleModel', { model: names.touchModel(only) })}
    </p>
  );
}

interface ModelProps {
  model: TouchModelSettings;
  mayWrite: boolean;
  onEdit(): void;
}

function Model({ model, mayWrite, onEdit }: ModelProps): ReactNode {
  const { t } = useTranslation(['method', 'reviews']);
  const names = useContentNames();
  const { byValue, byActor } = names.definitions(model);
  const restore = useMutation({
    mutationFn: () => coreClient.method.restoreTouchModel({ id: model.id }),
    onSuccess: () => showUndo(t('models.restored')),
    onError: showFailure,
  });
  const facts: [string, ReactNode][] = [
    [t('models.byValue'), byValue],
    [t('models.byActor'), byActor],
    [
      t('models.cadence'),
      autonomyLevels
        .map((level) =>
          t('models.interval', { count: contactInterval(model, level), level: t(`models.autonomy.${level}`) }),
        )
        .join(' · '),
    ],
    [t('models.automation'), t(`models.automations.${model.automation}`)],
    [
      t('models.reviews'),
      model.reviews.length === 0
        ? t('models.noReviews')
        : model.reviews
            .map(({ kind, everyMonths, steps }) =>
              [
                t(`reviews:kind.${kind}`),
                t('models.everyMonths', { count: everyMonths }),
                t('models.steps', { count: steps.length }),
              ].join(', '),
            )
            .join(' · '),
    ],
    [t('models.preparation'), model.minimumPreparation ?? t(`models.shippedPreparation.${model.key}`)],
  ];
  return (
    <li className={classes['card']}>
      <div className={classes['cardHead']}>
        <h2>{names.touchModel(model)}</h2>
        <span className={classes['muted']}>{t('models.accounts', { count: model.accounts })}</span>
        <span className={classes['spring']} />
        {mayWrite && !model.isShipped && (
          <Button variant="subtle" size="compact-sm" loading={restore.isPending} onClick={() => restore.mutate()}>
            {t('models.restore')}
          </Button>
        )}
        {mayWrite && (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={t('models.editNamed', { model: names.touchModel(model) })}
            onClick={onEdit}
          >
            {t('models.edit')}
          </Button>
        )}
      </div>
      <dl className={classes['facts']}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
