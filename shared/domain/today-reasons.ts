import { addDays, type Day, daysBetween } from './calendar.ts';
import { isNegative } from './feeling.ts';
import { isClosed } from './goal-progress.ts';
import { isUpcomingStage } from './review-preparation.ts';
import { BOOKING_DAYS, RECAP_DAYS } from './review-schedule.ts';
import type {
  AlertFact,
  CaseFact,
  CommitmentFact,
  ContactFact,
  FeelingFact,
  FoundFact,
  GoalFact,
  RenewalFact,
  ReviewFact,
  SendFact,
  TaskFact,
} from './today-facts.ts';
import type { Strategy } from './method-vocabulary.ts';
import type { MetValue } from './trigger-rule.ts';
import type { TaskPriority } from './vocabulary.ts';

/** Each is a sentence of the language files, with the params of `TodayReason`. */
export const todayReasons = [
  'review_today',
  'review_recap',
  'review_not_closed',
  'review_prepare',
  'case_not_told',
  'commitment_late',
  'commitment_due',
  'client_commitment_late',
  'contact_late',
  'contact_never',
  'contact_due_today',
  'renewal_notice',
  'renewal_soon',
  'task_late',
  'task_today',
  'goal_overdue',
  'goal_recheck',
  'feeling_stale',
  'alert',
  'found_in_import',
  'content_proposed',
  'batch_ready',
] as const;
export type TodayReasonKey = (typeof todayReasons)[number];

/** `since` is the day it became a matter; `urgency` 0–100 is comparable over lanes. */
export type TodayReason = {
  key: TodayReasonKey;
  params: Record<string, string | number>;
  /** I2. Of an alert, the values that met its rule. */
  values?: readonly MetValue[];
  since: Day;
  urgency: number;
};

/**
 * Why something is on Today, and how urgent it is on one scale of 0–100, so that lanes can be compared: a meeting
 * today and an answer owed to the client come first, a reading that grows old comes last.
 */
const capped = (value: number, most: number) => Math.max(0, Math.min(most, value));

export function contactReason(fact: ContactFact, today: Day): TodayReason | null {
  const late = daysBetween(fact.dueOn, today);
  if (late < 0) return null;
  const params = {
    daysLate: late,
    daysSince: fact.lastContactOn === null ? 0 : daysBetween(fact.lastContactOn, today),
  };
  const since = fact.dueOn;
  if (late === 0) return { key: 'contact_due_today', params, since, urgency: 55 };
  // A week late is much with a client of every week, and little with one of every quarter.
  const urgency = 60 + capped((late / fact.intervalDays) * 10, 25);
  return { key: fact.lastContactOn === null ? 'contact_never' : 'contact_late', params, since, urgency };
}

export function commitmentReason(fact: CommitmentFact, today: Day): TodayReason | null {
  if (fact.state !== 'open' || fact.dueOn === null) return null;
  const late = daysBetween(fact.dueOn, today);
  const since = fact.dueOn;
  const ours = fact.side === 'ours';
  if (late > 0) {
    const params = { title: fact.title, days: late };
    return ours
      ? { key: 'commitment_late', params, since, urgency: 75 + capped(late, 15) }
      : { key: 'client_commitment_late', params, since, urgency: 50 + capped(late / 2, 10) };
  }
  if (!ours || late < -7) return null;
  const params = { title: fact.title, days: -late };
  return { key: 'commitment_due', params, since: today, urgency: late === 0 ? 74 : 48 };
}

export function reviewReason(fact: ReviewFact, today: Day): TodayReason | null {
  const days = daysBetween(today, fact.on);
  const params = { kind: fact.kind, days: Math.abs(days), readiness: Math.round(fact.readinessPercent) };
  if (fact.stage === 'followed_up') return null;
  if (fact.stage === 'held') {
    const recapOn = addDays(fact.on, RECAP_DAYS);
    return { key: 'review_recap', params, since: fact.on, urgency: today >= recapOn ? 94 : 90 };
  }
  if (days < 0) return { key: 'review_not_closed', params, since: fact.on, urgency: 70 };
  if (days === 0) return { key: 'review_today', params, since: today, urgency: 100 };
  if (days > BOOKING_DAYS || !isUpcomingStage(fact.stage) || fact.stage === 'ready') return null;
  const urgency = days <= 7 ? 82 : days <= 14 ? 62 : 42;
  return { key: 'review_prepare', params, since: addDays(fact.on, -BOOKING_DAYS), urgency };
}

/** M1: solved, but nobody told the client. */
export function caseReason(fact: CaseFact, today: Day): TodayReason | null {
  if (fact.status !== 'solved' || fact.solvedOn === null) return null;
  const days = daysBetween(fact.solvedOn, today);
  return {
    key: 'case_not_told',
    params: { title: fact.title, days },
    since: fact.solvedOn,
    urgency: 78 + capped(days, 10),
  };
}

export function goalReason(fact: GoalFact, today: Day): TodayReason | null {
  if (fact.status === 'achieved' && fact.recheckOn !== null && fact.recheckOn <= today) {
    const days = daysBetween(fact.recheckOn, today);
    return {
      key: 'goal_recheck',
      params: { title: fact.title, days },
      since: fact.recheckOn,
      urgency: 38 + capped(days / 7, 6),
    };
  }
  if (isClosed(fact.status) || fact.dueOn === null || fact.dueOn >= today) return null;
  const days = daysBetween(fact.dueOn, today);
  return {
    key: 'goal_overdue',
    params: { title: fact.title, days },
    since: fact.dueOn,
    urgency: 52 + capped(days / 7, 10),
  };
}

export const RENEWAL_DAYS = 90;

export function renewalReason(fact: RenewalFact, today: Day): TodayReason | null {
  const days = daysBetween(today, fact.endsOn);
  const since = addDays(fact.endsOn, -RENEWAL_DAYS);
  const noticeDays = fact.noticeOn === null ? null : daysBetween(today, fact.noticeOn);
  if (noticeDays !== null && noticeDays >= 0 && noticeDays <= 30) {
    const params = { days: noticeDays, endDays: days };
    return { key: 'renewal_notice', params, since, urgency: noticeDays <= 7 ? 86 : 66 };
  }
  if (days < 0 || days > RENEWAL_DAYS) return null;
  return { key: 'renewal_soon', params: { days }, since, urgency: days <= 30 ? 72 : days <= 60 ? 56 : 45 };
}

export function feelingReason(fact: FeelingFact, today: Day): TodayReason | null {
  if (today < fact.staleOn) return null;
  const params = { moment: fact.moment, days: daysBetween(fact.feltOn, today) };
  return { key: 'feeling_stale', params, since: fact.staleOn, urgency: isNegative(fact.moment) ? 44 : 30 };
}

const alertUrgency: Record<Strategy, number> = {
  recovery: 80,
  renewal: 68,
  engagement: 66,
  routine: 58,
  upsell: 50,
  advocacy: 46,
  survey: 40,
};

/** I2. Why is the rule's; how urgent follows from what it is for. */
export function alertReason(fact: AlertFact, today: Day): TodayReason {
  const days = daysBetween(fact.firedOn, today);
  return {
    key: 'alert',
    params: { rule: fact.ruleName ?? '', ruleKey: fact.ruleKey ?? '', days },
    values: fact.values,
    since: fact.firedOn,
    urgency: alertUrgency[fact.strategy ?? 'routine'] + capped(days / 2, 8),
  };
}

/** I2. All that an import brought with it is one thing to do: look through the list. */
export function foundReason(found: readonly FoundFact[]): TodayReason | null {
  const [first] = found;
  if (!first) return null;
  const since = found.reduce((day, { firedOn }) => (firedOn < day ? firedOn : day), first.firedOn);
  return { key: 'found_in_import', params: { count: found.length }, since, urgency: 47 };
}

/** H4. One that is only proposed: it asks for a person. */
export function sendReason(fact: SendFact, today: Day): TodayReason {
  const since = fact.dueOn ?? today;
  const days = daysBetween(since, today);
  const params = { title: fact.title ?? '', contentKey: fact.contentKey ?? '', days };
  return { key: 'content_proposed', params, since, urgency: 26 + capped(days, 10) };
}

/** H4. All drafts are one thing to do: the batch. */
export function batchReason(drafts: readonly SendFact[], today: Day): TodayReason | null {
  if (drafts.length === 0) return null;
  const since = drafts.reduce((first, { dueOn }) => (dueOn !== null && dueOn < first ? dueOn : first), today);
  return { key: 'batch_ready', params: { count: drafts.length }, since, urgency: 40 };
}

const taskUrgency: Record<TaskPriority, number> = { urgent: 86, high: 71, normal: 54, low: 36 };

export function taskReason(fact: TaskFact, today: Day): TodayReason | null {
  if (!fact.open || fact.dueOn === null || fact.dueOn > today) return null;
  if (fact.snoozedUntil !== null && fact.snoozedUntil > today) return null;
  const days = daysBetween(fact.dueOn, today);
  const urgency = taskUrgency[fact.priority] + capped(days, 10);
  return {
    key: days > 0 ? 'task_late' : 'task_today',
    params: { title: fact.title, days, ...(fact.contentId !== null && { contentId: fact.contentId }) },
    since: fact.dueOn,
    urgency,
  };
}
