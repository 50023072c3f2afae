import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '#shared/domain/calendar.ts';
import { type StandingFiring, type TriggerState, triggerOutcome } from '#shared/domain/trigger-engine.ts';
import type { MetRule, TriggerRule } from '#shared/domain/trigger-rule.ts';
import { weekName } from '#shared/domain/trigger-rule.ts';

const TODAY = '2026-03-16';
const ME = 'me';
const rule = (patch: Partial<TriggerRule> = {}): TriggerRule => ({
  id: 'r',
  conditions: [],
  action: 'start',
  playbookId: 'p',
  campaignId: null,
  repeat: 'once',
  repeatDays: 30,
  active: true,
  ...patch,
});
const state = (patch: Partial<TriggerState> = {}): TriggerState => ({
  ownerId: ME,
  touchModel: 'mid',
  firings: [],
  runningPlaybooks: [],
  arriving: false,
  ...patch,
});
const met = (occurrence = 'goal:a', ruleId = 'r'): MetRule => ({ ruleId, occurrence, values: [] });
const firing = (patch: Partial<StandingFiring> = {}): StandingFiring => ({
  id: 'f',
  ruleId: 'r',
  occurrence: 'goal:a',
  firedOn: addDays(TODAY, -40),
  state: 'dealt_with',
  closedItself: false,
  ...patch,
});
const outcome = (
  given: TriggerState,
  rules: readonly TriggerRule[],
  now: readonly MetRule[],
  { today = TODAY, memberId = ME } = {},
) => triggerOutcome(given, now, rules, { today, memberId });
const fired = (...given: Parameters<typeof outcome>) => outcome(...given).fire.map(({ occurrence }) => occurrence);

describe('a rule that is met', () => {
  it('I2: fires with its values and starts its playbook', () => {
    const values = [{ fact: 'goal_overdue_days', value: 3, op: 'at_least', wanted: 1 }] as const;
    expect(outcome(state(), [rule()], [{ ...met(), values: [...values] }]).fire).toEqual([
      { ruleId: 'r', occurrence: 'goal:a', values, playbookId: 'p', campaignId: null, start: 'start' },
    ]);
  });

  it('B, H4: only proposes for exclusive touch, whatever the rule says', () => {
    const start = (action: TriggerRule['action'], touchModel: TriggerState['touchModel']) =>
      outcome(state({ touchModel }), [rule({ action })], [met()]).fire[0]?.start;
    expect(start('start', 'exclusive')).toBe('propose');
    expect(start('propose', 'high')).toBe('propose');
    expect(start('alert', 'exclusive')).toBe('alert');
  });

  it('I2: fires once for the same thing, and again for another one', () => {
    expect(fired(state({ firings: [firing()] }), [rule()], [met()])).toEqual([]);
    expect(fired(state({ firings: [firing()] }), [rule()], [met(), met('goal:b')])).toEqual(['goal:b']);
  });

  it('I2: fires again after its days, under a name of that week', () => {
    const every = rule({ repeat: 'every' });
    const after = (days: number) =>
      fired(state({ firings: [firing({ firedOn: addDays(TODAY, -days) })] }), [every], [met()]);
    expect(after(29)).toEqual([]);
    expect(after(30)).toEqual(['goal:a/2026-W12']);
    expect(fired(state(), [every], [met()])).toEqual(['goal:a']);
    const older = [60, 10].map((days) => firing({ id: `${days}`, firedOn: addDays(TODAY, -days) }));
    expect(fired(state({ firings: older }), [every], [met()])).toEqual([]);
    expect(fired(state({ firings: older.toReversed() }), [every], [met()])).toEqual([]);
  });

  it('I2: waits while its alert is open, or its playbook runs or is asked for by another rule', () => {
    const other = rule({ id: 'other' });
    expect(fired(state({ firings: [firing({ state: 'open' })] }), [rule({ repeat: 'every' })], [met()])).toEqual([]);
    expect(fired(state({ runningPlaybooks: ['p'] }), [rule()], [met()])).toEqual([]);
    expect(
      fired(
        state({ firings: [firing({ ruleId: 'other', state: 'open' })] }),
        [other, rule()],
        [met(), met('goal:a', 'other')],
      ),
    ).toEqual([]);
    expect(outcome(state(), [rule(), other], [met(), met('goal:b', 'other')]).fire).toHaveLength(1);
  });

  it('I2: fires nothing for an account of somebody else, or of nobody', () => {
    expect(fired(state({ ownerId: 'ana' }), [rule()], [met()])).toEqual([]);
    expect(fired(state({ ownerId: null }), [rule()], [met()])).toEqual([]);
  });

  it('does not fire while it is switched off', () => {
    expect(fired(state(), [rule({ active: false })], [met()])).toEqual([]);
  });
});

describe('an alert', () => {
  const open = firing({ state: 'open' });
  const closed = firing({ closedItself: true });

  it('closes by itself when its cause is gone, and comes back with it', () => {
    expect(outcome(state({ firings: [open] }), [rule()], [])).toMatchObject({ fire: [], close: ['f'] });
    expect(outcome(state({ firings: [open] }), [rule()], [met()])).toEqual({ fire: [], close: [], reopen: [] });
    expect(outcome(state({ firings: [closed] }), [rule()], [met()])).toEqual({ fire: [], close: [], reopen: ['f'] });
  });

  it('that a person closed does not come back', () => {
    expect(outcome(state({ firings: [firing({ state: 'dismissed' })] }), [rule()], [met()])).toEqual({
      fire: [],
      close: [],
      reopen: [],
    });
  });

  it('gives way to the next thing when its own is settled', () => {
    const result = outcome(state({ firings: [open] }), [rule({ action: 'alert', playbookId: null })], [met('goal:b')]);
    expect(result).toMatchObject({ close: ['f'], fire: [{ occurrence: 'goal:b' }] });
  });

  it('stays when its rule was switched off', () => {
    expect(outcome(state({ firings: [open] }), [rule({ active: false })], []).close).toEqual([]);
  });

  it('of a state that comes and goes is one alert, until it stayed away for long', () => {
    const week = (days: number, patch: Partial<StandingFiring> = {}) => {
      const firedOn = addDays(TODAY, -days);
      return state({ firings: [firing({ firedOn, occurrence: weekName(firedOn), ...patch })] });
    };
    const now = [met(weekName(TODAY))];
    expect(outcome(week(14, { closedItself: true }), [rule()], now)).toMatchObject({ fire: [], reopen: ['f'] });
    expect(outcome(week(14), [rule()], now)).toMatchObject({ fire: [], reopen: [] });
    expect(fired(week(60, { closedItself: true }), [rule()], now)).toEqual(['2026-W12']);
  });
});

const days = fc.integer({ min: 0, max: 400 });
const things = fc.array(fc.constantFrom('goal:a', 'goal:b', 'case:c'), { maxLength: 3 });
const rules = fc.array(
  fc.record({
    id: fc.constantFrom('r1', 'r2', 'r3'),
    action: fc.constantFrom('alert', 'propose', 'start'),
    playbookId: fc.constantFrom('p', 'q', null),
    repeat: fc.constantFrom('once', 'every'),
    repeatDays: fc.integer({ min: 1, max: 60 }),
    active: fc.boolean(),
  }),
  { maxLength: 3 },
);

describe('whatever happens', () => {
  it('I2: the engine never fires a name twice, nor two alerts of a rule or playbook, and a day changes nothing twice', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(days, things), { maxLength: 8 }), rules, (visits, given) => {
        const all = given.filter(({ id }, index) => given.findIndex((one) => one.id === id) === index).map(rule);
        let standing: StandingFiring[] = [];
        for (const [ahead, present] of visits.toSorted(([a], [b]) => a - b)) {
          const today = addDays(TODAY, ahead);
          const now = all.flatMap(({ id }) => [...new Set(present)].map((thing) => met(thing, id)));
          const look = () => outcome(state({ firings: standing }), all, now, { today });
          const found = look();
          expect(new Set(found.fire.map(({ ruleId }) => ruleId)).size).toBe(found.fire.length);
          standing = [
            ...standing.map((one): StandingFiring => {
              if (found.close.includes(one.id)) return { ...one, state: 'dealt_with', closedItself: true };
              return found.reopen.includes(one.id) ? { ...one, state: 'open', closedItself: false } : one;
            }),
            ...found.fire.map(({ ruleId, occurrence }) =>
              firing({ id: `${ruleId} ${occurrence}`, ruleId, occurrence, firedOn: today, state: 'open' }),
            ),
          ];
          expect(new Set(standing.map(({ id }) => id)).size).toBe(standing.length);
          expect(look()).toEqual({ fire: [], close: [], reopen: [] });
          const open = standing.filter((one) => one.state === 'open').map(({ ruleId }) => ruleId);
          expect(new Set(open).size).toBe(open.length);
        }
      }),
    );
  });

  it('I2: rules that were slept over for weeks fire once each, for today', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 30 }), (slept, repeatDays) => {
        const every = rule({ repeat: 'every', repeatDays, playbookId: null, action: 'alert' });
        const before = firing({ firedOn: addDays(TODAY, -slept) });
        const found = fired(state({ firings: [before] }), [every], [met()]);
        expect(found).toHaveLength(daysBetween(before.firedOn, TODAY) >= repeatDays ? 1 : 0);
      }),
    );
  });
});

describe('an account that an import has just brought', () => {
  const come = (patch: Partial<TriggerState> = {}) => state({ arriving: true, ...patch });

  it('I2: has all that holds known at once, with nothing started', () => {
    const found = outcome(come({ runningPlaybooks: ['p'] }), [rule()], [met('goal:a'), met('goal:b')]).fire;
    expect(found.map(({ occurrence, start }) => [occurrence, start])).toEqual([
      ['goal:a', 'know'],
      ['goal:b', 'know'],
    ]);
  });

  it('I2: is told at once of what somebody writes by hand', () => {
    const written = 'feeling:0198a3b2-7c11-7d3e-9a40-5b1c2d3e4f50';
    const brought = 'feeling:0198a3b2-7c11-5d3e-9a40-5b1c2d3e4f50';
    const found = outcome(come(), [rule()], [met(brought), met(written), met('2026-W12')]).fire;
    expect(found.map(({ occurrence, start }) => [occurrence, start])).toEqual([
      [brought, 'know'],
      ['2026-W12', 'know'],
      [written, 'start'],
    ]);
  });

  it('I2: is told only of what comes later', () => {
    const known = [firing({ state: 'known', firedOn: addDays(TODAY, -1) })];
    expect(outcome(state({ firings: known }), [rule()], [met('goal:a')])).toEqual({ fire: [], close: [], reopen: [] });
    const later = outcome(state({ firings: known }), [rule()], [met('goal:a'), met('goal:b')]);
    expect(later.fire.map(({ occurrence, start }) => [occurrence, start])).toEqual([['goal:b', 'start']]);
    expect(later.close).toEqual(['f']);
  });

  it('I2: is no longer known to be in a state that went away', () => {
    const known = [firing({ state: 'known', firedOn: TODAY })];
    expect(outcome(come({ firings: known }), [rule()], []).close).toEqual(['f']);
  });

  it('I2: raises an alert when a rule that repeats is met still after its days', () => {
    const week = weekName(addDays(TODAY, -40));
    const known = [firing({ state: 'known', occurrence: week })];
    const again = outcome(state({ firings: known }), [rule({ repeat: 'every' })], [met(week)]);
    expect(again.fire).toMatchObject([{ start: 'start', occurrence: `${week}/${weekName(TODAY)}` }]);
    expect(again.close).toEqual(['f']);
  });
});
