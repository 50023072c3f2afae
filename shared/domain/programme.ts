import type { Day } from './calendar.ts';
import type { ProgrammeStep } from './method-vocabulary.ts';
import { type FieldDifference, differences } from './plan-version.ts';

/** C2, J. The metrics a programme may set targets for, and what its last step reads now. */
export const programmeMetrics = [
  'logo_churn',
  'retention',
  'nps',
  'csat',
  'average_revenue',
  'revenue_ltv',
  'goal_success',
  'time_to_value',
  'cadence',
] as const;
export type ProgrammeMetric = (typeof programmeMetrics)[number];

/** `points`: NPS, no percent sign. `money` is in minor units. */
export const metricUnits: Readonly<Record<ProgrammeMetric, 'percent' | 'points' | 'money' | 'days'>> = {
  logo_churn: 'percent',
  retention: 'percent',
  nps: 'points',
  csat: 'percent',
  average_revenue: 'money',
  revenue_ltv: 'money',
  goal_success: 'percent',
  time_to_value: 'days',
  cadence: 'percent',
};

const lowerIsBetter: ReadonlySet<ProgrammeMetric> = new Set(['logo_churn', 'time_to_value']);

/** J. Whether a target is met; null while the metric is not computable. */
export function meetsTarget(metric: ProgrammeMetric, value: number | null, target: number): boolean | null {
  if (value === null) return null;
  return lowerIsBetter.has(metric) ? value <= target : value >= target;
}

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
