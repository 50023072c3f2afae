import type { Day } from './calendar.ts';
import type { GoalDirection, GoalKind, GoalStatus } from './vocabulary.ts';

/** C3. Why a version was kept: somebody asked, the account was activated, or a review was held. */
export type VersionReason = { kind: 'hand' } | { kind: 'activation' } | { kind: 'review'; reviewId: string; on: Day };

export interface SnapshotPlan {
  objective: string;
  currentScenario: string | null;
  desiredScenario: string | null;
  startsOn: Day;
  targetOn: Day | null;
  closedOn: Day | null;
}

export interface SnapshotGoal {
  id: string;
  parentId: string | null;
  position: string;
  kind: GoalKind;
  title: string;
  why: string | null;
  unit: string | null;
  baseline: number | null;
  target: number | null;
  direction: GoalDirection;
  tolerance: number | null;
  startsOn: Day;
  dueOn: Day | null;
  internalOwnerId: string | null;
  clientOwnerId: string | null;
  agreedOn: Day | null;
  evidence: string | null;
  source: string | null;
  status: GoalStatus;
  closedOn: Day | null;
  recheckOn: Day | null;
  audience: 'client' | 'internal';
  milestones: { dueOn: Day; value: number }[];
}

/** The plan as it stood: check-ins are its history and no part of it. Plain JSON. */
export interface PlanSnapshot {
  reason: VersionReason;
  plan: SnapshotPlan;
  /** Depth first, parents before children. */
  goals: SnapshotGoal[];
}

export type ComparedValue = string | number | null;

export interface FieldDifference {
  field: string;
  before: ComparedValue;
  after: ComparedValue;
}

export interface PlanComparison {
  plan: FieldDifference[];
  added: { id: string; title: string }[];
  removed: { id: string; title: string }[];
  changed: { id: string; title: string; fields: FieldDifference[] }[];
}

/** A change of place shows in the tree, and an id says nothing to a reader. */
const UNTOLD: ReadonlySet<string> = new Set(['id', 'position']);

/** Fields that differ, in the order of the first; arrays are compared and told as text. */
export function differences(before: object, after: object): FieldDifference[] {
  const then = before as Record<string, unknown>;
  const now = after as Record<string, unknown>;
  return Object.keys(then)
    .filter((field) => !UNTOLD.has(field))
    .map((field) => ({ field, before: told(then[field]), after: told(now[field]) }))
    .filter((each) => each.before !== each.after);
}

function told(value: unknown): ComparedValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (Array.isArray(value) && value.length === 0) return null;
  return typeof value === 'boolean' ? Number(value) : JSON.stringify(value);
}

/** C3. What became of a plan between two versions, an earlier and a later one. */
export function comparePlans(before: PlanSnapshot, after: PlanSnapshot): PlanComparison {
  const then = new Map(before.goals.map((goal) => [goal.id, goal]));
  const now = new Map(after.goals.map((goal) => [goal.id, goal]));
  const named = ({ id, title }: SnapshotGoal) => ({ id, title });
  return {
    plan: differences(before.plan, after.plan),
    added: after.goals.filter(({ id }) => !then.has(id)).map(named),
    removed: before.goals.filter(({ id }) => !now.has(id)).map(named),
    changed: after.goals.flatMap((goal) => {
      const old = then.get(goal.id);
      const fields = old ? differences(old, goal) : [];
      return fields.length > 0 ? [{ ...named(goal), fields }] : [];
    }),
  };
}
