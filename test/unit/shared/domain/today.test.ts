import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/calendar.ts';
import { todayLanes, todayOf } from '#shared/domain/today.ts';
import type { TodayFacts } from '#shared/domain/today-facts.ts';

const today = '2025-06-10';
const nothing: TodayFacts = {
  contacts: [],
  commitments: [],
  reviews: [],
  cases: [],
  goals: [],
  renewals: [],
  feelings: [],
  tasks: [],
};
const task = (id: string, dueOn: string | null) => ({
  id,
  accountId: null,
  title: id,
  priority: 'normal' as const,
  dueOn,
  snoozedUntil: null,
  open: true,
});
const everything: TodayFacts = {
  contacts: [{ accountId: 'vale', lastContactOn: '2025-05-01', dueOn: '2025-05-15', intervalDays: 14 }],
  commitments: [{ id: 'c1', accountId: 'vale', title: 'Plan', side: 'ours', state: 'open', dueOn: '2025-06-01' }],
  reviews: [{ id: 'r1', accountId: 'serra', kind: 'qbr', stage: 'ready', on: today, readinessPercent: 100 }],
  cases: [{ id: 's1', accountId: 'vale', title: 'Export', status: 'solved', solvedOn: '2025-06-01' }],
  goals: [{ id: 'g1', accountId: 'vale', title: 'Errors', status: 'active', dueOn: '2025-06-01' }],
  renewals: [{ contractId: 'k1', accountId: 'serra', endsOn: '2025-08-30', noticeOn: null }],
  feelings: [{ id: 'f1', accountId: 'serra', moment: 'satisfied', feltOn: '2025-04-01' }],
  tasks: [task('t1', today)],
};

describe('Today', () => {
  it('is empty on a day with nothing waiting', () => {
    expect(todayOf(nothing, today)).toEqual({ first: null, lanes: [] });
  });

  it('puts what to do first on top, and lanes in the order of their most urgent line', () => {
    const { first, lanes } = todayOf(everything, today);
    expect(first).toMatchObject({
      lane: 'reviews',
      key: 'review_today',
      accountId: 'serra',
      target: { kind: 'review', id: 'r1' },
    });
    expect(lanes.map(({ key }) => key)).toEqual([
      'reviews',
      'alerts',
      'commitments',
      'contacts',
      'tasks',
      'goals',
      'renewals',
      'feelings',
    ]);
  });

  it('has a lane and a target for every kind of fact', () => {
    const lines = todayOf(everything, today).lanes.flatMap((lane) => lane.lines);
    expect(new Set(lines.map(({ lane }) => lane))).toEqual(new Set(todayLanes));
    expect(lines.map(({ target }) => `${target.kind} ${target.id}`).toSorted()).toEqual([
      'account vale',
      'case s1',
      'commitment c1',
      'contract k1',
      'feeling f1',
      'goal g1',
      'review r1',
      'task t1',
    ]);
  });

  it('puts what waited longer first where the urgency is the same', () => {
    const late = [task('b', '2025-05-02'), task('a', '2025-05-02'), task('c', '2025-05-01')];
    const [lane] = todayOf({ ...nothing, tasks: late }, today).lanes;
    expect(lane?.lines.map(({ target }) => target.id)).toEqual(['c', 'a', 'b']);
  });

  it('reads the same whatever the order of the facts, with urgencies from 0 to 100', () => {
    const tasks = fc
      .array(fc.option(fc.integer({ min: -400, max: 30 })), { maxLength: 12 })
      .map((days) => days.map((offset, index) => task(`t${index}`, offset === null ? null : addDays(today, offset))));
    fc.assert(
      fc.property(tasks, (given) => {
        const read = todayOf({ ...everything, tasks: given }, today);
        expect(todayOf({ ...everything, tasks: given.toReversed() }, today)).toEqual(read);
        for (const { urgency } of read.lanes.flatMap(({ lines }) => lines)) {
          expect(urgency).toBeGreaterThanOrEqual(0);
          expect(urgency).toBeLessThanOrEqual(100);
        }
      }),
    );
  });
});
