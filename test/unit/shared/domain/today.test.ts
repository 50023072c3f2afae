import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/calendar.ts';
import { todayLanes, todayOf } from '#shared/domain/today.ts';
import type { AlertFact, TodayFacts } from '#shared/domain/today-facts.ts';

const today = '2025-06-10';
const nothing: TodayFacts = {
  contacts: [],
  commitments: [],
  reviews: [],
  cases: [],
  goals: [],
  renewals: [],
  feelings: [],
  alerts: [],
  found: [],
  sends: [],
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
  commitmentId: null,
  contentId: null,
});
const everything: TodayFacts = {
  contacts: [{ accountId: 'vale', lastContactOn: '2025-05-01', dueOn: '2025-05-15', intervalDays: 14 }],
  commitments: [{ id: 'c1', accountId: 'vale', title: 'Plan', side: 'ours', state: 'open', dueOn: '2025-06-01' }],
  reviews: [{ id: 'r1', accountId: 'serra', kind: 'qbr', stage: 'ready', on: today, readinessPercent: 100 }],
  cases: [{ id: 's1', accountId: 'vale', title: 'Export', status: 'solved', solvedOn: '2025-06-01' }],
  goals: [{ id: 'g1', accountId: 'vale', title: 'Errors', status: 'active', dueOn: '2025-06-01', recheckOn: null }],
  renewals: [{ contractId: 'k1', accountId: 'serra', endsOn: '2025-08-30', noticeOn: null }],
  feelings: [{ id: 'f1', accountId: 'serra', moment: 'satisfied', feltOn: '2025-04-01', staleOn: '2025-05-01' }],
  alerts: [],
  found: [],
  sends: [{ id: 'n1', accountId: 'vale', mode: 'proposed', contentKey: null, title: 'Reports', dueOn: '2025-06-09' }],
  tasks: [task('t1', today)],
};

describe('Today', () => {
  it('is empty on a day with nothing waiting', () => {
    expect(todayOf(nothing, today)).toEqual({ first: null, lanes: [], snoozed: [] });
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
      'contents',
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
      'send n1',
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

const alert = (id: string, occurrence: string, accountId = 'vale'): AlertFact => ({
  id,
  accountId,
  ruleKey: 'rule',
  ruleName: null,
  strategy: 'recovery',
  occurrence,
  firedOn: '2025-06-08',
  values: [{ fact: 'open_cases', value: 4, op: 'at_least', wanted: 3 }],
});

describe('what an import brought with it', () => {
  it('I2: is one line, however much of it there is, and is put off like another', () => {
    const found = ['f2', 'f1'].map((id, index) => ({ id, accountId: 'vale', firedOn: `2025-06-0${9 - index}` }));
    const { lanes } = todayOf({ ...nothing, found }, today);
    expect(lanes.flatMap(({ lines }) => lines)).toMatchObject([
      { key: 'found_in_import', params: { count: 2 }, since: '2025-06-08', accountId: null, thing: 'found' },
    ]);
    expect(todayOf({ ...nothing, found }, today, new Map([['found', '2025-12-01']])).lanes).toEqual([]);
  });
});

describe('A thing on Today', () => {
  const linesIn = (facts: TodayFacts) => todayOf(facts, today).lanes.flatMap(({ lines }) => lines);

  it('H3: stands there once, in its own lane, with the alert on it beside', () => {
    const alerts = [
      alert('a1', 'goal:g1'),
      alert('a2', 'case:s1'),
      alert('a3', 'contact:2025-05-01'),
      alert('a4', 'contract:k1:2025-08-30:90', 'serra'),
    ];
    const lines = linesIn({ ...everything, alerts });
    expect(lines.map(({ lane, target }) => `${lane} ${target.kind}`)).not.toContain('alerts firing');
    expect(lines).toHaveLength(linesIn(everything).length);
    for (const target of ['g1', 's1', 'vale', 'k1']) {
      const line = lines.find((each) => each.target.id === target);
      expect(line?.also).toMatchObject([{ key: 'alert', lane: 'alerts', target: { kind: 'firing' } }]);
      // As urgent as the most urgent of its reasons.
      expect(line?.urgency).toBeGreaterThanOrEqual(80);
    }
  });

  it('I2: an alert says the values that met its rule', () => {
    const [line] = linesIn({ ...nothing, alerts: [alert('a1', '2025-W23')] });
    expect(line).toMatchObject({ key: 'alert', values: [{ fact: 'open_cases', value: 4, wanted: 3 }] });
  });

  it('H3: an alert on a state of the client is a line of its own', () => {
    const lines = linesIn({
      ...nothing,
      alerts: [alert('a1', '2025-W23'), alert('a2', 'person:9'), alert('a3', 'goal:g1')],
    });
    expect(lines.map(({ lane, target }) => `${lane} ${target.id}`).toSorted()).toEqual([
      'alerts a1',
      'alerts a2',
      'alerts a3',
    ]);
  });

  it('H3: a commitment and the task of keeping it are one line', () => {
    const doing = { ...task('t9', '2025-06-01'), accountId: 'vale', commitmentId: 'c1' };
    expect(linesIn({ ...nothing, commitments: everything.commitments, tasks: [doing] })).toMatchObject([
      { lane: 'commitments', target: { id: 'c1' }, also: [{ lane: 'tasks', target: { id: 't9' } }] },
    ]);
    expect(linesIn({ ...nothing, tasks: [doing] })).toMatchObject([{ lane: 'tasks', target: { id: 't9' } }]);
  });

  it('H4: what is prepared is one batch to send, however many texts; proposals are a line each', () => {
    const sends = ['1', '2', '3'].map((id) => ({
      id,
      accountId: 'vale',
      mode: id === '3' ? ('proposed' as const) : ('draft' as const),
      contentKey: null,
      title: id,
      dueOn: '2025-06-05',
    }));
    expect(linesIn({ ...nothing, sends })).toMatchObject([
      { key: 'batch_ready', accountId: null, params: { count: 2 }, since: '2025-06-05' },
      { key: 'content_proposed', accountId: 'vale', params: { title: '3' } },
    ]);
  });

  it('E7, H3: a reached goal comes back on the day it is to be looked at again', () => {
    const goal = { id: 'g2', accountId: 'vale', title: 'Errors', status: 'achieved' as const, dueOn: '2025-03-01' };
    expect(linesIn({ ...nothing, goals: [{ ...goal, recheckOn: today }] })).toMatchObject([{ key: 'goal_recheck' }]);
    expect(linesIn({ ...nothing, goals: [{ ...goal, recheckOn: '2025-06-11' }] })).toEqual([]);
  });

  it('H3: put off, it leaves its lane until its day, and is counted; a meeting of today cannot be put off', () => {
    const snoozed = new Map([
      ['goal:g1', '2025-06-12'],
      ['task:t1', today],
      ['review:r1', '2025-06-12'],
    ]);
    const read = todayOf(everything, today, snoozed);
    const shown = read.lanes.flatMap(({ lines }) => lines.map(({ thing }) => thing));
    expect(shown).not.toContain('goal:g1');
    expect(shown).toContain('task:t1');
    expect(shown).toContain('review:r1');
    expect(read.snoozed).toMatchObject([{ thing: 'goal:g1', until: '2025-06-12' }]);
    expect(todayOf(everything, '2025-06-12', snoozed).snoozed).toEqual([]);
  });
});
