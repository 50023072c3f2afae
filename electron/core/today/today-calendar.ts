import type { CalendarDay } from '#shared/contract/today.ts';
import { addDays, type Day, isBusinessDay } from '#shared/domain/calendar.ts';
import { CALENDAR_DAYS, type TodayData } from './today-facts.ts';

/** Names shown of what a day may hold many of. */
const SHOWN = 3;

/** The next two weeks: reviews with readiness, renewals, due contacts, tasks. */
export function calendarOf(data: TodayData, today: Day, holidays: ReadonlySet<Day>): CalendarDay[] {
  const { facts, accounts, reviews } = data;
  const account = (accountId: string) => ({ accountId, accountName: accounts.get(accountId)?.name ?? '' });
  const starts = new Map(reviews.map((review) => [review.id, review]));
  const days = Array.from({ length: CALENDAR_DAYS }, (_, index) => addDays(today, index));
  return days.map((day) => {
    const due = facts.contacts.filter(({ dueOn }) => dueOn === day);
    // A task that was put off comes back on its day.
    const tasks = facts.tasks.filter(({ dueOn, snoozedUntil }) => (snoozedUntil ?? dueOn) === day);
    return {
      day,
      free: !isBusinessDay(day, holidays),
      reviews: facts.reviews
        .filter(({ on, stage }) => on === day && stage !== 'held')
        .map(({ id, accountId, kind, stage, readinessPercent }) => ({
          id,
          ...account(accountId),
          kind,
          stage,
          startsAt: starts.get(id)?.starts_at ?? '',
          timeZone: starts.get(id)?.time_zone ?? '',
          readiness: Math.round(readinessPercent),
        })),
      renewals: facts.renewals.flatMap(({ accountId, endsOn, noticeOn }) => [
        ...(endsOn === day ? [{ ...account(accountId), what: 'end' as const }] : []),
        ...(noticeOn === day ? [{ ...account(accountId), what: 'notice' as const }] : []),
      ]),
      contacts: { total: due.length, first: due.slice(0, SHOWN).map(({ accountId }) => account(accountId)) },
      tasks: { total: tasks.length, first: tasks.slice(0, SHOWN).map(({ id, title }) => ({ id, title })) },
    };
  });
}
