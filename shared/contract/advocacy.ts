import { z } from 'zod';
import { advocacyKinds, advocacyStates, reasonKinds } from '#shared/domain/method-vocabulary.ts';
import { byId, longText, money, plainDay, procedure, rowAudience, rowId, shortText } from './base.ts';

/** L3. */
export const advocacyFields = z.object({
  kind: z.enum(advocacyKinds),
  state: z.enum(advocacyStates),
  title: shortText(200),
  contactId: z.nullable(rowId),
  askedOn: z.nullable(plainDay),
  endedOn: z.nullable(plainDay),
  result: z.nullable(longText),
  audience: rowAudience,
});
export type AdvocacyFields = z.infer<typeof advocacyFields>;

export const advocacyRow = advocacyFields.extend({
  id: rowId,
  accountId: rowId,
  accountName: z.string(),
  contactName: z.nullable(z.string()),
});
export type AdvocacyRow = z.infer<typeof advocacyRow>;

export const askAnswer = z.object({
  allowed: z.boolean(),
  reason: z.nullable(z.enum(['asked_lately', 'asked_often'])),
  lastAskedOn: z.nullable(plainDay),
  askedInYear: z.int(),
  allowedFrom: plainDay,
});
export type AskAnswerRow = z.infer<typeof askAnswer>;

export const advocateCandidate = z.object({
  accountId: rowId,
  accountName: z.string(),
  moment: z.string(),
  nps: z.nullable(z.number()),
  health: z.nullable(z.number()),
});
export type AdvocateCandidate = z.infer<typeof advocateCandidate>;

export const advocacyContract = {
  list: procedure
    .input(z.object({ accountId: rowId.optional() }))
    .output(z.object({ asks: z.array(advocacyRow), candidates: z.array(advocateCandidate) })),
  /** L3: whether the client may be asked today, by the workspace's limits; the people who could be. */
  ask: procedure
    .input(z.object({ accountId: rowId }))
    .output(askAnswer.extend({ contacts: z.array(z.object({ id: rowId, name: z.string() })) })),
  create: procedure.input(advocacyFields.extend({ accountId: rowId })).output(byId),
  update: procedure.input(z.object({ id: rowId, patch: advocacyFields.partial() })).output(z.object({})),
};

/** L4. */
export const reasonRow = z.object({
  id: rowId,
  kind: z.enum(reasonKinds),
  name: z.string(),
  archived: z.boolean(),
});
export type ReasonRow = z.infer<typeof reasonRow>;

export const reasonsContract = {
  list: procedure.output(z.object({ reasons: z.array(reasonRow), mayWrite: z.boolean() })),
  add: procedure.input(z.object({ kind: z.enum(reasonKinds), name: shortText(120) })).output(byId),
  update: procedure
    .input(z.object({ id: rowId, name: shortText(120).optional(), archived: z.boolean().optional() }))
    .output(z.object({})),
  /** L4: what clients left for in the last `months` months, and what went with them. */
  tally: procedure.input(z.object({ months: z.int().min(1).max(60) })).output(
    z.object({
      from: plainDay,
      to: plainDay,
      reasons: z.array(
        z.object({
          kind: z.enum(['loss', 'downsell']),
          reason: z.string(),
          /** Name of an own reason; null: `reason` is a shipped key or the words of an import. */
          name: z.nullable(z.string()),
          count: z.int(),
          yearly: z.array(money),
          withoutValue: z.int(),
        }),
      ),
    }),
  ),
};
