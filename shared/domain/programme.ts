import type { Day } from './calendar.ts';
import type { MetricKey } from './metric-catalogue.ts';
import type { ProgrammeStep } from './method-vocabulary.ts';
import { type FieldDifference, differences } from './plan-version.ts';

/** C2. What the last step of a programme reads now; targets may be set for every metric. */
export const programmeMetrics: readonly MetricKey[] = [
  'logo_churn',
  'retention',
  'nps',
  'csat',
  'average_revenue',
  'ltv',
  'goal_success',
  'time_to_value',
  'cadence',
];

export interface SnapshotTarget {
  id: string;
  metric: string;
  segmentId: string | null;
  value: number;
  dueOn: Day | null;
  note: string | null;
}

/** C3. The programme as it stood on a day. Plain JSON. */
export interface ProgrammeSnapshot {
  steps: { step: ProgrammeStep; done: boolean; body: string | null }[];
  targets: SnapshotTarget[];
}

export interface ProgrammeComparison {
  steps: { step: ProgrammeStep; fields: FieldDifference[] }[];
  added: SnapshotTarget[];
  removed: SnapshotTarget[];
  changed: (SnapshotTarget & { fields: FieldDifference[] })[];
}

/** C3. An earlier version against a later one. */
export function compareProgrammes(before: ProgrammeSnapshot, after: ProgrammeSnapshot): ProgrammeComparison {
  const thenSteps = new Map(before.steps.map((step) => [step.step, step]));
  const then = new Map(before.targets.map((target) => [target.id, target]));
  const now = new Set(after.targets.map(({ id }) => id));
  return {
    steps: after.steps.flatMap((step) => {
      const fields = differences(thenSteps.get(step.step) ?? { step: step.step, done: false, body: null }, step);
      return fields.length > 0 ? [{ step: step.step, fields }] : [];
    }),
    added: after.targets.filter(({ id }) => !then.has(id)),
    removed: before.targets.filter(({ id }) => !now.has(id)),
    changed: after.targets.flatMap((target) => {
      const old = then.get(target.id);
      const fields = old ? differences(old, target) : [];
      return fields.length > 0 ? [{ ...target, fields }] : [];
    }),
  };
}
