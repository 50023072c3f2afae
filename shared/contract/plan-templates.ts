import { z } from 'zod';
import { goalDirections, goalKinds } from '#shared/domain/vocabulary.ts';
import { byId, longText, plainDay, procedure, rowId, shortText } from './base.ts';

const goalFields = {
  kind: z.enum(goalKinds),
  /** Null: the shipped words of `contentKey`. */
  title: z.nullable(shortText(300)),
  why: z.nullable(longText),
  unit: z.nullable(z.string().trim().max(40)),
  baseline: z.nullable(z.number()),
  target: z.nullable(z.number()),
  direction: z.enum(goalDirections),
  tolerance: z.nullable(z.number().min(0)),
  /** Days after the start of the plan. */
  offsetDays: z.int().min(0).max(3650),
  durationDays: z.int().min(1).max(3650),
};

export const planTemplateGoal = z.object({
  id: rowId,
  contentKey: z.nullable(z.string()),
  parentId: z.nullable(rowId),
  ...goalFields,
});
export type PlanTemplateGoal = z.infer<typeof planTemplateGoal>;

const templateFields = {
  /** Null: the shipped words of `contentKey`. */
  name: z.nullable(shortText(120)),
  /** Null: for every segment without one of its own. */
  segmentId: z.nullable(rowId),
  objective: z.nullable(z.string().trim().max(500)),
  archived: z.boolean(),
};

export const planTemplate = z.object({
  id: rowId,
  contentKey: z.nullable(z.string()),
  ...templateFields,
  goals: z.array(planTemplateGoal),
});
export type PlanTemplate = z.infer<typeof planTemplate>;

/** What a template puts into a plan, in the account's language (E5). */
export const templateProposal = z.object({
  id: rowId,
  name: z.string(),
  objective: z.string(),
  goals: z.array(
    z.object({
      title: z.string(),
      startsOn: plainDay,
      dueOn: plainDay,
      unit: z.nullable(z.string()),
      target: z.nullable(z.number()),
    }),
  ),
});
export type TemplateProposal = z.infer<typeof templateProposal>;

/** Templates of success plans by segment (E5). */
export const planTemplatesContract = {
  list: procedure.output(z.object({ templates: z.array(planTemplate), mayWrite: z.boolean() })),
  /** Those an account may begin with; the one of its segment is `proposed`. */
  proposals: procedure
    .input(z.object({ accountId: rowId, startsOn: plainDay }))
    .output(z.object({ proposed: z.nullable(rowId), templates: z.array(templateProposal) })),
  /** Writes the goals of a template into a plan that stands already; its objective too where the plan has none. */
  apply: procedure.input(z.object({ planId: rowId, templateId: rowId })).output(z.object({})),
  create: procedure.input(z.object({ name: shortText(120), segmentId: z.nullable(rowId) })).output(byId),
  save: procedure.input(byId.extend(z.object(templateFields).partial().shape)).output(z.object({})),
  addGoal: procedure.input(z.object({ templateId: rowId, title: shortText(300) })).output(byId),
  saveGoal: procedure.input(byId.extend(z.object(goalFields).partial().shape)).output(z.object({})),
  /** `afterId` null puts it first. */
  moveGoal: procedure.input(byId.extend({ afterId: z.nullable(rowId) })).output(z.object({})),
  trash: procedure.input(byId).output(z.object({})),
  trashGoal: procedure.input(byId).output(z.object({})),
};
