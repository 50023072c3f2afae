import { describe, expect, it } from 'vitest';
import type { AccountFacts } from '#shared/domain/account-facts.ts';
import { healthOf } from '#shared/domain/health.ts';
import {
  accountHealth,
  defaultHealthModel,
  type HealthModel,
  healthFrom,
  modelFor,
} from '#shared/domain/health-model.ts';
import type { HealthInputs } from '#shared/domain/health-inputs.ts';
import type { Moment } from '#shared/domain/vocabulary.ts';
import { quietAccount } from '#test/support/quiet-account.ts';

const nothing: HealthInputs = {
  usage_trend: null,
  adoption: null,
  goals: null,
  cadence: null,
  support: null,
  survey: null,
  sponsor: null,
  commercial: null,
  feeling: null,
};
const weights = (patch: Partial<HealthModel['weights']>): HealthModel['weights'] => ({
  usage_trend: 0,
  adoption: 0,
  goals: 0,
  cadence: 0,
  support: 0,
  survey: 0,
  sponsor: 0,
  commercial: 0,
  feeling: 0,
  ...patch,
});
const model = (patch: Partial<HealthModel>): HealthModel => ({ ...defaultHealthModel, ...patch });
const felt = (moment: Moment): AccountFacts['feeling'] => ({
  id: 'f',
  on: '2026-03-01',
  moment,
  satisfaction: 3,
  trust: 3,
  trend: null,
  stale: false,
});
const ongoing = (moment: Moment | null = null) => ({ status: 'ongoing' as const, feeling: moment && felt(moment) });
const silent = { feelingCounts: false };

describe('the health of an account by a model', () => {
  const three = model({ weights: weights({ usage_trend: 50, goals: 30, cadence: 20 }) });

  it('K2: 80·0.5 + 70·0.3 + 90·0.2 is 79', () => {
    const inputs = { ...nothing, usage_trend: 80, goals: 70, cadence: 90 };
    expect(healthFrom(ongoing(), inputs, three, silent)).toMatchObject({ score: 79, coverage: 100, state: 'scored' });
  });

  it('K3: without the last it is 76.25, missing weight is redistributed, and said by a coverage of 80 %', () => {
    const health = healthFrom(ongoing(), { ...nothing, usage_trend: 80, goals: 70 }, three, silent);
    expect(health).toMatchObject({ score: 76.25, coverage: 80, missing: ['cadence'] });
    expect(health.contributions.map(({ effectiveWeight }) => effectiveWeight)).toEqual([0.625, 0.375]);
  });

  it('K2: under the set coverage there is no score, whatever the inputs', () => {
    const health = healthFrom(ongoing(), { ...nothing, cadence: 100 }, three, silent);
    expect(health).toMatchObject({
      score: null,
      shownScore: null,
      band: null,
      state: 'insufficient_data',
      coverage: 20,
    });
    const lenient = model({ ...three, minimumCoverage: 20 });
    expect(healthFrom(ongoing(), { ...nothing, cadence: 100 }, lenient, silent).score).toBe(100);
  });

  it('K1: the feeling counts only where the workspace says so, and G6 compares with the health without it', () => {
    const heavy = model({ weights: weights({ usage_trend: 50, feeling: 50 }) });
    const inputs = { ...nothing, usage_trend: 90, feeling: 10 };
    expect(healthFrom(ongoing('leaving'), inputs, heavy, silent).score).toBe(90);
    const counted = healthFrom(ongoing('leaving'), inputs, heavy, { feelingCounts: true });
    expect(counted).toMatchObject({ score: 50, withoutFeeling: { score: 90, band: 'good' }, disagreement: 'opposite' });
  });

  it('K6: leaving holds what is shown at 39 and at risk at 69, visibly; a lower score is left alone', () => {
    const at = (moment: Moment, value: number, feelingCaps = true) =>
      healthFrom(
        ongoing(moment),
        { ...nothing, usage_trend: value, goals: value },
        model({ ...three, feelingCaps }),
        silent,
      );
    expect(at('leaving', 90)).toMatchObject({ score: 90, cap: 39, shownScore: 39, band: 'risk' });
    expect(at('at_risk', 90)).toMatchObject({ score: 90, cap: 69, shownScore: 69, band: 'attention' });
    expect(at('at_risk', 50)).toMatchObject({ score: 50, cap: null, shownScore: 50 });
    expect(at('worried', 90)).toMatchObject({ cap: null, shownScore: 90 });
    expect(at('leaving', 90, false)).toMatchObject({ cap: null, shownScore: 90 });
  });

  it('G6: what is held for the eye is compared as it was computed', () => {
    const health = healthFrom(ongoing('leaving'), { ...nothing, usage_trend: 90, goals: 90 }, three, silent);
    expect(health).toMatchObject({ band: 'risk', disagreement: 'opposite' });
  });

  it('K: a lost account has no health left to look after', () => {
    const facts = quietAccount({ status: 'lost', feeling: felt('leaving') });
    const generous = model({ weights: weights({ sponsor: 100 }) });
    expect(accountHealth(facts, generous, silent)).toMatchObject({
      score: null,
      state: 'insufficient_data',
      disagreement: null,
    });
  });

  it('K4: tells from the contributions which input harms most', () => {
    const [worst] = healthOf([
      { key: 'goals', value: 70, weight: 30 },
      { key: 'usage', value: 40, weight: 20 },
    ]).contributions;
    expect(worst?.key).toBe('usage');
  });
});

describe('which model rules an account', () => {
  const all = { name: 'all', segmentId: null, stageKind: null };
  const stage = { name: 'stage', segmentId: null, stageKind: 'adoption' as const };
  const segment = { name: 'segment', segmentId: 's', stageKind: null };
  const both = { name: 'both', segmentId: 's', stageKind: 'adoption' as const };
  const named = (segmentId: string | null, kind: 'adoption' | 'welcome') =>
    modelFor([all, stage, segment, both], { segmentId, stage: { kind } })?.name;

  it('K1: is the most specific one: segment and stage, segment, stage, all', () => {
    expect(named('s', 'adoption')).toBe('both');
    expect(named('s', 'welcome')).toBe('segment');
    expect(named(null, 'adoption')).toBe('stage');
    expect(named('other', 'welcome')).toBe('all');
  });

  it('K1: is none where no model is for it', () => {
    expect(modelFor([segment], { segmentId: null, stage: null })).toBeNull();
  });
});
