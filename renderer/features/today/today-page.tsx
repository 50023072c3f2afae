import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TodayView } from '#shared/contract/today.ts';
import { SingleModelHint } from '#renderer/components/single-model-hint.tsx';
import { CadenceLine } from '#renderer/components/cadence-line.tsx';
import { EmptyPortfolio } from '#renderer/components/empty-portfolio.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { Page } from '#renderer/components/page.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { openOverlay } from '#renderer/lib/overlays.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { FirstThing } from './first-thing.tsx';
import { SnoozedLines } from './snooze-line.tsx';
import { TodayCalendar } from './today-calendar.tsx';
import { LaneIndex, TodayLane } from './today-lane.tsx';
import { todayQuery } from './today-queries.ts';
import classes from './today.module.css';

/** H3: who needs what, now, and why; on the right the next two weeks. */
export function TodayPage(): ReactNode {
  const { t } = useTranslation('today');
  const format = useFormat();
  const today = useQuery(todayQuery());
  return (
    <Page>
      <PageHeader
        title={t('title')}
        actions={
          <Button variant="default" onClick={() => openOverlay('task', {})}>
            {t('newTask')}
          </Button>
        }
        beside={today.data && <span className={classes['quiet']}>{format.dayInWords(today.data.day)}</span>}
      />
      <QueryView query={today} where={t('failed')}>
        {(view) =>
          view.accounts === 0 && view.lanes.length === 0 ? (
            <EmptyPortfolio>{t('empty.sentence')}</EmptyPortfolio>
          ) : (
            <Day view={view} />
          )
        }
      </QueryView>
    </Page>
  );
}

function Day({ view }: { view: TodayView }): ReactNode {
  return (
    <div className={classes['columns']}>
      <div>
        <FirstThing line={view.first} />
        {view.singleModel && <SingleModelHint model={view.singleModel} />}
        {view.lanes.length > 2 && <LaneIndex lanes={view.lanes} />}
        {view.lanes.map((lane) => (
          <TodayLane key={lane.key} lane={lane} />
        ))}
        <SnoozedLines lines={view.snoozed} />
        <p>
          <CadenceLine accountId={null} />
        </p>
      </div>
      <TodayCalendar days={view.calendar} />
    </div>
  );
}
