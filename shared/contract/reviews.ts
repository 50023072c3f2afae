import { z } from 'zod';
import { languages, reviewKinds, reviewStages, touchModelKeys } from '#shared/domain/vocabulary.ts';
import { byId, ofAccount, plainDay, plainInstant, procedure, rowId } from './base.ts';

const reviewFields = {
  kind: z.enum(reviewKinds),
  title: z.nullable(z.string().max(300)),
  /** IANA zone in which the meeting was agreed. */
  timeZone: z.string().min(1).max(60),
  durationMinutes: z.int().min(10).max(600),
  place: z.nullable(z.string().max(300)),
  ownerId: z.nullable(rowId),
  /** Both days included. */
  periodFrom: plainDay,
  periodTo: plainDay,
};

/** F3. Steps done ÷ steps the touch model asks for. */
export const readinessShown = z.object({ done: z.int(), asked: z.int(), percent: z.number() });

/** A review as lists show it (F1). */
export const reviewRow = z.object({
  id: rowId,
  accountId: rowId,
  accountName: z.string(),
  ...reviewFields,
  stage: z.enum(reviewStages),
  startsAt: plainInstant,
  /** The day of `startsAt` in the review's zone. */
  day: plainDay,
  ownerName: z.nullable(z.string()),
  heldAt: z.nullable(plainInstant),
  canceledAt: z.nullable(plainInstant),
  readiness: readinessShown,
  /** Commitments that must be answered before it is ready (F9). */
  toAnswer: z.int(),
});
export type ReviewRow = z.infer<typeof reviewRow>;

export const newReview = ofAccount.extend({ ...reviewFields, startsAt: plainInstant });
export type NewReview = z.infer<typeof newReview>;

/** What a new review would be, from the journey and the last one (F1, F2). */
export const reviewProposal = newReview.extend({
  accountName: z.string(),
  language: z.enum(languages),
  touchModel: z.enum(touchModelKeys),
  previous: z.nullable(z.object({ id: rowId, kind: z.enum(reviewKinds), startsAt: plainInstant })),
  /** What comes along from the last one. */
  carried: z.object({ participants: z.int(), agendaItems: z.int(), commitments: z.int() }),
});
export type ReviewProposal = z.infer<typeof reviewProposal>;

/** Reviews: planning, moving and where each one stands (F1, F2, F9). */
export const reviewsContract = {
  /** All that may be seen, or one account's; by date. */
  list: procedure.input(z.object({ accountId: rowId.optional() })).output(z.array(reviewRow)),
  /** `afterReviewId`: the one just held, so that the next window is proposed (F9). */
  proposal: procedure
    .input(ofAccount.extend({ kind: z.enum(reviewKinds), afterReviewId: rowId.optional() }))
    .output(reviewProposal),
  create: procedure.input(newReview).output(byId),
  save: procedure.input(byId.extend(z.object(reviewFields).partial().shape)).output(z.object({})),
  /** Another day or hour: its tasks move along, and the invitation gets its next number. */
  move: procedure
    .input(
      byId.extend({
        startsAt: plainInstant,
        timeZone: reviewFields.timeZone,
        durationMinutes: reviewFields.durationMinutes,
      }),
    )
    .output(z.object({})),
  cancel: procedure.input(byId).output(z.object({})),
  reinstate: procedure.input(byId).output(z.object({})),
  /** @throws REVIEW_BLOCKED with the number of commitments to answer */
  setStage: procedure.input(byId.extend({ stage: z.enum(reviewStages) })).output(z.object({})),
  trash: procedure.input(byId).output(z.object({})),
};
