import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountFacts } from '#shared/domain/account-facts.ts';
import { healthInputs } from '#shared/domain/health-inputs.ts';
import { moments } from '#shared/domain/vocabulary.ts';
import { quietAccount } from '#test/support/quiet-account.ts';

const base = quietAccount();
const inputsOf = (patch: Partial<AccountFacts>) => healthInputs(quietAccount(patch));

const usage = (patch: Partial<AccountFacts['usage']>) => ({ usage: { ...base.usage, ...patch } });
const goals = (patch: Partial<AccountFacts['goals']>) => ({ goals: { ...base.goals, ...patch } });
const cases = (patch: Partial<AccountFacts['cases']>) => ({ cases: { ...base.cases, ...patch } });
const people = (patch: Partial<AccountFacts['people']>) => ({ people: { ...base.people, ...patch } });
const late = (daysLate: number, intervalDays = 30): Pick<AccountFacts, 'contact'> => ({
  contact: { lastOn: null, daysSince: null, dueOn: '2026-03-01', intervalDays, daysLate },
});
const ends = (daysLeft: number, autoRenew = false): AccountFacts['contracts'] => ({
  ...base.contracts,
  renewal: { contractId: 'c', endsOn: '2026-09-01', daysLeft, noticeOn: null, autoRenew },
});
const felt = (moment: (typeof moments)[number], satisfaction = 3, trust = 3): AccountFacts['feeling'] => ({
  id: 'f',
  on: '2026-03-01',
  moment,
  satisfaction,
  trust,
  trend: null,
  stale: false,
});
const dated = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `${index}`, on: '2026-01-01' }));

describe('the measures of health', () => {
  it('K1: are unknown, and not 0, where nothing tells them', () => {
    const inputs = inputsOf({ people: { known: 0, live: 0, hasSponsor: false, hasChampion: false, left: [] } });
    expect(Object.values(inputs)).toEqual(Array.from({ length: 9 }, () => null));
  });

  it('K1: say 75 for the same use as ever, 0 for half of it, 100 for a quarter more', () => {
    const at = (changePercent: number) => inputsOf(usage({ changePercent })).usage_trend;
    expect([at(0), at(-50), at(-80), at(25), at(300)]).toEqual([75, 0, 0, 100, 100]);
  });

  it('K1: take adoption from what is known of breadth, depth and frequency', () => {
    const known = { breadthPercent: 60, depthPercent: 140, frequencyPercent: null };
    expect(inputsOf(usage(known)).adoption).toBe(80);
  });

  it('K1: give full goals on the path, and lose two for each point behind and ten for each goal past its date', () => {
    expect(inputsOf(goals({ progressPercent: 50, expectedPercent: 40 })).goals).toBe(100);
    expect(inputsOf(goals({ progressPercent: 40, expectedPercent: 60, overdue: dated(1) })).goals).toBe(50);
    expect(inputsOf(goals({ progressPercent: 40 })).goals).toBeNull();
  });

  it('K1: lose the cadence over one interval', () => {
    expect([late(0), late(15), late(30), late(90)].map((patch) => inputsOf(patch).cadence)).toEqual([100, 50, 0, 0]);
  });

  it('K1: take NPS and CSAT on one scale', () => {
    const nps = { id: 'n', on: '2026-01-01', score: 9 };
    const csat = { id: 'c', on: '2026-01-01', score: 3 };
    expect(inputsOf({ survey: { nps, csat: null } }).survey).toBe(90);
    expect(inputsOf({ survey: { nps, csat } }).survey).toBe(70);
  });

  it('K1: ask for sponsor, champion and three live people', () => {
    expect(inputsOf({}).sponsor).toBe(100);
    expect(inputsOf(people({ hasSponsor: false, live: 1 })).sponsor).toBe(40);
  });

  it('K1: leave a contract that renews by itself alone, and fear the end of another one', () => {
    expect(inputsOf({ contracts: ends(10, true) }).commercial).toBe(100);
    expect(inputsOf({ contracts: ends(90) }).commercial).toBe(70);
    expect(inputsOf({ contracts: ends(-5) }).commercial).toBe(40);
    expect(inputsOf({ contracts: { ...ends(400), downsells: dated(1) } }).commercial).toBe(70);
  });

  it('G6: keep a plain feeling in the band of its moment', () => {
    const at = (moment: (typeof moments)[number], scale: number) =>
      inputsOf({ feeling: felt(moment, scale, scale) }).feeling ?? -1;
    expect(at('satisfied', 4)).toBeGreaterThanOrEqual(70);
    expect(at('neutral', 3)).toBeGreaterThanOrEqual(40);
    expect(at('worried', 3)).toBeLessThan(70);
    expect(at('at_risk', 2)).toBeLessThan(40);
  });

  const percent = fc.option(fc.double({ min: -500, max: 500, noNaN: true }), { nil: null });
  const count = fc.integer({ min: 0, max: 60 });
  const anyFacts: fc.Arbitrary<Partial<AccountFacts>> = fc
    .record({
      change: percent,
      breadth: percent,
      depth: percent,
      frequency: percent,
      progress: percent,
      expected: percent,
      counts: fc.array(count, { minLength: 8, maxLength: 8 }),
      satisfaction: fc.option(fc.double({ min: 1, max: 5, noNaN: true }), { nil: null }),
      score: fc.integer({ min: 0, max: 10 }),
      daysLeft: fc.integer({ min: -900, max: 900 }),
      autoRenew: fc.boolean(),
      moment: fc.constantFrom(...moments),
      scale: fc.integer({ min: 1, max: 5 }),
    })
    .map((drawn) => {
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = drawn.counts;
      return {
        ...usage({
          changePercent: drawn.change,
          breadthPercent: drawn.breadth,
          depthPercent: drawn.depth,
          frequencyPercent: drawn.frequency,
        }),
        ...goals({ progressPercent: drawn.progress, expectedPercent: drawn.expected, overdue: dated(a) }),
        ...late(b, 1 + c),
        ...cases({ open: d, urgentOpen: e, oldestOpenDays: f, untold: dated(g), satisfaction: drawn.satisfaction }),
        ...people({ live: h, hasSponsor: drawn.autoRenew, hasChampion: !drawn.autoRenew }),
        survey: { nps: { id: 'n', on: '2026-01-01', score: drawn.score }, csat: null },
        contracts: { ...ends(drawn.daysLeft, drawn.autoRenew), downsells: dated(c % 5) },
        feeling: felt(drawn.moment, drawn.scale, drawn.scale),
      };
    });

  it('K1: never leave 0–100, whatever the data', () => {
    fc.assert(
      fc.property(anyFacts, (patch) => {
        for (const value of Object.values(inputsOf(patch))) {
          if (value === null) continue;
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(100);
        }
      }),
    );
  });

  it('K1: never rise when what they are told from gets worse', () => {
    const worse = (facts: AccountFacts): AccountFacts => {
      const less = (value: number | null) => (value === null ? null : value - 7);
      return {
        ...facts,
        usage: {
          ...facts.usage,
          changePercent: less(facts.usage.changePercent),
          breadthPercent: less(facts.usage.breadthPercent),
          depthPercent: less(facts.usage.depthPercent),
          frequencyPercent: less(facts.usage.frequencyPercent),
        },
        goals: { ...facts.goals, progressPercent: less(facts.goals.progressPercent) },
        contact: facts.contact && { ...facts.contact, daysLate: facts.contact.daysLate + 5 },
        cases: { ...facts.cases, open: facts.cases.open + 1, urgentOpen: facts.cases.urgentOpen + 1 },
        people: { ...facts.people, live: Math.max(0, facts.people.live - 1), hasSponsor: false },
        contracts: { ...facts.contracts, downsells: [...facts.contracts.downsells, { id: 'd', on: '2026-01-01' }] },
        feeling: facts.feeling && { ...facts.feeling, trust: Math.max(1, facts.feeling.trust - 1) },
      };
    };
    fc.assert(
      fc.property(anyFacts, (patch) => {
        const facts = quietAccount(patch);
        const [before, after] = [healthInputs(facts), healthInputs(worse(facts))];
        for (const [measure, value] of Object.entries(after)) {
          const was = before[measure as keyof typeof before];
          if (value !== null && was !== null) expect(value, measure).toBeLessThanOrEqual(was + 1e-9);
        }
      }),
    );
  });
});
