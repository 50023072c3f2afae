import { Button, Group, Radio } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JourneyTemplateEntry } from '#shared/contract/journeys.ts';
import { type ReviewCycle, reviewCycles } from '#shared/domain/vocabulary.ts';
import { QueryView } from '#renderer/components/query-view.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { useJourneyNames } from '#renderer/lib/use-journey-names.ts';
import { JourneyForm } from './journey-form.tsx';
import classes from './method.module.css';
import { methodQueries } from './method-queries.ts';
import { StageTable } from './stage-table.tsx';

/** D1, D2: the journeys of the workspace, and what its review windows follow. */
export function JourneysPage(): ReactNode {
  const { t } = useTranslation('method');
  const query = useQuery(methodQueries.journeys());
  const [editing, setEditing] = useState<{ template: JourneyTemplateEntry | null } | null>(null);
  const putCycle = useMutation({
    mutationFn: (cycle: ReviewCycle) => coreClient.journeys.putCycle({ cycle }),
    onSuccess: () => showUndo(t('journeys.cycleSaved')),
    onError: showFailure,
  });
  return (
    <QueryView query={query} where={t('journeys.failed')} lines={8}>
      {({ templates, reviewCycle, mayWrite, mayWriteCycle }) => (
        <>
          <p className={classes['quiet']}>{t(mayWrite ? 'journeys.hint' : 'onlyLeads')}</p>
          <Radio.Group
            label={t('journeys.cycle')}
            value={reviewCycle}
            onChange={(value) => putCycle.mutate(value as ReviewCycle)}
            mb="lg"
          >
            <Group gap="xl" mt={4}>
              {reviewCycles.map((value) => (
                <Radio key={value} value={value} disabled={!mayWriteCycle} label={t(`journeys.cycles.${value}`)} />
              ))}
            </Group>
          </Radio.Group>
          {templates.map((template) => (
            <Template
              key={template.id}
              template={template}
              mayWrite={mayWrite}
              onEdit={() => setEditing({ template })}
            />
          ))}
          {mayWrite && (
            <Button variant="default" onClick={() => setEditing({ template: null })}>
              {t('journeys.add')}
            </Button>
          )}
          {editing && (
            <JourneyForm
              template={editing.template}
              model={editing.template ?? templates[0] ?? null}
              onClose={() => setEditing(null)}
            />
          )}
        </>
      )}
    </QueryView>
  );
}

interface TemplateProps {
  template: JourneyTemplateEntry;
  mayWrite: boolean;
  onEdit(): void;
}

function Template({ template, mayWrite, onEdit }: TemplateProps): ReactNode {
  const { t } = useTranslation('method');
  const nameOf = useJourneyNames();
  const { id, archived } = template;
  const archive = useMutation({
    mutationFn: () => coreClient.journeys.archiveTemplate({ id, archived: !archived }),
    onSuccess: () => showUndo(t(archived ? 'journeys.reopened' : 'journeys.archived')),
    onError: showFailure,
  });
  return (
    <section className={classes['card']} aria-label={nameOf(template)} data-archived={archived || undefined}>
      <div className={classes['cardHead']}>
        <h2>{nameOf(template)}</h2>
        <span className={classes['muted']}>
          {archived ? t('journeys.isArchived') : t('models.accounts', { count: template.accounts })}
        </span>
        <span className={classes['spring']} />
        {mayWrite && (
          <>
            <Button variant="subtle" size="compact-sm" onClick={() => archive.mutate()}>
              {t(archived ? 'journeys.unarchive' : 'journeys.archive')}
            </Button>
            <Button
              variant="default"
              size="compact-sm"
              aria-label={t('models.editNamed', { model: nameOf(template) })}
              onClick={onEdit}
            >
              {t('models.edit')}
            </Button>
          </>
        )}
      </div>
      <StageTable stages={template.stages} />
    </section>
  );
}
