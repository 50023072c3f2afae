import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '#shared/domain/calendar.ts';
import {
  currentStage,
  defaultJourney,
  journeyStart,
  journeyStatus,
  ongoingStartFor,
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
        const next = stageAt(defaultJourney, ongoing, addDays(stage.plannedEnd, 1));
        expect(next).toMatchObject({ position: stage.position + 1, startsOn: addDays(stage.plannedEnd, 1) });
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
});
