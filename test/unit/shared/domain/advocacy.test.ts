import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultAskLimits, isAdvocate, mayAsk } from '#shared/domain/advocacy.ts';
import { addDays, daysBetween } from '#shared/domain/calendar.ts';

const today = '2026-06-30';
const cases = { open: 0, urgentOpen: 0, openedIn90Days: 0, oldestOpenDays: null, untold: [], satisfaction: null };
const feeling = {
  id: 'f',
  on: '2026-06-01',
  moment: 'delighted' as const,
  satisfaction: 5,
  trust: 5,
  trend: null,
  stale: false,
};

describe('L3: asking a client for something', () => {
  it('is allowed when nothing was asked', () => {
    expect(mayAsk([], today)).toEqual({
      allowed: true,
      reason: null,
      lastAskedOn: null,
      askedInYear: 0,
      allowedFrom: today,
    });
  });

  it('waits 180 days after the last ask', () => {
    expect(mayAsk(['2026-06-01'], today)).toMatchObject({
      allowed: false,
      reason: 'asked_lately',
      allowedFrom: '2026-11-28',
    });
    expect(mayAsk([addDays(today, -180)], today).allowed).toBe(true);
    expect(mayAsk([addDays(today, -179)], today).allowed).toBe(false);
  });

  it('happens at most twice in a year', () => {
    const limits = { betweenDays: 30, mostAYear: 2 };
    const answer = mayAsk(['2025-09-01', '2026-01-10'], today, limits);
    expect(answer).toMatchObject({ allowed: false, reason: 'asked_often', askedInYear: 2, allowedFrom: '2026-09-01' });
    expect(mayAsk(['2025-09-01', '2026-01-10'], '2026-09-01', limits).allowed).toBe(true);
  });

  it('never breaks the limits when it only asks when allowed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 120 }), { maxLength: 40 }), (steps) => {
        const asked: string[] = [];
        let day = '2024-01-01';
        for (const step of steps) {
          day = addDays(day, step);
          const answer = mayAsk(asked, day);
          expect(answer.allowedFrom >= day).toBe(true);
          expect(answer.allowed).toBe(answer.allowedFrom === day);
          if (answer.allowed) asked.push(day);
        }
        for (const [index, ask] of asked.entries()) {
          const before = asked[index - 1];
          if (before) expect(daysBetween(before, ask)).toBeGreaterThanOrEqual(defaultAskLimits.betweenDays);
          const inYear = asked.filter((each) => each <= ask && each > addDays(ask, -365));
          expect(inYear.length).toBeLessThanOrEqual(defaultAskLimits.mostAYear);
        }
      }),
    );
  });

  it('is proposed for a client who is well and says so, and not with an urgent case open', () => {
    const promoter = { nps: { id: 's', on: '2026-05-01', score: 9 }, csat: null };
    const facts = { status: 'ongoing' as const, feeling, survey: promoter, cases };
    expect(isAdvocate(facts, 'attention')).toBe(true);
    expect(isAdvocate({ ...facts, survey: { nps: null, csat: null } }, 'good')).toBe(true);
    expect(isAdvocate({ ...facts, survey: { nps: null, csat: null } }, null)).toBe(false);
    expect(isAdvocate({ ...facts, survey: { nps: { ...promoter.nps, score: 6 }, csat: null } }, 'good')).toBe(false);
    expect(isAdvocate({ ...facts, cases: { ...cases, urgentOpen: 1 } }, 'good')).toBe(false);
    expect(isAdvocate({ ...facts, feeling: { ...feeling, moment: 'neutral' } }, 'good')).toBe(false);
    expect(isAdvocate({ ...facts, feeling: null }, 'good')).toBe(false);
  });
});
