import { z } from 'zod';
import { programmeSteps } from '#shared/domain/method-vocabulary.ts';
import { metricKeys } from '#shared/domain/metric-catalogue.ts';
import { memberRoles } from '#shared/domain/vocabulary.ts';
import { byId, longText, plainDay, procedure, rowId } from './base.ts';
import { metricNumberRow } from './metrics.ts';
import { fieldDifference, version, versionNote } from './plan-versions.ts';

const target = z.object({
  id: rowId,
  metric: z.enum(metricKeys),
  segmentId: z.nullable(rowId),
  value: z.number(),
  dueOn: z.nullable(plainDay),
  note: z.nullable(z.string().trim().max(300)),
});

export const programmeTarget = target.extend({
  /** Of its segment, else of all accounts. */
  now: metricNumberRow,
  met: z.nullable(z.boolean()),
});
export type ProgrammeTarget = z.infer<typeof programmeTarget>;

const step = z.object({ step: z.enum(programmeSteps), done: z.boolean(), body: z.nullable(z.string()) });

export const programmeView = z.object({
  steps: z.array(step),
  targets: z.array(programmeTarget),
  numbers: z.array(metricNumberRow),
  /** What the numbers cover. */
  period: z.object({ start: plainDay, end: plainDay }),
  /** C4. The same before and after the first activation, over periods of one length; null before there is one. */
  change: z.nullable(z.object({ since: plainDay, before: z.array(metricNumberRow), after: z.array(metricNumberRow) })),
  people: z.array(z.object({ id: rowId, name: z.string(), role: z.enum(memberRoles), accounts: z.int() })),
  segments: z.array(
    z.object({
      id: rowId,
      contentKey: z.nullable(z.string()),
      name: z.nullable(z.string()),
      touchModelId: z.nullable(rowId),
      successDefinition: z.nullable(z.string()),
      accounts: z.int(),
    }),
  ),
  touchModels: z.array(z.object({ id: rowId, key: z.string(), name: z.nullable(z.string()), cadenceDays: z.int() })),
  counts: z.object({
    accounts: z.int(),
    withoutOwner: z.int(),
    withoutSegment: z.int(),
    withPlan: z.int(),
    planTemplates: z.int(),
    contents: z.int(),
    playbooks: z.int(),
  }),
  currency: z.string(),
  mayWrite: z.boolean(),
});
export type ProgrammeView = z.infer<typeof programmeView>;

const snapshotTarget = target.extend({ metric: z.string() });

/** What `programme_version.body` holds. */
export const programmeSnapshot = z.object({ steps: z.array(step), targets: z.array(snapshotTarget) });

export const programmeComparison = z.object({
  steps: z.array(z.object({ step: z.enum(programmeSteps), fields: z.array(fieldDifference) })),
  added: z.array(snapshotTarget),
  removed: z.array(snapshotTarget),
  changed: z.array(snapshotTarget.extend({ fields: z.array(fieldDifference) })),
});

/** The workspace's programme in eight steps, with targets and versions (C2, C3). */
export const programmeContract = {
  open: procedure.output(programmeView),
  saveStep: procedure
    .input(
      z.object({ step: z.enum(programmeSteps), done: z.boolean().optional(), body: z.nullable(longText).optional() }),
    )
    .output(z.object({})),
  /** Without an id a new one. */
  saveTarget: procedure.input(target.omit({ id: true }).extend({ id: rowId.optional() })).output(byId),
  trashTarget: procedure.input(byId).output(z.object({})),
  versions: procedure.output(z.array(version.omit({ reason: true }))),
  saveVersion: procedure.input(z.object({ note: versionNote })).output(byId),
  /** `to` null: the programme as it stands now. */
  compare: procedure.input(z.object({ from: rowId, to: z.nullable(rowId) })).output(programmeComparison),
  /** Writes the version over the programme; targets added since go to the trash. */
  restore: procedure.input(byId).output(z.object({})),
};
