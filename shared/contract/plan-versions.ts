import { z } from 'zod';
import { goalDirections, goalKinds, goalStatuses } from '#shared/domain/vocabulary.ts';
import { byId, plainDay, plainInstant, procedure, rowAudience, rowId } from './base.ts';

/** Why a version was kept (C3). */
export const versionReason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hand') }),
  z.object({ kind: z.literal('activation') }),
  z.object({ kind: z.literal('review'), reviewId: rowId, on: plainDay }),
]);

const snapshotGoal = z.object({
  id: rowId,
  parentId: z.nullable(rowId),
  position: z.string(),
  kind: z.enum(goalKinds),
  title: z.string(),
  why: z.nullable(z.string()),
  unit: z.nullable(z.string()),
  baseline: z.nullable(z.number()),
  target: z.nullable(z.number()),
  direction: z.enum(goalDirections),
  tolerance: z.nullable(z.number()),
  startsOn: plainDay,
  dueOn: z.nullable(plainDay),
  internalOwnerId: z.nullable(rowId),
  clientOwnerId: z.nullable(rowId),
  agreedOn: z.nullable(plainDay),
  evidence: z.nullable(z.string()),
  source: z.nullable(z.string()),
  status: z.enum(goalStatuses),
  closedOn: z.nullable(plainDay),
  recheckOn: z.nullable(plainDay),
  audience: rowAudience,
  milestones: z.array(z.object({ dueOn: plainDay, value: z.number() })),
});

/** What `plan_version.body` holds; another device may have written it, so it is parsed when it is read. */
export const planSnapshot = z.object({
  reason: versionReason,
  plan: z.object({
    objective: z.string(),
    currentScenario: z.nullable(z.string()),
    desiredScenario: z.nullable(z.string()),
    startsOn: plainDay,
    targetOn: z.nullable(plainDay),
    closedOn: z.nullable(plainDay),
  }),
  goals: z.array(snapshotGoal),
});

export const version = z.object({
  id: rowId,
  savedAt: plainInstant,
  authorName: z.nullable(z.string()),
  note: z.nullable(z.string()),
  reason: versionReason,
});
export type Version = z.infer<typeof version>;

export const fieldDifference = z.object({
  field: z.string(),
  before: z.nullable(z.union([z.string(), z.number()])),
  after: z.nullable(z.union([z.string(), z.number()])),
});

const named = z.object({ id: rowId, title: z.string() });

export const planComparison = z.object({
  plan: z.array(fieldDifference),
  added: z.array(named),
  removed: z.array(named),
  changed: z.array(named.extend({ fields: z.array(fieldDifference) })),
});

export const versionNote = z.nullable(z.string().trim().max(300));

/** Versions of a success plan (C3). */
export const planVersionsContract = {
  /** The latest first. */
  list: procedure.input(z.object({ planId: rowId })).output(z.array(version.extend({ goals: z.int() }))),
  save: procedure.input(z.object({ planId: rowId, note: versionNote })).output(byId),
  /** An earlier version against a later one; `to` null is the plan as it stands now. */
  compare: procedure.input(z.object({ from: rowId, to: z.nullable(rowId) })).output(planComparison),
  /** Writes the version over the plan: what was added since goes to the trash, check-ins stay. */
  restore: procedure.input(byId).output(z.object({})),
};
