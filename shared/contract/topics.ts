import { z } from 'zod';
import { topicKinds } from '#shared/domain/method-vocabulary.ts';
import { languages } from '#shared/domain/vocabulary.ts';
import { byId, procedure, rowId, shortText } from './base.ts';

const words = z.nullable(shortText(300));

const topic = z.object({
  id: rowId,
  /** Of those that come with the app; null: the workspace's own. */
  contentKey: z.nullable(z.string()),
  /** In every language that has none of its own. All null: the shipped words, in the reader's language. */
  wording: z.nullable(z.string()),
  wordingPt: z.nullable(z.string()),
  wordingEn: z.nullable(z.string()),
  archived: z.boolean(),
  /** In how many reviews it was answered. */
  answered: z.int(),
});
export type ChecklistTopic = z.infer<typeof topic>;

const ofKind = z.object({ kind: z.enum(topicKinds) });

/** What a workspace asks: its needs checklist (F4) and the criteria of a review's rating (F6), shipped ones and its own. */
export const topicsContract = {
  /** `language`: the workspace's, in which `wording` is taken to be. */
  list: procedure
    .input(ofKind)
    .output(z.object({ topics: z.array(topic), language: z.enum(languages), mayWrite: z.boolean() })),
  add: procedure.input(ofKind.extend({ wording: shortText(300) })).output(byId),
  /** All words null give a shipped topic its own back. Answers keep the words they were asked with. */
  update: procedure
    .input(
      byId.extend({
        wording: words.optional(),
        wordingPt: words.optional(),
        wordingEn: words.optional(),
        archived: z.boolean().optional(),
      }),
    )
    .output(z.object({})),
  /** Right after another one of its list; null: to the top. */
  move: procedure.input(byId.extend({ after: z.nullable(rowId) })).output(z.object({})),
  /** Own topics only: a shipped one is archived. */
  trash: procedure.input(byId).output(z.object({})),
};
