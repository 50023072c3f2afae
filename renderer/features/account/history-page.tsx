import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryRange } from '#shared/contract/account-history.ts';
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
/** Read at first, and with each step further back. */
const STEP: HistoryRange = { events: 300, changes: 200 };

/** Histórico: the journey, feelings over time, what happened, and every change made by hand (A7, E8, G2). */
export function HistoryPage({ feelings, journey, flags }: Props): ReactNode {
  const { t } = useTranslation(['account', 'journey']);
  const { accountId } = useParams({ strict: false });
  const id = accountId ?? '';
  const [range, setRange] = useState(STEP);
  const history = useQuery(accountQueries.history(id, range));
  const further = (what: keyof HistoryRange) => () => setRange({ ...range, [what]: range[what] + STEP[what] });
  return (
    <>
      <Section title={t('journey:course.title')}>{journey(id)}</Section>
      <div className={classes['aside']}>
        <div>
          <Section title={t('header.feeling')}>{feelings(id)}</Section>
          <QueryView query={history} where={t('failed')}>
            {({ events, more }) => (
              <Section title={t('history.events')}>
                <EventList
                  accountId={id}
                  events={events}
                  first={EVENTS_FIRST}
                  empty={t('history.eventsNone')}
                  onMore={more.events ? further('events') : undefined}
                />
              </Section>
            )}
          </QueryView>
        </div>
        <QueryView query={history} where={t('failed')}>
          {({ changes, more }) => (
            <div>
              <Section title={t('journey:flags.title')}>{flags(id)}</Section>
              <Section title={t('history.changes')}>
                <ChangeList changes={changes} onMore={more.changes ? further('changes') : undefined} />
              </Section>
            </div>
          )}
        </QueryView>
      </div>
    </>
  );
}
