import { addBusinessDays, addDays, type Day, latestDay } from './calendar.ts';
import type { ReviewKind } from './vocabulary.ts';

export const reviewTaskKeys = ['book_review', 'send_brief', 'send_recap'] as const;
export type ReviewTaskKey = (typeof reviewTaskKeys)[number];

/** F2. `key` goes into the task's `source_key`, so that a moved review moves its tasks and never doubles them. */
export type ReviewTask = { key: ReviewTaskKey; dueOn: Day };

export const BOOKING_DAYS = 30;
export const BRIEF_BUSINESS_DAYS = 5;
export const RECAP_DAYS = 1;

// The quick kinds are not booked a month ahead and need no brief.
const planned: Record<ReviewKind, readonly ReviewTaskKey[]> = {
  qbr: reviewTaskKeys,
  ebr: reviewTaskKeys,
  regular: ['send_recap'],
  welcome: ['send_recap'],
  hand_over: ['send_recap'],
};

function dueDay(key: ReviewTaskKey, reviewOn: Day, holidays: ReadonlySet<Day>): Day {
  switch (key) {
    case 'book_review':
      return addDays(reviewOn, -BOOKING_DAYS);
    case 'send_brief':
      return addBusinessDays(reviewOn, -BRIEF_BUSINESS_DAYS, holidays);
    case 'send_recap':
      return addDays(reviewOn, RECAP_DAYS);
  }
}

/**
 * F2. The dated tasks of a review: booking 30 days before, brief 5 business days before, recap within 24 hours. A
 * review planned later than that gives tasks due today, not ones born late.
 */
export function reviewTasks(kind: ReviewKind, reviewOn: Day, today: Day, holidays: ReadonlySet<Day>): ReviewTask[] {
  return planned[kind].map((key) => {
    const dueOn = dueDay(key, reviewOn, holidays);
    return { key, dueOn: reviewOn >= today ? latestDay(dueOn, today) : dueOn };
  });
}

/** The day proposed for a review in its window: the middle of it, or the first business day from today once that is past. */
export function proposedReviewDay(window: { start: Day; end: Day }, today: Day, holidays: ReadonlySet<Day>): Day {
  const middle = addDays(window.start, 14);
  const from = latestDay(middle, addDays(today, 1));
  return addBusinessDays(addDays(from, -1), 1, holidays);
}
