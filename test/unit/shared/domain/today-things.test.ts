import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/calendar.ts';
import { canSnooze, todayOf } from '#shared/domain/today.ts';
import type { TodayFacts } from '#shared/domain/today-facts.ts';

const today = '2025-06-10';

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
        staleOn: day,
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
        values: fc.constant([]),
      }),
    ),
    found: list(fc.record({ id: ids('x'), accountId, firedOn: day })),
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
        contentId: fc.constant(null),
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
      ...facts.feelings.filter(({ staleOn }) => past(staleOn)).map(({ id }) => `feeling ${id}`),
      ...facts.alerts.map(({ id }) => `firing ${id}`),
      ...facts.found.slice(0, 1).map(({ id }) => `found ${id}`),
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
