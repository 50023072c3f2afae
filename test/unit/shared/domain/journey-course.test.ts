import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysIn } from '#shared/domain/calendar.ts';
import { defaultJourney, type JourneyTemplate, ongoingStartFor } from '#shared/domain/journey.ts';
import {
  accountReviewedPeriod,
  accountReviewWindow,
  journeyOf,
  type JourneyPlan,
  type StageOverride,
  stageOn,
} from '#shared/domain/journey-course.ts';

const sale = '2025-01-01';
const planned = (more: Partial<JourneyPlan> = {}): JourneyPlan => ({
  template: defaultJourney,
  cycle: 'journey_120_days',
  ongoingStart: ongoingStartFor(defaultJourney, sale),
  overrides: [],
  expectsReviews: true,
  ...more,
});
const written = (number: number, more: Partial<StageOverride> = {}): StageOverride => ({
  number,
  startsOn: null,
  plannedEnd: null,
  endedOn: null,
  ...more,
});
const said = ({
  kind,
  round,
  startsOn,
  plannedEnd,
}: {
  kind: string;
  round: number;
  startsOn: string;
  plannedEnd: string;
}) => `${kind} ${round} ${startsOn}..${plannedEnd}`;

describe('D1: the course of an account', () => {
  it('is the calendar alone where nobody wrote about a stage', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40, max: 2500 }), (days) => {
        const day = addDays(sale, days);
        const quick = stageOn(planned(), day);
        expect(journeyOf(planned(), day).current).toEqual(quick);
        if (days >= 0) expect(quick.status).toBe('on_track');
      }),
    );
  });

  it('follows any template: stages that come once, then those that repeat, with their own names', () => {
    const template: JourneyTemplate = {
      first: [{ kind: 'welcome', days: 10, endsBy: 'date', name: 'Primeiros dias' }],
      cycle: [
        { kind: 'adoption', days: 20, endsBy: 'date', name: null },
        { kind: 'adoption', days: 30, endsBy: 'date', name: 'Expansão' },
        { kind: 'review_window', days: 10, endsBy: 'date', name: null },
      ],
    };
    const { past, current, following } = journeyOf(
      planned({ template, ongoingStart: '2025-02-01' }),
      '2025-04-10',
      undefined,
      3,
    );
    expect(past[0]).toMatchObject({ name: 'Primeiros dias', startsOn: '2025-01-22', round: 0 });
    expect(current).toMatchObject({ position: 4, kind: 'adoption', round: 2, startsOn: '2025-04-02' });
    expect(following.map(said)).toEqual([
      'adoption 2 2025-04-22..2025-05-21',
      'review_window 2 2025-05-22..2025-05-31',
      'adoption 3 2025-06-01..2025-06-20',
    ]);
  });
});

describe('D2: calendar quarters', () => {
  const quarters = planned({ cycle: 'calendar_quarter', ongoingStart: '2025-01-15' });

  it('put the review window in the last days of each quarter', () => {
    const { past, current } = journeyOf(quarters, '2025-08-15');
    expect(past.slice(2).map(said)).toEqual([
      'adoption 1 2025-01-15..2025-03-01',
      'review_window 1 2025-03-02..2025-03-31',
      'adoption 2 2025-04-01..2025-05-31',
      'review_window 2 2025-06-01..2025-06-30',
    ]);
    expect(said(current)).toBe('adoption 3 2025-07-01..2025-08-31');
  });

  it('let a first stage that began too late for this quarter wait for the next', () => {
    const { current } = journeyOf({ ...quarters, ongoingStart: '2025-03-10' }, '2025-03-20');
    expect(said(current)).toBe('adoption 1 2025-03-10..2025-05-31');
  });

  it('open the window on the same days for every account', () => {
    expect(accountReviewWindow(quarters, '2025-05-02')).toEqual({
      cycle: { start: '2025-04-01', end: '2025-06-30' },
      window: { start: '2025-06-01', end: '2025-06-30' },
      open: false,
    });
    expect(accountReviewWindow(quarters, '2025-06-10').open).toBe(true);
  });
});

describe('D3: what was written about stages', () => {
  it('keeps a stage that ends by a fact until it is ended, and it gets behind and stuck', () => {
    const followed = planned({ overrides: [written(1, { startsOn: '2025-01-03' })] });
    expect(stageOn(followed, '2025-02-05')).toMatchObject({ kind: 'welcome', daysLeft: -6, status: 'on_track' });
    expect(stageOn(followed, '2025-02-06')).toMatchObject({ kind: 'welcome', daysLeft: -7, status: 'behind' });
    expect(stageOn(followed, '2025-03-01')).toMatchObject({ kind: 'welcome', status: 'stuck' });
    expect(stageOn(followed, '2025-02-06', { behindDays: 20, stuckDays: 40 }).status).toBe('on_track');
    expect(journeyOf(followed, '2025-03-01').following.map(said)).toEqual([
      'adoption 1 2025-03-02..2025-05-30',
      'review_window 1 2025-05-31..2025-06-29',
    ]);
  });

  it('goes on from the day a stage was ended', () => {
    const ended = planned({
      overrides: [
        written(1, { startsOn: '2025-01-03', endedOn: '2025-02-20' }),
        written(2, { startsOn: '2025-02-20' }),
      ],
    });
    const { past, current } = journeyOf(ended, '2025-02-20');
    expect(past.at(-1)).toMatchObject({ kind: 'welcome', endedOn: '2025-02-20' });
    expect(current).toMatchObject({ kind: 'adoption', round: 1, dayIn: 1, daysLeft: 89 });
  });

  it('lets a stage that ends by its date go, whoever wrote about it', () => {
    const moved = planned({ overrides: [written(2, { plannedEnd: '2025-05-10' })] });
    expect(said(stageOn(moved, '2025-05-10'))).toBe('adoption 1 2025-01-31..2025-05-10');
    expect(said(stageOn(moved, '2025-05-11'))).toBe('review_window 1 2025-05-11..2025-06-09');
    expect(stageOn(moved, '2025-07-20').status).toBe('stuck');
  });

  it('asks no review of a model that holds none', () => {
    const tech = planned({ overrides: [written(2, { plannedEnd: '2025-05-10' })], expectsReviews: false });
    expect(said(stageOn(tech, '2025-06-10'))).toBe('adoption 2 2025-06-10..2025-09-07');
  });

  it('gives each day one stage, none before the one of the day before', () => {
    const override = fc.record({
      number: fc.integer({ min: 0, max: 8 }),
      startsOn: fc.option(fc.integer({ min: 0, max: 500 }).map((days) => addDays(sale, days))),
      plannedEnd: fc.option(fc.integer({ min: 0, max: 500 }).map((days) => addDays(sale, days))),
      endedOn: fc.option(fc.integer({ min: 0, max: 500 }).map((days) => addDays(sale, days))),
    });
    const several = fc.uniqueArray(override, { selector: ({ number }) => number, maxLength: 4 });
    fc.assert(
      fc.property(several, fc.integer({ min: 0, max: 900 }), fc.boolean(), (overrides, days, inQuarters) => {
        const plan = planned({ overrides, cycle: inQuarters ? 'calendar_quarter' : 'journey_120_days' });
        const day = addDays(sale, days);
        const { past, current, following } = journeyOf(plan, day);
        expect(past.map(({ position }) => position)).toEqual(past.map((_, index) => index));
        expect(current.position).toBe(past.length);
        expect(following.map(({ position }) => position)).toEqual([past.length + 1, past.length + 2]);
        expect(stageOn(plan, addDays(day, 1)).position).toBeGreaterThanOrEqual(current.position);
        expect(current.plannedEnd >= current.startsOn).toBe(true);
      }),
    );
  });
});

describe('D2: the review window of an account', () => {
  it('is the one that is open, and stays until the review was followed up', () => {
    const late = planned({ overrides: [written(3, { startsOn: '2025-05-01' })] });
    expect(accountReviewWindow(late, '2025-06-20')).toMatchObject({
      window: { start: '2025-05-01', end: '2025-05-30' },
      open: true,
    });
    expect(accountReviewWindow(planned(), '2025-06-20')).toMatchObject({
      window: { start: '2025-08-29' },
      open: false,
    });
  });

  it('looks at the round so far, or at the one before when it has only begun', () => {
    expect(accountReviewedPeriod(planned(), '2025-05-20')).toEqual({ start: '2025-01-31', end: '2025-05-20' });
    const before = accountReviewedPeriod(planned(), '2025-06-10');
    expect(before).toEqual({ start: '2025-01-31', end: '2025-05-30' });
    expect(daysIn(before)).toBe(120);
    expect(accountReviewedPeriod(planned(), '2025-01-10')).toEqual({ start: '2025-01-01', end: '2025-01-10' });
  });
});
