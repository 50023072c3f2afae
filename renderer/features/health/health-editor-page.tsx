import { Button, Group, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HealthModelEntry } from '#shared/contract/health.ts';
import type { StageKind } from '#shared/domain/vocabulary.ts';
import { QueryView } from '#renderer/components/query-view.tsx';
import { useContentNames } from '#renderer/lib/content-names.ts';
import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { healthQueries } from './health-queries.ts';
import classes from './health.module.css';
import { ModelEditor } from './model-editor.tsx';
import { newModel } from './model-draft.ts';

const NEW = 'new';

/** K1: what the health is measured by, for each segment and stage, with what a change would do. */
export function HealthEditorPage(): ReactNode {
  const { t } = useTranslation('health');
  const [chosen, setChosen] = useState<string | null>(null);
  const models = useQuery(healthQueries.models());
  const name = useModelName();
  return (
    <QueryView query={models} where={t('editor.failed')}>
      {({ models: list, feelingCounts, mayWrite }) => {
        const general = list.find(({ segmentId, stageKind }) => segmentId === null && stageKind === null) ?? list[0];
        const model = chosen === NEW ? null : (list.find(({ id }) => id === chosen) ?? general ?? null);
        return (
          <>
            <p className={classes['quiet']}>{t(mayWrite ? 'editor.intro' : 'editor.locked')}</p>
            <Group align="end" gap="sm" mb="md">
              <Select
                label={t('editor.model')}
                w={340}
                allowDeselect={false}
                data={[
                  ...list.map((each) => ({
                    value: each.id,
                    label: `${name(each)} (${t('editor.accounts', { count: each.accounts })})`,
                  })),
                  ...(chosen === NEW ? [{ value: NEW, label: t('editor.add') }] : []),
                ]}
                value={model?.id ?? NEW}
                onChange={setChosen}
              />
              {mayWrite && (
                <Button variant="default" onClick={() => setChosen(NEW)}>
                  {t('editor.add')}
                </Button>
              )}
            </Group>
            <ModelEditor
              key={model?.id ?? NEW}
              model={model ?? newModel(general ?? null)}
              isNew={model === null}
              feelingCounts={feelingCounts}
              mayWrite={mayWrite}
              onSaved={setChosen}
            />
          </>
        );
      }}
    </QueryView>
  );
}

/** What a model is for: its own name, else its segment and stage. */
function useModelName(): (model: Pick<HealthModelEntry, 'name' | 'segmentId' | 'stageKind'>) => string {
  const { t } = useTranslation('health');
  const names = useContentNames();
  const choices = useQuery(core.accounts.choices.queryOptions({ meta: reads('workspace', 'segment', 'touch_model') }));
  return ({ name, segmentId, stageKind }) => {
    if (name) return name;
    const segment = choices.data?.segments.find(({ id }) => id === segmentId);
    const stage = (kind: StageKind) => names.stage({ kind, round: 0 });
    const parts = [...(segment ? [names.segment(segment)] : []), ...(stageKind ? [stage(stageKind)] : [])];
    return parts.length > 0 ? parts.join(' · ') : t('editor.general');
  };
}
