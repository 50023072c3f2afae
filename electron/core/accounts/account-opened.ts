import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { AccountOpened } from '#shared/contract/accounts.ts';
import { addDays, addMonths, type Day, monthStart } from '#shared/domain/calendar.ts';
import { contactWarnings, isLiveContact, LIVE_DAYS } from '#shared/domain/contacts.ts';
import type { PlannedStage } from '#shared/domain/journey.ts';
import { journeyOf } from '#shared/domain/journey-course.ts';
import { contactInterval } from '#shared/domain/touch-model.ts';
import { gapDays } from '../activation/gap-repository.ts';
import { contactsWithLast, participationsSince } from '../contacts/contact-repository.ts';
import { contractRows, toRuledContract } from '../contracts/contract-repository.ts';
import { type JourneyFinder, journeyFinder } from '../journeys/journey-repository.ts';
import { standingFlags } from '../journeys/flag-repository.ts';
import { standingHealth } from '../health/standing-health.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { readMethodSettings } from '../settings/method-settings.ts';
import { touchModelFinder } from '../touch-models/touch-model-repository.ts';
import { readEvents } from './account-events.ts';
import { standingOf } from './account-standing.ts';
import { memberNames } from './member-repository.ts';
import { standingParts, type StandingRow, standingRows } from './standing-repository.ts';
import { lastHeldReview, openCommitments, summaryGoals, unplannedSince, weeklyUse } from './summary-repository.ts';
import { workspaceFrame } from './workspace-days.ts';

const SUMMARY_DAYS = 90;
const MONTHS_SHOWN = 12;
const EVENTS_SHOWN = 40;

interface Moment {
  /** UTC instant. */
  now: string;
  today: Day;
}

/** Header and summary of one account: a handful of indexed queries, however long its history is (A6). */
export const readOpened = async (db: Kysely<Database>, id: string, { now, today }: Moment): Promise<AccountOpened> => {
  const [[row], { dayOf }, members, modelOf, journeys, contracts, parts, people, review, health, flags, staleDays] =
    await Promise.all([
      standingRows(db, now, id),
      workspaceFrame(db),
      memberNames(db),
      touchModelFinder(db),
      journeyFinder(db, id),
      contractRows(db, id),
      standingParts(db, id),
      contactsWithLast(db, id, now),
      lastHeldReview(db, id),
      standingHealth(db, today, id),
      standingFlags(db, today, id),
      readMethodSettings(db),
    ]);
  if (!row) throw new DomainError('ROW_NOT_FOUND', { what: 'account' });
  const model = modelOf(row);
  const asked = model.rules.planRequired ? [id] : [];
  const unplanned = await unplannedSince(db, asked, addDays(today, -SUMMARY_DAYS));
  const standing = standingOf(row, {
    today,
    dayOf,
    members,
    modelOf,
    journeys,
    contracts: new Map([[id, contracts.map(toRuledContract)]]),
    parts,
    health,
    unplanned,
    flags,
    gaps: await gapDays(db, today, { journeys, accountId: id }),
    staleDays,
  });
  const contacts = people.map(({ last_at, ...person }) => {
    const known = { leftOn: person.left_on, lastInteractionOn: last_at === null ? null : dayOf(last_at) };
    return { ...person, ...known, live: isLiveContact(known, today) };
  });
  const leftOn = new Map(contacts.map((person) => [person.id, person.leftOn]));
  const since = review ? dayOf(review.starts_at) : addDays(today, -SUMMARY_DAYS);
  const firstMonth = addMonths(monthStart(today), 1 - MONTHS_SHOWN);
  const [events, goals, commitments, usage, participations] = await Promise.all([
    readEvents(db, id, { since, until: today, limit: EVENTS_SHOWN }),
    summaryGoals(db, id, today),
    openCommitments(db, id, today),
    weeklyUse(db, id, today),
    participationsSince(db, id, addDays(firstMonth, -LIVE_DAYS - 1), now),
  ]);
  return {
    header: {
      ...standing,
      deletedAt: row.deleted_at,
      cadenceDays: model.rules.cadenceDays,
      intervalDays: contactInterval(model.rules, row.autonomy),
      planRequired: model.rules.planRequired,
      language: row.language,
      lostOn: row.lost_on,
      warnings: contactWarnings(contacts, today),
      journey: journeyLine(row, journeys, today),
    },
    summary: {
      since,
      sinceReview: review ? { id: review.id, kind: review.kind } : null,
      events,
      goals,
      people: contacts
        .filter(({ leftOn }) => leftOn === null || leftOn > today)
        .map(({ id: personId, name, job_title, role, lastInteractionOn, live }) => ({
          id: personId,
          name,
          jobTitle: job_title,
          role,
          lastInteractionOn,
          live,
        })),
      commitments,
      usage,
      liveContacts: liveByMonth(
        participations.map(({ contact_id, happened_at }) => ({
          contactId: contact_id,
          day: dayOf(happened_at),
          leftOn: leftOn.get(contact_id) ?? null,
        })),
        firstMonth,
        today,
      ),
    },
  };
};

/** D1. The last stages, today's and two ahead of it. */
const journeyLine = (account: StandingRow, { planOf, thresholds }: JourneyFinder, today: Day): PlannedStage[] => {
  const plan = account.status === 'lost' ? null : planOf(account);
  if (!plan) return [];
  const { past, current, following } = journeyOf(plan, today, thresholds);
  return [...past.slice(-3), current, ...following].map(({ position, kind, round, name, startsOn, plannedEnd }) => ({
    position,
    kind,
    round,
    name,
    startsOn,
    plannedEnd,
  }));
};

/** A3 over time: how many people were live at the end of each month (this month: today). */
export const liveByMonth = (
  participations: readonly { contactId: string; day: Day; leftOn: Day | null }[],
  firstMonth: Day,
  today: Day,
): { month: Day; live: number }[] => {
  const months: { month: Day; live: number }[] = [];
  for (let month = firstMonth; month <= today; month = addMonths(month, 1)) {
    const end = addDays(addMonths(month, 1), -1);
    const on = end < today ? end : today;
    const from = addDays(on, -LIVE_DAYS);
    const live = new Set(
      participations
        .filter(({ day, leftOn }) => from <= day && day <= on && (leftOn === null || leftOn > on))
        .map(({ contactId }) => contactId),
    );
    months.push({ month, live: live.size });
  }
  return months;
};
