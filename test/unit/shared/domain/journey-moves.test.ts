import { describe, expect, it } from 'vitest';
import { defaultJourney } from '#shared/domain/journey.ts';
import { journeyOf, type JourneyPlan } from '#shared/domain/journey-course.ts';
import { endStage, moveProblem, moveStage, reopenStage, withChanges } from '#shared/domain/journey-moves.ts';

const plan: JourneyPlan = {
  template: defaultJourney,
  cycle: 'journey_120_days',
  ongoingStart: '2025-02-01',
  overrides: [],
  expectsReviews: true,
};
const today = '2025-03-01';
const course = (of: JourneyPlan, day = today) => {
  const { current, following } = journeyOf(of, day, undefined, 3);
  return [current, ...following].map(({ kind, round, startsOn }) => `${kind} ${round} ${startsOn}`);
};

describe('D3: moving a date', () => {
  it('moves what follows', () => {
    expect(course(plan)).toEqual([
      'adoption 1 2025-02-01',
      'review_window 1 2025-05-02',
      'adoption 2 2025-06-01',
      'review_window 2 2025-08-30',
    ]);
    const moved = withChanges(plan, moveStage(plan, today, 2, '2025-05-11'));
    expect(course(moved)).toEqual([
      'adoption 1 2025-02-01',
      'review_window 1 2025-05-12',
      'adoption 2 2025-06-11',
      'review_window 2 2025-09-09',
    ]);
  });

  it('takes along by as many days what was moved by hand after it', () => {
    const first = withChanges(plan, moveStage(plan, today, 3, '2025-06-10'));
    const both = withChanges(first, moveStage(first, today, 2, '2025-05-11'));
    expect(both.overrides.find(({ number }) => number === 3)?.plannedEnd).toBe('2025-06-20');
    expect(course(both)[2]).toBe('adoption 2 2025-06-21');
  });

  it('is refused for a stage that is over, before its start, and too far ahead', () => {
    const journey = journeyOf(plan, today);
    expect(moveProblem(journey, 1, '2025-05-01')).toBe('stage_is_over');
    expect(moveProblem(journey, 2, '2025-01-31')).toBe('before_start');
    expect(moveProblem(journey, 2, '2025-02-01')).toBeNull();
    expect(moveProblem(journey, 40, '2030-01-01')).toBe('too_far');
  });
});

describe('D3: concluding a stage', () => {
  it('begins the next one on the same day', () => {
    const ended = withChanges(plan, endStage(plan, today, today));
    expect(course(ended).slice(0, 2)).toEqual(['review_window 1 2025-03-01', 'adoption 2 2025-03-31']);
  });

  it('never lies before the stage began nor ahead of today', () => {
    expect(endStage(plan, today, '2024-01-01')[0]?.endedOn).toBe('2025-02-01');
    expect(endStage(plan, today, '2025-12-01')[0]?.endedOn).toBe(today);
  });

  it('can be taken back as long as the calendar has not gone on', () => {
    const ended = withChanges(plan, endStage(plan, today, today));
    const back = reopenStage(ended, today);
    expect(back && course(withChanges(ended, back))).toEqual(course(plan));
    expect(reopenStage(plan, today)).toBeNull();
  });
});
