import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/calendar.ts';
import {
  type Condition,
  meetings,
  meets,
  metRules,
  operatorsOf,
  readConditions,
  type TriggerFacts,
  weekName,
} from '#shared/domain/trigger-rule.ts';
import { triggerFactKeys } from '#shared/domain/trigger-facts.ts';
import { quietAccount } from '#test/support/quiet-account.ts';

const TODAY = '2026-03-16';
const silentFor = (days: number): TriggerFacts =>
  quietAccount({
    contact: {
      lastOn: addDays(TODAY, -days),
      daysSince: days,
      dueOn: addDays(TODAY, 30 - days),
      intervalDays: 30,
      daysLate: Math.max(0, days - 30),
    },
  });
const contractIn = (daysLeft: number): TriggerFacts =>
  quietAccount({
    contracts: {
      ...quietAccount().contracts,
      renewal: { contractId: 'c1', endsOn: addDays(TODAY, daysLeft), daysLeft, noticeOn: null, autoRenew: false },
    },
  });
const usage = (changePercent: number): TriggerFacts =>
  quietAccount({ usage: { ...quietAccount().usage, changePercent } });
const noContact: Condition = { fact: 'days_since_contact', op: 'at_least', value: 45 };
const dropped: Condition = { fact: 'usage_change_percent', op: 'at_most', value: -50 };
const rule = (id: string, ...conditions: Condition[]) => ({ id, conditions, active: true });

describe('a condition', () => {
  it('I2: is met with the value that met it, and names the thing', () => {
    expect(meets(silentFor(45), [noContact], TODAY)).toEqual({
      occurrence: `contact:${addDays(TODAY, -45)}`,
      values: [{ fact: 'days_since_contact', value: 45, op: 'at_least', wanted: 45 }],
    });
    expect(meets(silentFor(44), [noContact], TODAY)).toBeNull();
  });

  it('I2: is not met while its fact is not known', () => {
    expect(meets(quietAccount(), [dropped], TODAY)).toBeNull();
  });

  it('I2: of a newer app is met by nobody, and no condition is met by nobody', () => {
    const unknown: Condition = { fact: 'weather', op: 'is', value: true };
    expect(meets(silentFor(90), [noContact, unknown], TODAY)).toBeNull();
    expect(meets(silentFor(90), [], TODAY)).toBeNull();
  });

  it('I2: holds together with all others of its rule', () => {
    const high: Condition = { fact: 'touch_model', op: 'one_of', value: ['high'] };
    expect(meets(silentFor(90), [noContact, high], TODAY)).toBeNull();
    expect(meets({ ...silentFor(90), touchModel: 'high' }, [noContact, high], TODAY)?.values).toHaveLength(2);
  });

  it('I2: speaks of all tags when it excludes one', () => {
    const without: Condition = { fact: 'tag', op: 'none_of', value: ['piloto'] };
    expect(meets({ ...silentFor(90), tags: [] }, [noContact, without], TODAY)).not.toBeNull();
    expect(meets({ ...silentFor(90), tags: ['vip', 'piloto'] }, [noContact, without], TODAY)).toBeNull();
  });

  it('I2: is met once for each goal that is overdue, by the same one in all its parts', () => {
    const overdue = [
      { id: 'a', on: addDays(TODAY, -5) },
      { id: 'b', on: addDays(TODAY, -20) },
    ];
    const facts = quietAccount({ goals: { ...quietAccount().goals, overdue } });
    const between: Condition[] = [
      { fact: 'goal_overdue_days', op: 'at_least', value: 3 },
      { fact: 'goal_overdue_days', op: 'at_most', value: 10 },
    ];
    expect(meetings(facts, between.slice(0, 1), TODAY).map(({ occurrence }) => occurrence)).toEqual([
      'goal:a',
      'goal:b',
    ]);
    expect(meetings(facts, between, TODAY).map(({ occurrence }) => occurrence)).toEqual(['goal:a']);
  });

  it('leaves lost accounts alone unless it asks for them', () => {
    const lost: Condition = { fact: 'status', op: 'one_of', value: ['lost'] };
    expect(meets({ ...silentFor(90), status: 'lost' }, [noContact], TODAY)).toBeNull();
    expect(meets({ ...silentFor(90), status: 'lost' }, [noContact, lost], TODAY)).not.toBeNull();
  });

  it('I4: gives a contract one occurrence at 180, at 90 and at 60 days', () => {
    const marks: Condition = { fact: 'contract_mark', op: 'one_of', value: ['180', '90', '60'] };
    const occurrenceAt = (days: number) =>
      meets(contractIn(days), [marks], TODAY)?.occurrence?.split(':').at(-1) ?? null;
    expect([200, 180, 91, 90, 61, 60, 0, -1].map(occurrenceAt)).toEqual([
      null,
      '180',
      '180',
      '90',
      '90',
      '60',
      '60',
      null,
    ]);
    const within: Condition = { fact: 'contract_days_left', op: 'at_most', value: 45 };
    expect(meets(contractIn(40), [within], TODAY)?.occurrence).toBe(`contract:c1:${addDays(TODAY, 40)}:45`);
  });
});

describe('the rules that an account meets', () => {
  it('I2: carry the week in which a state became true, as long as it holds', () => {
    const [met] = metRules(usage(-60), [rule('r', dropped)], TODAY);
    expect(met).toMatchObject({ ruleId: 'r', occurrence: '2026-W12' });
    const later = metRules(usage(-55), [rule('r', dropped)], addDays(TODAY, 21), [met!]);
    expect(later.map(({ occurrence }) => occurrence)).toEqual(['2026-W12']);
    const again = metRules(usage(-55), [rule('r', dropped)], addDays(TODAY, 21), []);
    expect(again.map(({ occurrence }) => occurrence)).toEqual(['2026-W15']);
  });

  it('leave out those that are switched off', () => {
    expect(metRules(usage(-60), [{ ...rule('r', dropped), active: false }], TODAY)).toEqual([]);
  });

  it('I2: are the same on two laptops that know the same, whenever they look within a week', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: -100, max: 100 }), (days, change) => {
        const facts = { ...silentFor(days), usage: usage(change).usage };
        const rules = [rule('a', noContact), rule('b', dropped), rule('c', noContact, dropped)];
        const later = addDays(TODAY, 6);
        expect(weekName(later)).toBe(weekName(TODAY));
        expect(metRules(facts, rules, TODAY)).toEqual(metRules(structuredClone(facts), rules, TODAY));
        const names = (day: string) =>
          metRules(facts, rules, day).map(({ ruleId, occurrence }) => [ruleId, occurrence]);
        for (const name of names(TODAY)) expect(names(later)).toContainEqual(name);
      }),
    );
  });
});

describe('stored conditions', () => {
  it('come back as they were, and what is no condition makes none of them', () => {
    expect(readConditions(JSON.stringify([noContact, dropped]))).toEqual([noContact, dropped]);
    for (const text of [null, '', '{}', '[{"fact":1}]', '[{"fact":"tag","op":"like","value":1}]'])
      expect(readConditions(text)).toEqual([]);
  });

  it('know for every fact how it may be asked', () => {
    for (const key of triggerFactKeys) expect(operatorsOf(key).length).toBeGreaterThan(0);
  });
});
