import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, daysIn, periodContains } from '#shared/domain/calendar.ts';
import {
  currentStage,
  defaultJourney,
  followingStages,
  journeyStart,
  journeyStatus,
  ongoingStartFor,
  reviewedPeriod,
  reviewWindowAt,
  stageAt,
} from '#shared/domain/journey.ts';

const sale = '2025-01-01';
const ongoing = ongoingStartFor(defaultJourney, sale);
const at = (dayOfJourney: number) => stageAt(defaultJourney, ongoing, addDays(sale, dayOfJourney));

describe('journey', () => {
  it('begins ongoing thirty days after the sale', () => {
    expect(daysBetween(sale, ongoing)).toBe(30);
    expect(journeyStart(defaultJourney, ongoing)).toBe(sale);
  });

  it.each([
    [0, 'hand_over', 0, 1, 1],
    [1, 'hand_over', 0, 2, 0],
    [2, 'welcome', 0, 1, 27],
    [29, 'welcome', 0, 28, 0],
    [30, 'adoption', 1, 1, 89],
    [119, 'adoption', 1, 90, 0],
    [120, 'review_window', 1, 1, 29],
    [149, 'review_window', 1, 30, 0],
    [150, 'adoption', 2, 1, 89],
    [240, 'review_window', 2, 1, 29],
    [270, 'adoption', 3, 1, 89],
    [30 + 120 * 9 + 100, 'review_window', 10, 11, 19],
  ])('is on day %i in %s %i', (day, kind, round, dayIn, daysLeft) => {
    expect(at(day)).toMatchObject({ kind, round, dayIn, daysLeft, status: 'on_track' });
  });

  it('waits in hand-over before its first day', () => {
    expect(at(-5)).toMatchObject({ position: 0, kind: 'hand_over', dayIn: -4 });
  });

  it('gives every day one stage, and no day between two', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), (day) => {
        const stage = at(day);
        expect(stage.dayIn).toBeGreaterThanOrEqual(1);
        expect(stage.daysLeft).toBeGreaterThanOrEqual(0);
        const [next] = followingStages(defaultJourney, stage, 1);
        expect(stageAt(defaultJourney, ongoing, addDays(stage.plannedEnd, 1))).toMatchObject({ ...next });
      }),
    );
  });

  it('is behind from 7 days past the planned end and stuck from 30', () => {
    const end = '2025-05-01';
    const status = (days: number) => journeyStatus(end, addDays(end, days));
    expect([-10, 0, 6, 7, 29, 30].map(status)).toEqual([
      'on_track',
      'on_track',
      'on_track',
      'behind',
      'behind',
      'stuck',
    ]);
    expect(journeyStatus(end, '2025-05-04', { behindDays: 3, stuckDays: 10 })).toBe('behind');
  });

  it('tells days left below zero for a stage that outlasts its plan', () => {
    const stage = {
      position: 2,
      kind: 'adoption' as const,
      round: 1,
      name: null,
      startsOn: '2025-01-01',
      plannedEnd: '2025-03-31',
    };
    expect(currentStage(stage, '2025-04-10')).toMatchObject({ dayIn: 100, daysLeft: -10, status: 'behind' });
  });

  it('moves what follows when an end is moved', () => {
    const stage = { ...at(30), plannedEnd: '2025-06-30' };
    expect(
      followingStages(defaultJourney, stage, 3).map(({ kind, round, startsOn }) => `${kind} ${round} ${startsOn}`),
    ).toEqual(['review_window 1 2025-07-01', 'adoption 2 2025-07-31', 'review_window 2 2025-10-29']);
  });
});

describe('review window', () => {
  const windowAt = (day: string) => reviewWindowAt('journey_120_days', defaultJourney, '2025-01-01', day);

  it('is the last 30 days of each 120-day cycle', () => {
    expect(windowAt('2025-02-01')).toEqual({
      cycle: { start: '2025-01-01', end: '2025-04-30' },
      window: { start: '2025-04-01', end: '2025-04-30' },
      open: false,
    });
    expect(windowAt('2025-04-01').open).toBe(true);
    expect(windowAt('2025-05-01').window.start).toBe('2025-07-30');
  });

  it('is the same window as the stage of that name', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2000 }), (days) => {
        const day = addDays('2025-01-01', days);
        const inStage = stageAt(defaultJourney, '2025-01-01', day).kind === 'review_window';
        expect(windowAt(day).open).toBe(inStage);
      }),
    );
  });

  it('is the end of the quarter where the workspace counts in quarters', () => {
    const found = reviewWindowAt('calendar_quarter', defaultJourney, '2025-01-15', '2025-02-20');
    expect(found).toMatchObject({ window: { start: '2025-03-02', end: '2025-03-31' }, open: false });
  });

  it('waits for ongoing to begin', () => {
    expect(windowAt('2024-11-01')).toMatchObject({ window: { start: '2025-04-01' }, open: false });
  });

  it('looks at the cycle so far, or at the one before when it has only begun', () => {
    const period = (day: string) => reviewedPeriod('journey_120_days', defaultJourney, '2025-01-01', day);
    expect(period('2025-04-15')).toEqual({ start: '2025-01-01', end: '2025-04-15' });
    expect(period('2025-05-10')).toEqual({ start: '2025-01-01', end: '2025-04-30' });
    expect(reviewedPeriod('calendar_quarter', defaultJourney, '2024-01-01', '2025-04-10')).toEqual({
      start: '2025-01-01',
      end: '2025-03-31',
    });
    expect(daysIn(period('2025-05-10'))).toBe(120);
    expect(periodContains(period('2025-04-30'), '2025-04-30')).toBe(true);
  });
});
