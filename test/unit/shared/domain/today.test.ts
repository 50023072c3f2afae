import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/calendar.ts';
import { canSnooze, todayLanes, todayOf } from '#shared/domain/today.ts';
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
});
const everything: TodayFacts = {
  contacts: [{ accountId: 'vale', lastContactOn: '2025-05-01', dueOn: '2025-05-15', intervalDays: 14 }],
  commitments: [{ id: 'c1', accountId: 'vale', title: 'Plan', side: 'ours', state: 'open', dueOn: '2025-06-01' }],
  reviews: [{ id: 'r1', accountId: 'serra', kind: 'qbr', stage: 'ready', on: today, readinessPercent: 100 }],
  cases: [{ id: 's1', accountId: 'vale', title: 'Export', status: 'solved', solvedOn: '2025-06-01' }],
  goals: [{ id: 'g1', accountId: 'vale', title: 'Errors', status: 'active', dueOn: '2025-06-01', recheckOn: null }],
  renewals: [{ contractId: 'k1', accountId: 'serra', endsOn: '2025-08-30', noticeOn: null }],
  feelings: [{ id: 'f1', accountId: 'serra', moment: 'satisfied', feltOn: '2025-04-01' }],
  alerts: [],
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

describe('Today never lies', () => {
  const accountId = fc.constantFrom('vale', 'serra', 'norte');
  const day = fc.integer({ min: -120, max: 120 }).map((days) => addDays(today, days));
  const someDay = fc.option(day);
  const ids = (name: string) => fc.integer({ min: 0, max: 5 }).map((index) => `${name}${index}`);
  const list = <T extends { id: string }>(one: fc.Arbitrary<T>) =>
    fc.uniqueArray(one, { selector: ({ id }) => id, maxLength: 6 });
  const base = (name: string) => ({ id: ids(name), accountId, title: fc.constant('Title') });
  const anyFacts: fc.Arbitrary<TodayFacts> = fc.record({
    contacts: fc.uniqueArray(
      fc.record({ accountId, lastContactOn: someDay, dueOn: day, intervalDays: fc.integer({ min: 1, max: 135 }) }),
      { selector: (fact) => fact.accountId },
    ),
    commitments: list(
      fc.record({
        ...base('c'),
        side: fc.constantFrom('ours' as const, 'client' as const),
        state: fc.constantFrom('open' as const, 'done' as const),
        dueOn: someDay,
      }),
    ),
    reviews: list(
      fc.record({
        id: ids('r'),
        accountId,
        kind: fc.constant('qbr' as const),
        stage: fc.constantFrom('planned' as const, 'ready' as const, 'held' as const, 'followed_up' as const),
        on: day,
        readinessPercent: fc.integer({ min: 0, max: 100 }),
      }),
    ),
    cases: list(
      fc.record({ ...base('s'), status: fc.constantFrom('open' as const, 'solved' as const), solvedOn: someDay }),
    ),
    goals: list(
      fc.record({
        ...base('g'),
        status: fc.constantFrom('active' as const, 'achieved' as const, 'missed' as const),
        dueOn: someDay,
        recheckOn: someDay,
      }),
    ),
    renewals: fc.uniqueArray(fc.record({ contractId: ids('k'), accountId, endsOn: day, noticeOn: someDay }), {
      selector: ({ contractId }) => contractId,
      maxLength: 4,
    }),
    feelings: list(
      fc.record({
        id: ids('f'),
        accountId,
        moment: fc.constantFrom('worried' as const, 'satisfied' as const),
        feltOn: day,
      }),
    ),
    alerts: list(
      fc.record({
        id: ids('a'),
        accountId,
        ruleKey: fc.constant('rule'),
        ruleName: fc.constant(null),
        strategy: fc.constantFrom('recovery' as const, 'upsell' as const, null),
        occurrence: fc.oneof(
          fc.constant('2025-W23'),
          fc
            .constantFrom('goal', 'case', 'feeling', 'contract', 'person')
            .chain((name) =>
              ids(name === 'case' ? 's' : name === 'contract' ? 'k' : name.slice(0, 1)).map((id) => `${name}:${id}`),
            ),
          day.map((on) => `contact:${on}`),
        ),
        firedOn: day,
      }),
    ),
    sends: list(
      fc.record({
        ...base('n'),
        mode: fc.constantFrom('draft' as const, 'proposed' as const),
        contentKey: fc.constant(null),
        dueOn: someDay,
      }),
    ),
    tasks: list(
      fc.record({
        ...base('t'),
        priority: fc.constantFrom('low' as const, 'urgent' as const),
        dueOn: someDay,
        snoozedUntil: someDay,
        open: fc.boolean(),
        commitmentId: fc.option(ids('c')),
      }),
    ),
  });
  const snoozes = fc
    .dictionary(fc.oneof(ids('goal:g'), ids('task:t'), ids('review:r')), day)
    .map((map) => new Map(Object.entries(map)));

  /** Said a second time, and by hand: which facts ask for something on the day. */
  const owed = (facts: TodayFacts): string[] => {
    const past = (on: string | null, limit = today) => on !== null && on <= limit;
    return [
      ...facts.contacts.filter(({ dueOn }) => past(dueOn)).map((fact) => `account ${fact.accountId}`),
      ...facts.commitments
        .filter(
          ({ state, dueOn, side }) =>
            state === 'open' && (side === 'ours' ? past(dueOn, addDays(today, 7)) : past(dueOn, addDays(today, -1))),
        )
        .map(({ id }) => `commitment ${id}`),
      ...facts.reviews
        .filter(
          ({ stage, on }) =>
            stage === 'held' ||
            (stage !== 'followed_up' && (stage === 'ready' ? past(on) : past(on, addDays(today, 30)))),
        )
        .map(({ id }) => `review ${id}`),
      ...facts.cases
        .filter(({ status, solvedOn }) => status === 'solved' && solvedOn !== null)
        .map(({ id }) => `case ${id}`),
      ...facts.goals
        .filter(({ status, dueOn, recheckOn }) =>
          status === 'active' ? past(dueOn, addDays(today, -1)) : status === 'achieved' && past(recheckOn),
        )
        .map(({ id }) => `goal ${id}`),
      ...facts.renewals
        .filter(
          ({ endsOn, noticeOn }) =>
            (endsOn >= today && past(endsOn, addDays(today, 90))) ||
            (noticeOn !== null && noticeOn >= today && past(noticeOn, addDays(today, 30))),
        )
        .map(({ contractId }) => `contract ${contractId}`),
      ...facts.feelings
        .filter(({ moment, feltOn }) => past(feltOn, addDays(today, moment === 'worried' ? -14 : -30)))
        .map(({ id }) => `feeling ${id}`),
      ...facts.alerts.map(({ id }) => `firing ${id}`),
      ...facts.sends.filter(({ mode }) => mode === 'proposed').map(({ id }) => `send ${id}`),
      ...(facts.sends.some(({ mode }) => mode === 'draft') ? ['batch'] : []),
      ...facts.tasks
        .filter(({ open, dueOn, snoozedUntil }) => open && past(dueOn) && (snoozedUntil === null || past(snoozedUntil)))
        .map(({ id }) => `task ${id}`),
    ].toSorted();
  };

  it('H3: every due thing of the facts is in exactly one lane, or among what was put off; and nothing else is', () => {
    fc.assert(
      fc.property(anyFacts, snoozes, (facts, snoozed) => {
        const read = todayOf(facts, today, snoozed);
        const shown = read.lanes.flatMap(({ lines }) => lines);
        const all = [...shown, ...read.snoozed];
        const said = all.flatMap(({ target, also }) =>
          [target, ...also.map((part) => part.target)].map(({ kind, id }) =>
            kind === 'batch' ? 'batch' : `${kind} ${id}`,
          ),
        );
        expect(said.toSorted()).toEqual(owed(facts));
        expect(new Set(all.map(({ thing }) => thing)).size).toBe(all.length);
        for (const lane of read.lanes) {
          expect(lane.lines.length).toBeGreaterThan(0);
          expect(lane.lines.every((line) => line.lane === lane.key)).toBe(true);
        }
        expect(read.snoozed.every((line) => line.until > today && canSnooze(line))).toBe(true);
        expect(read.first).toEqual(shown.length === 0 ? null : shown.toSorted((a, b) => b.urgency - a.urgency)[0]);
      }),
      { numRuns: 400 },
    );
  });
});
