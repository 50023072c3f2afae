import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SegmentSettings } from '#shared/contract/method.ts';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { useContentNames } from '#renderer/lib/content-names.ts';
import classes from './method.module.css';
import { methodQueries } from './method-queries.ts';
import { SegmentForm } from './segment-form.tsx';
import { useJourneyNames } from '#renderer/lib/use-journey-names.ts';

/** B2: groups of accounts with the model, the journey and the success that they are given. */
export function SegmentsPage(): ReactNode {
  const { t } = useTranslation('method');
  const names = useContentNames();
  const journeyName = useJourneyNames();
  const query = useQuery(methodQueries.touchModels());
  const journeys = useQuery(methodQueries.journeys());
  const [editing, setEditing] = useState<{ segment: SegmentSettings | null } | null>(null);
  return (
    <QueryView query={query} where={t('segments.failed')} lines={5}>
      {({ segments, touchModels, mayWrite }) => {
        const add = mayWrite && (
          <Button variant="default" onClick={() => setEditing({ segment: null })}>
            {t('segments.add')}
          </Button>
        );
        return (
          <>
            <p className={classes['quiet']}>{t(mayWrite ? 'segments.hint' : 'onlyLeads')}</p>
            {segments.length === 0 ? (
              <EmptyState picture="people" action={add || undefined}>
                {t('segments.empty')}
              </EmptyState>
            ) : (
              <>
                <table className={classes['table']}>
                  <thead>
                    <tr>
                      <th scope="col">{t('segments.name')}</th>
                      <th scope="col">{t('segments.model')}</th>
                      <th scope="col">{t('segments.journey')}</th>
                      <th scope="col">{t('segments.success')}</th>
                      <th scope="col">{t('segments.accounts')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {segments.map((segment) => {
                      const model = touchModels.find(({ id }) => id === segment.touchModelId);
                      const journey = journeys.data?.templates.find(({ id }) => id === segment.journeyTemplateId);
                      return (
                        <tr key={segment.id}>
                          <th scope="row">
                            {mayWrite ? (
                              <button type="button" className={classes['link']} onClick={() => setEditing({ segment })}>
                                {names.segment(segment)}
                              </button>
                            ) : (
                              names.segment(segment)
                            )}
                          </th>
                          <td>{model ? names.touchModel(model) : t('segments.noModel')}</td>
                          <td>{journey ? journeyName(journey) : t('segments.noJourney')}</td>
                          <td className={classes['wide']}>{names.success(segment) ?? '–'}</td>
                          <td>{segment.accounts}</td>
                        </tr>
                      );
                    })}
                  </tbody>
                </table>
                {add}
              </>
            )}
            {editing && (
              <SegmentForm
                segment={editing.segment}
                touchModels={touchModels}
                journeys={journeys.data?.templates ?? []}
                onClose={() => setEditing(null)}
              />
            )}
          </>
        );
      }}
    </QueryView>
  );
}
