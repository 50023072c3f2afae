import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountHeader, AccountSummary } from '#shared/contract/accounts.ts';
import { DayText } from '#renderer/components/day-text.tsx';
import { Section } from '#renderer/components/page.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { useOpenRecord } from '#renderer/lib/open-record.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { accountQueries } from './account-queries.ts';
import classes from './account.module.css';
import { EventList } from './event-list.tsx';
import { GoalBars } from './goal-bars.tsx';
import { LiveContactsChart, WeeklyUseChart } from './summary-charts.tsx';

const EVENTS_FIRST = 8;
const PEOPLE_SHOWN = 5;
const GOALS_SHOWN = 6;
const COMMITMENTS_SHOWN = 4;

/** Resumo (ui.md): what changed, goals, people, commitments and use on one screen. */
export function SummaryPage(): ReactNode {
  const { t } = useTranslation('account');
  const { accountId } = useParams({ strict: false });
  const id = accountId ?? '';
  const opened = useQuery(accountQueries.opened(id));
  return (
    <QueryView query={opened} where={t('failed')}>
      {({ header, summary }) => <Summary header={header} summary={summary} />}
    </QueryView>
  );
}

function Summary({ header, summary }: { header: AccountHeader; summary: AccountSummary }): ReactNode {
  const { t } = useTranslation(['account', 'reviews']);
  const format = useFormat();
  const { since, sinceReview } = summary;
  const changed = sinceReview
    ? t('summary.sinceReview', { kind: t(`reviews:kindInText.${sinceReview.kind}`), day: format.day(since) })
    : t('summary.since', { day: format.day(since) });
  const to = { params: { accountId: header.id } };
  return (
    <>
      <div className={classes['columns']}>
        <Section title={changed}>
          <EventList accountId={header.id} events={summary.events} first={EVENTS_FIRST} empty={t('summary.nothing')} />
        </Section>
        <Section title={t('summary.goals')}>
          {summary.goals.length === 0 ? (
            <p className={classes['hint']}>
              {t('summary.noGoals')}{' '}
              <Link to="/accounts/$accountId/plan" {...to}>
                {t('summary.makePlan')}
              </Link>
            </p>
          ) : (
            <GoalBars accountId={header.id} goals={summary.goals.slice(0, GOALS_SHOWN)} />
          )}
        </Section>
        <div>
          <Section
            title={t('summary.people')}
            aside={
              summary.people.length > PEOPLE_SHOWN && (
                <Link to="/accounts/$accountId/contacts" {...to}>
                  {t('summary.more', { count: summary.people.length - PEOPLE_SHOWN })}
                </Link>
              )
            }
          >
            <People accountId={header.id} people={summary.people.slice(0, PEOPLE_SHOWN)} />
          </Section>
          <Section title={t('summary.commitments')}>
            <Commitments commitments={summary.commitments.slice(0, COMMITMENTS_SHOWN)} />
          </Section>
        </div>
      </div>
      <div className={classes['halves']}>
        <WeeklyUseChart usage={summary.usage} />
        <LiveContactsChart months={summary.liveContacts} />
      </div>
    </>
  );
}

function Commitments({ commitments }: Pick<AccountSummary, 'commitments'>): ReactNode {
  const { t } = useTranslation('account');
  const openRecord = useOpenRecord();
  if (commitments.length === 0) return <p className={classes['hint']}>{t('summary.noCommitments')}</p>;
  return (
    <ul className={classes['rows']}>
      {commitments.map(({ id, body, side, ownerName, dueOn, late }) => (
        <li key={id} className={classes['row']}>
          <button type="button" className={classes['event']} title={body} onClick={() => openRecord('commitment', id)}>
            {late ? <SignalMark signal="attention" label={body} /> : body}
            <span className={classes['quiet']}>
              {` · ${ownerName ?? t(side === 'ours' ? 'summary.ours' : 'summary.client')}`}
            </span>
          </button>
          <DayText day={dueOn} />
        </li>
      ))}
    </ul>
  );
}

function People({ accountId, people }: { accountId: string } & Pick<AccountSummary, 'people'>): ReactNode {
  const { t } = useTranslation(['account', 'contacts']);
  if (people.length === 0) {
    return (
      <>
        <p className={classes['hint']}>{t('summary.noPeople')}</p>
        <Button
          component={Link}
          to="/accounts/$accountId/contacts"
          params={{ accountId } as never}
          variant="default"
          size="compact-sm"
        >
          {t('summary.addPeople')}
        </Button>
      </>
    );
  }
  return (
    <ul className={classes['rows']}>
      {people.map(({ id, name, jobTitle, role, lastInteractionOn, live }) => (
        <li key={id} className={classes['row']}>
          <span className={classes['event']} title={[name, jobTitle].filter(Boolean).join(', ')}>
            <SignalMark
              signal={live ? 'good' : 'unknown'}
              label={
                <>
                  {name}
                  <span
                    className={classes['quiet']}
                  >{` · ${role ? t(`contacts:role.${role}`) : (jobTitle ?? '')}`}</span>
                </>
              }
            />
          </span>
          {lastInteractionOn ? <DayText day={lastInteractionOn} /> : <span>{t('summary.never')}</span>}
        </li>
      ))}
    </ul>
  );
}
