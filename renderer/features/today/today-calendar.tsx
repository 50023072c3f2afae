import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarDay } from '#shared/contract/today.ts';
import { Section } from '#renderer/components/page.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import classes from './today.module.css';

/** The next two weeks, a slim row a day: reviews with their readiness, renewals, due contacts, tasks. */
export function TodayCalendar({ days }: { days: readonly CalendarDay[] }): ReactNode {
  const { t } = useTranslation('today');
  return (
    <aside className={classes['calendar']}>
      <Section title={t('calendar.title')}>
        <ol className={classes['days']}>
          {days.map((day) => (
            <DayRow key={day.day} day={day} />
          ))}
        </ol>
      </Section>
    </aside>
  );
}

function DayRow({ day }: { day: CalendarDay }): ReactNode {
  const { t } = useTranslation('today');
  const format = useFormat();
  const isEmpty = day.reviews.length + day.renewals.length + day.contacts.total + day.tasks.total === 0;
  return (
    <li className={classes['dayRow']} data-free={day.free || undefined}>
      <time dateTime={day.day} className={classes['dayName']}>
        <span className={classes['weekday']}>{format.weekday(day.day)}</span>
        <span>{format.day(day.day).slice(0, 5)}</span>
      </time>
      <div className={classes['dayEntries']}>
        {isEmpty && <span className={classes['quiet']}>{day.free ? t('calendar.weekend') : t('calendar.free')}</span>}
        {day.reviews.map((review) => (
          <ReviewEntry key={review.id} review={review} />
        ))}
        {day.renewals.map(({ accountId, accountName, what }) => (
          <Link
            key={`${accountId} ${what}`}
            to="/accounts/$accountId/contracts"
            params={{ accountId }}
            className={classes['entry']}
          >
            {accountName} <span className={classes['quiet']}>{t(`calendar.${what}`)}</span>
          </Link>
        ))}
        <Counts day={day} />
      </div>
    </li>
  );
}

function ReviewEntry({ review }: { review: CalendarDay['reviews'][number] }): ReactNode {
  const { t } = useTranslation(['today', 'reviews']);
  const format = useFormat();
  return (
    <Link to="/reviews/$reviewId" params={{ reviewId: review.id }} className={classes['entry']} data-strong>
      {t(`reviews:kind.${review.kind}`)} {review.accountName}
      <br />
      <span className={classes['quiet']}>
        {format.time(review.startsAt)} · {t('today:calendar.ready', { percent: Math.round(review.readiness) })}
      </span>
    </Link>
  );
}

function Counts({ day }: { day: CalendarDay }): ReactNode {
  const { t } = useTranslation('today');
  const { contacts, tasks } = day;
  return (
    <>
      {contacts.total > 0 && (
        <span className={classes['quiet']} title={contacts.first.map(({ accountName }) => accountName).join('\n')}>
          {t('calendar.contacts', { count: contacts.total })}
        </span>
      )}
      {tasks.total > 0 && (
        <span className={classes['quiet']} title={tasks.first.map(({ title }) => title).join('\n')}>
          {t('calendar.tasks', { count: tasks.total })}
        </span>
      )}
    </>
  );
}
