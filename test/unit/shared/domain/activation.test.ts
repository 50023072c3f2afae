import { describe, expect, it } from 'vitest';
import { activationGate, type GateFacts, onboardingGap, type OnboardingFacts } from '#shared/domain/activation.ts';

const ready: GateFacts = {
  ownerId: 'ana',
  hasSponsor: true,
  objective: 'Atender sem fila',
  touchModelChosen: true,
  reviewsAsked: true,
  goals: 3,
  firstReviewOn: '2026-06-01',
  nextContactOn: null,
};
const missing = (facts: Partial<GateFacts>) =>
  activationGate({ ...ready, ...facts }, 3).flatMap(({ item, met }) => (met ? [] : [item]));

describe('the gate of the activation', () => {
  it('C1: asks for seven things, each by itself', () => {
    expect(missing({})).toEqual([]);
    expect(missing({ ownerId: null })).toEqual(['owner']);
    expect(missing({ hasSponsor: false })).toEqual(['sponsor']);
    expect(missing({ objective: '  ' })).toEqual(['objective']);
    expect(missing({ touchModelChosen: false })).toEqual(['touch_model']);
    expect(missing({ goals: 2 })).toEqual(['goals']);
    expect(missing({ firstReviewOn: null, nextContactOn: '2026-03-20' })).toEqual(['first_review']);
    expect(missing({ firstReviewOn: null })).toEqual(['first_review', 'next_contact']);
  });

  it('C1: asks for no review where the touch model has none', () => {
    expect(missing({ reviewsAsked: false, firstReviewOn: null, nextContactOn: '2026-03-20' })).toEqual([]);
  });
});

describe('the silent gap after onboarding', () => {
  const facts: OnboardingFacts = {
    status: 'onboarding',
    onboardingEndedOn: '2026-03-10',
    ongoingStart: null,
    activatedOn: null,
    somethingPlanned: false,
  };

  it('C1: begins on the day onboarding ended with nothing planned', () => {
    expect(onboardingGap(facts, '2026-03-16')).toBe('2026-03-10');
    expect(onboardingGap({ ...facts, somethingPlanned: true }, '2026-03-16')).toBeNull();
    expect(onboardingGap({ ...facts, status: 'lost' }, '2026-03-16')).toBeNull();
    expect(onboardingGap(facts, '2026-03-09')).toBeNull();
  });

  it('C1: a day that nobody wrote counts for three months, a written one until it is answered', () => {
    const assumed = { ...facts, onboardingEndedOn: null, ongoingStart: '2025-03-10' };
    expect(onboardingGap(assumed, '2025-05-01')).toBe('2025-03-10');
    expect(onboardingGap(assumed, '2026-03-16')).toBeNull();
    expect(onboardingGap({ ...facts, onboardingEndedOn: '2025-03-10' }, '2026-03-16')).toBe('2025-03-10');
    expect(
      onboardingGap({ ...facts, onboardingEndedOn: '2025-03-10', activatedOn: '2025-03-12' }, '2026-03-16'),
    ).toBeNull();
  });
});
