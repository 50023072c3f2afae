import { z } from 'zod';
import { caseKinds, casePriorities, caseStatuses } from '#shared/domain/vocabulary.ts';
import { attachment } from './attachments.ts';
import { byId, longText, ofAccount, plainInstant, procedure, rowAudience, rowId, shortText } from './base.ts';

/** M1. The dates of solved, told and closed follow from the status. */
export const caseFields = z.object({
  title: shortText(300),
  kind: z.enum(caseKinds),
  priority: z.enum(casePriorities),
  openedAt: plainInstant,
  firstResponseMinutes: z.nullable(z.int().min(0)),
  satisfaction: z.nullable(z.int().min(1).max(5)),
  escalated: z.boolean(),
  realProblem: z.nullable(longText),
  stepsToReproduce: z.nullable(longText),
  impact: z.nullable(longText),
  ownerId: z.nullable(rowId),
  contactId: z.nullable(rowId),
  audience: rowAudience,
});
export type CaseFields = z.infer<typeof caseFields>;

export const supportCase = caseFields.extend({
  id: rowId,
  accountId: rowId,
  status: z.enum(caseStatuses),
  solvedAt: z.nullable(plainInstant),
  toldAt: z.nullable(plainInstant),
  closedAt: z.nullable(plainInstant),
  ownerName: z.nullable(z.string()),
  contactName: z.nullable(z.string()),
  /** Solved but the client was not told: an alarm (M1). */
  notTold: z.boolean(),
  comments: z.int(),
});
export type SupportCase = z.infer<typeof supportCase>;

export const caseComment = z.object({
  id: rowId,
  authorId: rowId,
  authorName: z.nullable(z.string()),
  writtenAt: plainInstant,
  body: z.string(),
  audience: rowAudience,
  mine: z.boolean(),
});
export type CaseComment = z.infer<typeof caseComment>;

export const casesContract = {
  /** Open ones first, then the newest. */
  list: procedure.input(ofAccount).output(z.array(supportCase)),
  open: procedure
    .input(byId)
    .output(z.object({ case: supportCase, comments: z.array(caseComment), attachments: z.array(attachment) })),
  create: procedure
    .input(caseFields.partial().required({ title: true, kind: true }).extend({ accountId: rowId }))
    .output(byId),
  update: procedure.input(z.object({ id: rowId, patch: caseFields.partial() })).output(z.object({})),
  /** Sets the dates that the step means, and clears those of later steps. */
  setStatus: procedure.input(z.object({ id: rowId, status: z.enum(caseStatuses) })).output(z.object({})),
  comment: procedure.input(z.object({ caseId: rowId, body: longText.min(1), audience: rowAudience })).output(byId),
  /** @throws ONLY_AUTHOR */
  updateComment: procedure
    .input(z.object({ id: rowId, body: longText.min(1), audience: rowAudience }))
    .output(z.object({})),
};
