import { describe, expect, it } from 'vitest';
import {
  caseReason,
  commitmentReason,
  contactReason,
  feelingReason,
  goalReason,
  renewalReason,
  reviewReason,
  taskReason,
} from '#shared/domain/today-reasons.ts';

const today = '2025-06-10';
const accountId = 'account';
const contact = { accountId, lastContactOn: '2025-05-20', dueOn: '2025-06-03', intervalDays: 14 };
const commitment = {
  id: 'c',
  accountId,
  title: 'Send the plan',
  side: 'ours',
  state: 'open',
  dueOn: '2025-06-08',
} as const;
const review = {
  id: 'r',
  accountId,
  kind: 'qbr',
  stage: 'preparing',
  on: '2025-06-15',
  readinessPercent: 41.7,
} as const;
const goal = {
  id: 'g',
  accountId,
  title: 'Half the errors',
  status: 'active',
  dueOn: '2025-05-13',
  recheckOn: null,
} as const;
const renewal = { contractId: 'k', accountId, endsOn: '2025-08-01', noticeOn: null };
const feeling = { id: 'f', accountId, moment: 'neutral', feltOn: '2025-05-01', staleOn: '2025-05-31' } as const;
const task = {
  id: 't',
  accountId,
  title: 'Call',
  priority: 'normal',
  dueOn: today,
  snoozedUntil: null,
  open: true,
  commitmentId: null,
  contentId: null,
} as const;
const solved = { id: 's', accountId, title: 'No export', status: 'solved', solvedOn: '2025-06-07' } as const;

describe('reasons of Today', () => {
  it('name a late contact by how long it was silent and how late it is', () => {
    expect(contactReason(contact, today)).toEqual({
      key: 'contact_late',
      params: { daysLate: 7, daysSince: 21 },
      since: '2025-06-03',
      urgency: 65,
    });
    expect(contactReason({ ...contact, lastContactOn: null }, today)?.key).toBe('contact_never');
    expect(contactReason({ ...contact, dueOn: today }, today)?.key).toBe('contact_due_today');
    expect(contactReason({ ...contact, dueOn: '2025-06-11' }, today)).toBeNull();
  });

  it('weigh a late contact by the cadence of the account', () => {
    const often = contactReason({ ...contact, intervalDays: 7 }, today)?.urgency ?? 0;
    const seldom = contactReason({ ...contact, intervalDays: 90 }, today)?.urgency ?? 0;
    expect(often).toBeGreaterThan(seldom);
  });

  it('hold our own late commitment for more urgent than the client’s', () => {
    const ours = commitmentReason(commitment, today);
    const theirs = commitmentReason({ ...commitment, side: 'client' }, today);
    expect(ours).toMatchObject({ key: 'commitment_late', params: { title: 'Send the plan', days: 2 } });
    expect(theirs?.key).toBe('client_commitment_late');
    expect(ours?.urgency).toBeGreaterThan(theirs?.urgency ?? 0);
  });

  it('press a late commitment more the longer it waits, up to a point', () => {
    const urgency = (side: 'ours' | 'client', dueOn: string) =>
      commitmentReason({ ...commitment, side, dueOn }, today)?.urgency;
    expect(['2025-06-08', '2025-06-09', '2025-01-01'].map((day) => urgency('ours', day))).toEqual([77, 76, 90]);
    expect(['2025-06-06', '2025-01-01'].map((day) => urgency('client', day))).toEqual([52, 60]);
    expect([today, '2025-06-11'].map((day) => urgency('ours', day))).toEqual([74, 48]);
  });

  it('announce what we owe within a week, and nothing that is answered or has no day', () => {
    expect(commitmentReason({ ...commitment, dueOn: '2025-06-17' }, today)).toMatchObject({
      key: 'commitment_due',
      params: { days: 7 },
    });
    expect(commitmentReason({ ...commitment, dueOn: '2025-06-18' }, today)).toBeNull();
    expect(commitmentReason({ ...commitment, side: 'client', dueOn: today }, today)).toBeNull();
    expect(commitmentReason({ ...commitment, state: 'done' }, today)).toBeNull();
    expect(commitmentReason({ ...commitment, dueOn: null }, today)).toBeNull();
  });

  it('follow a review from its preparation to its recap', () => {
    const on = (day: string, stage: 'planned' | 'preparing' | 'ready' | 'held' | 'followed_up') =>
      reviewReason({ ...review, on: day, stage }, today)?.key ?? null;
    expect(on('2025-07-10', 'planned')).toBe('review_prepare');
    expect(on('2025-07-11', 'planned')).toBeNull();
    expect(on('2025-06-15', 'ready')).toBeNull();
    expect(on(today, 'ready')).toBe('review_today');
    expect(on('2025-06-09', 'preparing')).toBe('review_not_closed');
    expect(on('2025-06-09', 'held')).toBe('review_recap');
    expect(on('2025-06-09', 'followed_up')).toBeNull();
  });

  it('press a review more the nearer it comes', () => {
    const urgency = (day: string) => reviewReason({ ...review, on: day }, today)?.urgency ?? 0;
    expect(urgency('2025-06-15')).toBeGreaterThan(urgency('2025-06-20'));
    expect(urgency('2025-06-20')).toBeGreaterThan(urgency('2025-07-05'));
    expect(reviewReason(review, today)).toMatchObject({
      params: { kind: 'qbr', days: 5, readiness: 42 },
      since: '2025-05-16',
    });
  });

  it('alarm about a case solved that the client was not told', () => {
    expect(caseReason(solved, today)).toMatchObject({ key: 'case_not_told', params: { days: 3 }, since: '2025-06-07' });
    expect(caseReason({ ...solved, status: 'client_told' }, today)).toBeNull();
    expect(caseReason({ ...solved, solvedOn: null }, today)).toBeNull();
  });

  it('list goals past their due day, closed ones left out', () => {
    expect(goalReason(goal, today)).toMatchObject({ key: 'goal_overdue', params: { days: 28 }, urgency: 56 });
    expect(goalReason({ ...goal, dueOn: today }, today)).toBeNull();
    expect(goalReason({ ...goal, status: 'achieved' }, today)).toBeNull();
    expect(goalReason({ ...goal, dueOn: null }, today)).toBeNull();
  });

  it('list renewals within 90 days, their notice first', () => {
    const ends = (endsOn: string, noticeOn: string | null = null) =>
      renewalReason({ ...renewal, endsOn, noticeOn }, today);
    expect(ends('2025-09-08')).toMatchObject({ key: 'renewal_soon', params: { days: 90 }, since: today });
    expect(ends('2025-09-09')).toBeNull();
    expect(ends('2025-06-09')).toBeNull();
    expect(ends('2025-10-01', '2025-07-10')).toMatchObject({
      key: 'renewal_notice',
      params: { days: 30, endDays: 113 },
    });
    expect(ends('2025-08-01', '2025-06-01')?.key).toBe('renewal_soon');
    expect(ends('2025-08-01', '2025-06-12')?.urgency).toBeGreaterThan(ends('2025-06-20')?.urgency ?? 0);
  });

  it('list feelings that went stale, negative ones before', () => {
    const stale = feelingReason(feeling, today);
    expect(stale).toMatchObject({ key: 'feeling_stale', params: { moment: 'neutral', days: 40 }, since: '2025-05-31' });
    expect(feelingReason({ ...feeling, moment: 'leaving' }, today)?.urgency).toBeGreaterThan(stale?.urgency ?? 0);
    expect(feelingReason({ ...feeling, feltOn: '2025-06-01', staleOn: '2025-07-01' }, today)).toBeNull();
  });

  it('list tasks due, by priority, unless done, snoozed or without a day', () => {
    expect(taskReason(task, today)).toMatchObject({ key: 'task_today', urgency: 54 });
    expect(taskReason({ ...task, dueOn: '2025-06-01', priority: 'urgent' }, today)).toMatchObject({
      key: 'task_late',
      urgency: 95,
    });
    expect(taskReason({ ...task, dueOn: '2025-06-11' }, today)).toBeNull();
    expect(taskReason({ ...task, open: false }, today)).toBeNull();
    expect(taskReason({ ...task, snoozedUntil: '2025-06-11' }, today)).toBeNull();
    expect(taskReason({ ...task, snoozedUntil: today }, today)).not.toBeNull();
    expect(taskReason({ ...task, dueOn: null }, today)).toBeNull();
    expect(taskReason({ ...task, contentId: 'k' }, today)?.params).toMatchObject({ contentId: 'k' });
  });
});
