import { z } from 'zod';
import { afterSteps } from '#shared/domain/after-review.ts';
import type { LiveView } from '#shared/domain/client-view/live-view.ts';
import { HIGHEST_RATING, highlightKinds } from '#shared/domain/live-meeting.ts';
import { commitmentStates, moments, reviewKinds, sides, stageKinds } from '#shared/domain/vocabulary.ts';
import { byId, longText, plainDay, plainInstant, procedure, rowAudience, rowId, shortText } from './base.ts';
import { reviewRow } from './reviews.ts';

/** Made by `toLiveView` alone, which copies field by field. */
const liveView = z.custom<LiveView>((value) => typeof value === 'object' && value !== null);

/** F6. One criterion of the rating. */
const ratingAsked = z.object({
  criterion: z.string(),
  /** Of those that come with the app. */
  contentKey: z.nullable(z.string()),
  words: z.object({
    wording: z.nullable(z.string()),
    wordingPt: z.nullable(z.string()),
    wordingEn: z.nullable(z.string()),
  }),
  /** The words that were used; null: not rated. */
  answered: z.nullable(z.string()),
  score: z.nullable(z.int()),
});
export type RatingAsked = z.infer<typeof ratingAsked>;

/** What follows a review that was held (F9). Internal: never on a shared screen. */
export const afterView = z.object({
  review: reviewRow.extend({
    /** F6. When live mode began; null: it was held without. */
    startedAt: z.nullable(plainInstant),
    /** Minutes of the agenda as it was held; null: nobody measured. */
    spentMinutes: z.nullable(z.int()),
  }),
  states: z.record(z.enum(afterSteps), z.enum(['open', 'done', 'none'])),
  feelings: z.array(z.object({ id: rowId, moment: z.enum(moments), feltAt: plainInstant })),
  ratings: z.array(ratingAsked),
  recapTask: z.nullable(z.object({ id: rowId, done: z.boolean(), dueOn: z.nullable(plainDay) })),
  commitments: z.array(
    z.object({
      id: rowId,
      body: z.string(),
      side: z.enum(sides),
      ownerName: z.nullable(z.string()),
      dueOn: z.nullable(plainDay),
      state: z.enum(commitmentStates),
      audience: rowAudience,
      taskId: z.nullable(rowId),
    }),
  ),
  /** New goals and actions; `goalId` once the plan knows it. */
  agreed: z.array(
    z.object({
      id: rowId,
      kind: z.enum(['goal', 'action']),
      text: z.string(),
      dueOn: z.nullable(plainDay),
      goalId: z.nullable(rowId),
    }),
  ),
  /** The plan they would be drafted in. */
  plan: z.nullable(z.object({ id: rowId, objective: z.string() })),
  nextReview: z.nullable(z.object({ id: rowId, kind: z.enum(reviewKinds), startsAt: plainInstant })),
  /** Where the account stands in its journey today (D1). */
  stage: z.nullable(
    z.object({ kind: z.enum(stageKinds), round: z.int(), name: z.nullable(z.string()), plannedEnd: plainDay }),
  ),
});
export type AfterView = z.infer<typeof afterView>;

const done = z.object({});

/** Live mode and what follows it (F6, F9). */
export const meetingContract = {
  live: procedure.input(byId).output(liveView),
  /** Starts the clock, or lets it go on. */
  begin: procedure.input(byId).output(done),
  goTo: procedure.input(byId.extend({ itemId: rowId })).output(done),
  pause: procedure.input(byId).output(done),
  /** `id` is of an agenda item. */
  saveSaid: procedure.input(byId.extend({ said: z.nullable(longText) })).output(done),
  /** @throws VALUE_REFUSED for an empty text */
  highlight: procedure
    .input(z.object({ reviewId: rowId, text: z.string().max(2000), kind: z.enum(highlightKinds) }))
    .output(byId),
  /** The review is held: commitments become tasks, it is logged as a contact, one undo opens it again. */
  conclude: procedure.input(byId).output(done),
  after: procedure.input(byId).output(afterView),
  /** The wording is kept with the score; null takes it back. */
  rate: procedure
    .input(
      z.object({
        reviewId: rowId,
        criterion: shortText(60),
        wording: shortText(300),
        score: z.nullable(z.int().min(1).max(HIGHEST_RATING)),
      }),
    )
    .output(done),
  /** Every agreed goal and action that the plan does not know yet. @throws ROW_NOT_FOUND where there is no plan */
  draftGoals: procedure.input(byId).output(z.object({ drafted: z.int() })),
};
