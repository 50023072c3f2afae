import { z } from 'zod';
import { playbookStepKinds, runStates, stepRoles, strategies } from '#shared/domain/method-vocabulary.ts';
import { byId, longText, ofAccount, plainDay, plainInstant, procedure, rowId, shortText } from './base.ts';

/** I1. Texts are null where the shipped words stand (`playbooks:playbook.<contentKey>`). */
export const playbook = z.object({
  id: rowId,
  contentKey: z.nullable(z.string()),
  name: z.nullable(z.string()),
  description: z.nullable(z.string()),
  script: z.nullable(z.string()),
  strategy: z.enum(strategies),
  archived: z.boolean(),
});
export type Playbook = z.infer<typeof playbook>;

export const playbookSummary = playbook.extend({
  steps: z.int(),
  /** From its start to the end of its last step. */
  days: z.int(),
  running: z.int(),
  done: z.int(),
  stopped: z.int(),
});
export type PlaybookSummary = z.infer<typeof playbookSummary>;

export const playbookStep = z.object({
  id: rowId,
  contentKey: z.nullable(z.string()),
  kind: z.enum(playbookStepKinds),
  title: z.nullable(z.string()),
  description: z.nullable(z.string()),
  role: z.enum(stepRoles),
  offsetDays: z.int(),
  durationDays: z.int(),
  contentId: z.nullable(rowId),
});
export type PlaybookStep = z.infer<typeof playbookStep>;

export const runTask = z.object({
  id: rowId,
  title: z.string(),
  kind: z.nullable(z.enum(playbookStepKinds)),
  /** What a step of kind `content` sends (H4). */
  contentId: z.nullable(rowId),
  dueOn: z.nullable(plainDay),
  doneAt: z.nullable(plainInstant),
  ownerId: z.nullable(rowId),
});

export const playbookRun = z.object({
  id: rowId,
  accountId: rowId,
  accountName: z.string(),
  playbookId: rowId,
  name: z.string(),
  strategy: z.enum(strategies),
  campaignId: z.nullable(rowId),
  firingId: z.nullable(rowId),
  startedOn: plainDay,
  startedBy: rowId,
  state: z.enum(runStates),
  endedOn: z.nullable(plainDay),
  outcome: z.nullable(z.string()),
  done: z.int(),
  total: z.int(),
  /** Its steps that were not called off, in order. */
  tasks: z.array(runTask),
});
export type PlaybookRun = z.infer<typeof playbookRun>;

const texts = {
  name: z.nullable(shortText(120)),
  description: z.nullable(longText),
  script: z.nullable(longText),
};

const stepFields = z.object({
  kind: z.enum(playbookStepKinds),
  title: z.nullable(shortText(200)),
  description: z.nullable(longText),
  role: z.enum(stepRoles),
  offsetDays: z.int().min(0).max(730),
  durationDays: z.int().min(1).max(365),
  contentId: z.nullable(rowId),
});

export const playbooksContract = {
  /** Archived ones too, last. */
  list: procedure.output(z.object({ playbooks: z.array(playbookSummary), mayWrite: z.boolean() })),
  get: procedure
    .input(byId)
    .output(z.object({ playbook, steps: z.array(playbookStep), runs: z.array(playbookRun), mayWrite: z.boolean() })),
  create: procedure
    .input(z.object({ name: shortText(120), strategy: z.enum(strategies), description: z.nullable(longText) }))
    .output(byId),
  save: procedure
    .input(byId.extend(z.object({ ...texts, strategy: z.enum(strategies), archived: z.boolean() }).partial().shape))
    .output(z.object({})),
  /** At the end of the playbook. */
  addStep: procedure.input(stepFields.extend({ playbookId: rowId, title: shortText(200) })).output(byId),
  saveStep: procedure.input(byId.extend(stepFields.partial().shape)).output(z.object({})),
  /** To the place after another step; null puts it first. */
  moveStep: procedure.input(byId.extend({ after: z.nullable(rowId) })).output(z.object({})),
  removeStep: procedure.input(byId).output(z.object({})),
  /** By hand, on accounts where it is not running; one undo takes all of it back. */
  start: procedure
    .input(z.object({ playbookId: rowId, accountIds: z.array(rowId).min(1).max(5000), firingId: rowId.optional() }))
    .output(z.object({ started: z.int(), running: z.int() })),
  /** What is open of it is called off. */
  stop: procedure.input(z.object({ runId: rowId, reason: z.string().trim().min(1).max(2000) })).output(z.object({})),
  runsOfAccount: procedure.input(ofAccount).output(z.array(playbookRun)),
};
