import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  closingScore,
  type GoalMeasure,
  goalProgress,
  isClosed,
  plannedProgress,
  plannedValue,
  rollUp,
  type RollUpGoal,
  valueDelivered,
  valueDeliveredTrend,
} from '#shared/domain/goal-progress.ts';
import { addDays } from '#shared/domain/calendar.ts';
import { goalStatuses } from '#shared/domain/vocabulary.ts';

const measure = (edits: Partial<GoalMeasure>): GoalMeasure => ({
  direction: 'up',
  baseline: 20,
  target: 60,
  current: 50,
  tolerance: null,
  ...edits,
});
const planned = { ...measure({}), startsOn: '2025-01-01', dueOn: '2025-04-11' };
const node = (edits: Partial<RollUpGoal>): RollUpGoal => ({
  kind: 'goal',
  status: 'active',
  progress: null,
  children: [],
  ...edits,
});

describe('goal progress', () => {
  it('is the way gone from baseline to target', () => {
    expect(goalProgress(measure({}))).toBe(75);
    expect(goalProgress(measure({ direction: 'down', baseline: 10, target: 2, current: 4 }))).toBe(75);
  });

  it('is shown truthfully below 0 and above 100', () => {
    expect(goalProgress(measure({ current: 10 }))).toBe(-25);
    expect(goalProgress(measure({ current: 80 }))).toBe(150);
  });

  it('is not computable without a way to go, or without a check-in', () => {
    expect(goalProgress(measure({ target: 20 }))).toBeNull();
    expect(goalProgress(measure({ baseline: null }))).toBeNull();
    expect(goalProgress(measure({ current: null }))).toBeNull();
  });

  it('E2, E3: holds or does not hold a value to maintain', () => {
    const maintain = measure({ direction: 'maintain', baseline: null, target: 95, tolerance: 2 });
    expect(goalProgress({ ...maintain, current: 93 })).toBe(100);
    expect(goalProgress({ ...maintain, current: 97.5 })).toBe(0);
    expect(goalProgress({ ...maintain, tolerance: null, current: 95 })).toBe(100);
  });

  it('draws a straight planned path from start to due', () => {
    expect(plannedProgress(planned, '2025-02-20')).toBe(50);
    expect(plannedValue(planned, '2025-02-20')).toBe(40);
    expect(plannedProgress(planned, '2024-12-01')).toBe(0);
    expect(plannedProgress(planned, '2026-01-01')).toBe(100);
  });

  it('bends the path through milestones and ignores those outside it', () => {
    const milestones = [
      { dueOn: '2025-04-01', value: 50 },
      { dueOn: '2025-02-20', value: 30 },
      { dueOn: '2026-01-01', value: 1 },
    ];
    expect(plannedValue(planned, '2025-02-20', milestones)).toBe(30);
    expect(plannedValue(planned, '2025-03-12', milestones)).toBe(40);
    expect(plannedValue(planned, '2025-04-11', milestones)).toBe(60);
  });

  it('has no planned path without a due day, and a level one when maintaining', () => {
    expect(plannedProgress({ ...planned, dueOn: null }, '2025-02-20')).toBeNull();
    expect(plannedValue({ ...planned, direction: 'maintain', dueOn: null }, '2025-02-20')).toBe(60);
    expect(plannedValue({ ...planned, dueOn: planned.startsOn }, planned.startsOn)).toBe(60);
  });

  it('never leaves the way between baseline and target when straight', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), (days) => {
        const percent = plannedProgress(planned, addDays(planned.startsOn, days)) ?? Number.NaN;
        expect(percent).toBeGreaterThanOrEqual(0);
        expect(percent).toBeLessThanOrEqual(100);
      }),
    );
  });
});

describe('closing', () => {
  it('scores 1, 0.5 and 0, and leaves canceled out', () => {
    expect(goalStatuses.map(closingScore)).toEqual([null, null, 1, 0.5, 0, null]);
    expect(goalStatuses.filter(isClosed)).toEqual(['achieved', 'partial', 'missed', 'canceled']);
  });

  it('delivers the value of the closed goals as it stood on a day', () => {
    const goals = [
      { status: 'achieved', closedOn: '2025-01-10' },
      { status: 'partial', closedOn: '2025-02-10' },
      { status: 'missed', closedOn: '2025-03-10' },
      { status: 'canceled', closedOn: '2025-01-11' },
      { status: 'active', closedOn: null },
    ] as const;
    expect(valueDelivered(goals, '2025-12-31')).toEqual({ value: 50, numerator: 1.5, denominator: 3 });
    expect(valueDelivered(goals, '2025-02-28').value).toBe(75);
    expect(valueDelivered(goals, '2025-01-01').value).toBeNull();
    expect(valueDeliveredTrend(goals, '2025-02-28', '2025-12-31')).toBe('down');
    expect(valueDeliveredTrend(goals, '2025-01-01', '2025-12-31')).toBeNull();
    expect(valueDeliveredTrend(goals, '2025-02-11', '2025-02-28')).toBe('steady');
  });
});

describe('roll-up', () => {
  it('prefers the own measure to the children', () => {
    expect(rollUp(node({ progress: 130, children: [node({ progress: 10 })] }))).toBe(130);
  });

  it('is the weighted mean of the direct children, each held to 0–100', () => {
    const children = [node({ progress: 150 }), node({ progress: -50 }), node({ progress: 40, weight: 2 })];
    expect(rollUp(node({ children }))).toBe(45);
  });

  it('leaves out canceled children and those that cannot be computed', () => {
    const children = [node({ progress: 60 }), node({ progress: 0, status: 'canceled' }), node({})];
    expect(rollUp(node({ children }))).toBe(60);
    expect(rollUp(node({ children: [node({})] }))).toBeNull();
  });

  it('rolls up through any depth', () => {
    const actions = (['achieved', 'active', 'active', 'partial'] as const).map((status) =>
      node({ kind: 'action', status }),
    );
    const goal = node({ children: actions });
    expect(rollUp(goal)).toBe(37.5);
    expect(rollUp(node({ kind: 'final_objective', children: [goal, node({ progress: 100 })] }))).toBe(68.75);
  });

  it('counts a closed goal without measure by how it closed', () => {
    expect(rollUp(node({ status: 'partial' }))).toBe(50);
    expect(rollUp(node({ status: 'canceled' }))).toBeNull();
    expect(rollUp(node({ kind: 'action', status: 'canceled' }))).toBeNull();
  });
});
