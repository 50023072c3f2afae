import { z } from 'zod';
import { channels, interactionDirections, moments } from '#shared/domain/vocabulary.ts';
import { attachment } from './attachments.ts';
import { byId, longText, ofAccount, plainDay, plainInstant, procedure, rowAudience, rowId, shortText } from './base.ts';

/** H1. */
export const interactionFields = z.object({
  channel: z.enum(channels),
  direction: z.enum(interactionDirections),
  happenedAt: plainInstant,
  durationMinutes: z.nullable(z.int().min(0).max(10_000)),
  subject: shortText(300),
  body: z.nullable(longText),
  realProblem: z.nullable(longText),
  outcome: z.nullable(longText),
  nextStep: z.nullable(z.string().trim().max(300)),
  nextStepOn: z.nullable(plainDay),
  automated: z.boolean(),
  planned: z.boolean(),
  audience: rowAudience,
  reviewId: z.nullable(rowId),
  contactIds: z.array(rowId).max(100),
  memberIds: z.array(rowId).max(100),
});
export type InteractionFields = z.infer<typeof interactionFields>;

export const interaction = interactionFields.extend({
  id: rowId,
  accountId: rowId,
  authorId: rowId,
  authorName: z.nullable(z.string()),
  contactNames: z.array(z.string()),
  /** Counts for the cadence (H2). */
  counts: z.boolean(),
  /** B4: exclusive touch, and nobody planned it. */
  unplanned: z.boolean(),
  feeling: z.nullable(z.object({ id: rowId, moment: z.enum(moments) })),
  attachments: z.array(attachment),
});
export type Interaction = z.infer<typeof interaction>;

/** What the form needs to be quick. */
const interactionStart = z.object({
  accountName: z.string(),
  planRequired: z.boolean(),
  /** A plan that today's contact can be the keeping of: an open task or a review of today. */
  plan: z.nullable(z.object({ text: z.string(), on: plainDay })),
  contacts: z.array(z.object({ id: rowId, name: z.string(), jobTitle: z.nullable(z.string()) })),
  members: z.array(z.object({ id: rowId, name: z.string() })),
  lastChannel: z.nullable(z.enum(channels)),
});
export type InteractionStart = z.infer<typeof interactionStart>;

export const interactionsContract = {
  /** Newest first, a page at a time. */
  list: procedure
    .input(
      ofAccount.extend({
        limit: z.int().min(1).max(200),
        before: z.nullable(plainInstant),
        channel: z.nullable(z.enum(channels)),
        text: z.string().max(200),
      }),
    )
    .output(z.object({ items: z.array(interaction), more: z.boolean() })),
  get: procedure.input(byId).output(interaction),
  start: procedure.input(ofAccount).output(interactionStart),
  /** `task`: the next step also becomes a task. */
  log: procedure.input(interactionFields.extend({ accountId: rowId, task: z.boolean() })).output(byId),
  update: procedure.input(z.object({ id: rowId, patch: interactionFields.partial() })).output(z.object({})),
};
