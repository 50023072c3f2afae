import { z } from 'zod';
import { type Emotion, emotionKeys, MOST_REASONS } from '#shared/domain/feeling.ts';
import { moments } from '#shared/domain/vocabulary.ts';
import { byId, longText, ofAccount, plainInstant, procedure, rowId, shortText } from './base.ts';

const emotion = z.enum(emotionKeys as unknown as readonly [Emotion, ...Emotion[]]);

/** G1: both scales run from 1 to 5. */
export const feelingFields = z.object({
  feltAt: plainInstant,
  satisfaction: z.int().min(1).max(5),
  trust: z.int().min(1).max(5),
  moment: z.enum(moments),
  emotions: z.array(emotion),
  reasons: z.array(shortText(200)).max(MOST_REASONS),
  note: z.nullable(longText),
  interactionId: z.nullable(rowId),
  reviewId: z.nullable(rowId),
});
export type FeelingFields = z.infer<typeof feelingFields>;

export const feeling = feelingFields.extend({
  id: rowId,
  accountId: rowId,
  authorId: rowId,
  authorName: z.nullable(z.string()),
  /** Only its author may change it (G2). */
  mine: z.boolean(),
  /** What the interaction or review was about. */
  about: z.nullable(z.string()),
  /** As stored: an emotion of a newer app is shown by its key. */
  emotions: z.array(z.string()),
});
export type Feeling = z.infer<typeof feeling>;

export const feelingsContract = {
  /** Newest first. */
  list: procedure.input(ofAccount).output(z.array(feeling)),
  /** @throws VALUE_REFUSED */
  record: procedure.input(feelingFields.extend({ accountId: rowId })).output(byId),
  /** @throws ONLY_AUTHOR */
  update: procedure.input(z.object({ id: rowId, patch: feelingFields.partial() })).output(z.object({})),
  /** @throws ONLY_AUTHOR */
  trash: procedure.input(byId).output(z.object({})),
  /** Reasons written before in this portfolio, most used first: typing them once is enough. */
  reasons: procedure.output(z.array(z.string())),
};
