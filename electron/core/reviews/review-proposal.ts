import type { Kysely } from 'kysely';
import { DomainError } from '#core/kernel/domain-error.ts';
import type { Database } from '#database/schema.ts';
import type { ReviewProposal } from '#shared/contract/reviews.ts';
import {
  addDays,
  type Day,
  dayInZone,
  daysBetween,
  lastDays,
  latestDay,
  type Period,
  startOfDayInZone,
} from '#shared/domain/calendar.ts';
import { accountReviewedPeriod, accountReviewWindow, type JourneyPlan } from '#shared/domain/journey-course.ts';
import { proposedReviewDay } from '#shared/domain/review-schedule.ts';
import type { ReviewKind } from '#shared/domain/vocabulary.ts';
import { countCarried } from './review-carry-over.ts';
import { accountOfReview, findReview, holidaysOf, previousReview, workspaceOf } from './review-repository.ts';

/** The usual hour of a first proposal, in the workspace's zone. */
const PROPOSED_HOUR = 10;
const PROPOSED_MINUTES = 60;
/** A window that opens within so many days is the one that the review was held for. */
const FAR_AHEAD = 30;
const QUARTER_DAYS = 91;
/** A day is proposed in the middle of its window. */
const HALF_WINDOW = 14;

export interface ProposalRequest {
  accountId: string;
  kind: ReviewKind;
  /** F9. The one that was just held: the window it was held in is over. */
  afterReviewId?: string | undefined;
}

interface Asking {
  today: Day;
  memberId: string;
}

/**
 * F1, F2, F9. The day from the journey's window, the period it looks at, and what comes along.
 * @throws DomainError ROW_NOT_FOUND
 */
export async function proposeReview(
  db: Kysely<Database>,
  { accountId, kind, afterReviewId }: ProposalRequest,
  { today, memberId }: Asking,
): Promise<ReviewProposal> {
  const account = await accountOfReview(db, accountId);
  if (!account) throw new DomainError('ROW_NOT_FOUND', { what: 'account' });
  const workspace = await workspaceOf(db);
  const holidays = await holidaysOf(db);
  const { journey } = account;
  const after = afterReviewId ? await findReview(db, afterReviewId) : null;
  const from = after ? latestDay(dayInZone(after.starts_at, after.time_zone), today) : today;
  const window = journey && (after ? windowAfter(journey, from) : accountReviewWindow(journey, today).window);
  const day = proposedReviewDay(window || defaultWindow(today, after !== null), today, holidays);
  const period = journey ? accountReviewedPeriod(journey, day) : lastDays(today, 90);
  const startsAt = atHour(day, workspace.time_zone, PROPOSED_HOUR);
  const previous = await previousReview(db, accountId, startsAt, kind);
  // Nothing between two reviews goes untold: the period begins where the last one ended.
  const begins = previous && previous.period_to < period.end ? addDays(previous.period_to, 1) : period.start;
  return {
    accountId,
    accountName: account.name,
    language: account.language,
    touchModel: account.touchModel,
    kind,
    title: null,
    startsAt,
    timeZone: workspace.time_zone,
    durationMinutes: previous?.duration_minutes ?? PROPOSED_MINUTES,
    place: previous?.place ?? null,
    ownerId: account.ownerId ?? memberId,
    periodFrom: begins < period.end ? begins : period.start,
    periodTo: period.end,
    previous: previous && { id: previous.id, kind: previous.kind, startsAt: previous.starts_at },
    carried: await countCarried(db, accountId, previous, kind),
  };
}

/** The window after the one that a review was held in, or shortly before it. */
function windowAfter(journey: JourneyPlan, heldOn: Day): Period {
  const { open, window } = accountReviewWindow(journey, heldOn);
  const behind = open || daysBetween(heldOn, window.start) < FAR_AHEAD;
  return behind ? accountReviewWindow(journey, addDays(window.end, 1)).window : window;
}

/** Where no journey tells: soon, or a quarter after the last one. */
function defaultWindow(today: Day, hasLast: boolean): Period {
  const start = addDays(today, hasLast ? QUARTER_DAYS - HALF_WINDOW : 1);
  return { start, end: addDays(start, 30) };
}

function atHour(day: string, zone: string, hour: number): string {
  const midnight = Date.parse(startOfDayInZone(day, zone));
  const guess = new Date(midnight + hour * 3_600_000).toISOString();
  // A day on which the clock changes begins an hour off.
  return dayInZone(guess, zone) === day ? guess : new Date(midnight + 12 * 3_600_000).toISOString();
}
