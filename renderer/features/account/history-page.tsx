import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountHistory } from '#shared/contract/account-history.ts';
import { Section } from '#renderer/components/page.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { useContentNames } from '#renderer/lib/content-names.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { accountQueries } from './account-queries.ts';
import classes from './account.module.css';
import { ChangeList } from './change-list.tsx';
import { EventList } from './event-list.tsx';

interface Props {
  /** How the account was felt over time, for the account of the address. */
  feelings(accountId: string): ReactNode;
}

const EVENTS_FIRST = 40;

/** Histórico: feelings over time, stages, what happened, and every change made by hand (A7, E8, G2). */
export function HistoryPage({ feelings }: Props): ReactNode {
  const { t } = useTranslation('account');
  const { accountId } = useParams({ strict: false });
  const id = accountId ?? '';
  const history = useQuery(accountQueries.history(id));
  return (
    <div className={classes['aside']}>
      <div>
        <Section title={t('header.feeling')}>{feelings(id)}</Section>
        <QueryView query={history} where={t('failed')}>
          {({ events }) => (
            <Section title={t('history.events')}>
              <EventList accountId={id} events={events} first={EVENTS_FIRST} empty={t('history.eventsNone')} />
            </Section>
          )}
        </QueryView>
      </div>
      <QueryView query={history} where={t('failed')}>
        {({ stages, changes }) => (
          <div>
            <Section title={t('history.stages')}>
              <Stages stages={stages} />
            </Section>
            <Section title={t('history.changes')}>
              <ChangeList changes={changes} />
            </Section>
          </div>
        )}
      </QueryView>
    </div>
  );
}

function Stages({ stages }: Pick<AccountHistory, 'stages'>): ReactNode {
  const { t } = useTranslation('account');
  const names = useContentNames();
  const format = useFormat();
  if (stages.length === 0) return <p className={classes['hint']}>{t('history.stagesNone')}</p>;
  return (
    <ol className={classes['rows']}>
      {stages.map((stage) => (
        <li key={stage.startsOn} className={classes['row']}>
          <span>{names.stage(stage)}</span>
          <span>{t('journey.from', { from: format.day(stage.startsOn), to: format.day(stage.plannedEnd) })}</span>
        </li>
      ))}
    </ol>
  );
}
