import { describe, expect, it } from 'vitest';
import { goalDepth, goalLine, goalStanding, goalsToShow, mainGoal } from '#shared/domain/client-view/goal-reading.ts';
import { goalFact } from '#test/support/sample-facts/fact-rows.ts';

describe('how a goal stands', () => {
  it('compares the whole percents that are printed beside it', () => {
    expect(goalStanding(goalFact({ progress: 59.6, plannedProgress: 60.4 }))).toBe('onPlan');
    expect(goalStanding(goalFact({ progress: 59.4, plannedProgress: 60 }))).toBe('belowPlan');
  });

  it('is what it was closed with, whatever its numbers', () => {
    expect(goalStanding(goalFact({ status: 'partial', progress: 100 }))).toBe('partial');
    expect(goalStanding(goalFact({ status: 'planned', progress: 0 }))).toBe('planned');
    expect(goalStanding(goalFact({ progress: null }))).toBe('unmeasured');
  });

  it('leaves canceled goals out', () => {
    expect(goalsToShow([goalFact({ status: 'canceled' }), goalFact({})])).toHaveLength(1);
  });
});

describe('the goal that matters most', () => {
  const line = { checkIns: [{ on: '2026-03-01', value: 10 }] };

  it('is the topmost one with a history', () => {
    const goals = [
      goalFact({ id: 'top' }),
      goalFact({ id: 'child', parentId: 'top', ...line }),
      goalFact({ id: 'other', ...line }),
    ];
    expect(goalDepth(goals[1]!, goals)).toBe(1);
    expect(mainGoal(goals)?.id).toBe('other');
  });

  it('is none when nothing can be drawn', () => {
    expect(
      mainGoal([goalFact({}), goalFact({ direction: 'maintain', ...line }), goalFact({ due: null, ...line })]),
    ).toBeNull();
  });
});

describe('the line of a goal', () => {
  const goal = goalFact({
    baseline: 0,
    target: 120,
    start: '2026-01-01',
    due: '2026-06-30',
    milestones: [{ on: '2026-03-31', value: 30 }],
    checkIns: [
      { on: '2026-02-10', value: 12 },
      { on: '2026-02-20', value: 15 },
      { on: '2026-04-05', value: 50 },
    ],
  });
  const line = goalLine(goal, '2026-04-30');

  it('has a point at the end of each month, and at start and due', () => {
    expect(line.days).toEqual([
      '2026-01-01',
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2026-05-31',
      '2026-06-30',
    ]);
  });

  it('plans straight from milestone to milestone', () => {
    expect(line.plan[0]).toBe(0);
    expect(line.plan[3]).toBe(30);
    expect(line.plan.at(-1)).toBe(120);
    expect(line.plan[5]).toBeCloseTo(30 + (90 * 61) / 91, 1);
  });

  it('shows the last value of each month and nothing where nothing was measured', () => {
    expect(line.actual).toEqual([0, null, 15, null, 50, null, null]);
  });

  it('tells nothing measured after the day of the data', () => {
    expect(goalLine(goal, '2026-03-31').actual).toEqual([0, null, 15, null, null, null, null]);
  });

  it('goes by weeks when the goal is short and by quarters when it is long', () => {
    expect(goalLine({ ...goal, due: '2026-02-15' }, '2026-04-30').step).toBe('week');
    expect(goalLine({ ...goal, due: '2029-06-30' }, '2026-04-30').step).toBe('quarter');
  });
});
