import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '#renderer/components/page.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { accountQueries } from './account-queries.ts';
import classes from './account.module.css';
import { ChangeList } from './change-list.tsx';
import { EventList } from './event-list.tsx';

interface Props {
  /** How the account was felt over time, for the account of the address. */
  feelings(accountId: string): ReactNode;
  /** Its stages, and the flags beside them (D3, D5). */
  journey(accountId: string): ReactNode;
  flags(accountId: string): ReactNode;
}

const EVENTS_FIRST = 40;

/** Histórico: the journey, feelings over time, what happened, and every change made by hand (A7, E8, G2). */
export function HistoryPage({ feelings, journey, flags }: Props): ReactNode {
  const { t } = useTranslation(['account', 'journey']);
  const { accountId } = useParams({ strict: false });
  const id = accountId ?? '';
  const history = useQuery(accountQueries.history(id));
  return (
    <>
      <Section title={t('journey:course.title')}>{journey(id)}</Section>
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
          {({ changes }) => (
            <div>
              <Section title={t('journey:flags.title')}>{flags(id)}</Section>
              <Section title={t('history.changes')}>
                <ChangeList changes={changes} />
              </Section>
            </div>
          )}
        </QueryView>
      </div>
    </>
  );
}
