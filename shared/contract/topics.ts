import { z } from 'zod';
import { byId, procedure, rowId, shortText } from './base.ts';

const topic = z.object({
  id: rowId,
  /** Of the six that come with the app; null: the workspace's own. */
  contentKey: z.nullable(z.string()),
  /** Null: the shipped words, in the reader's language. */
  wording: z.nullable(z.string()),
  archived: z.boolean(),
  /** In how many reviews it was answered. */
  answered: z.int(),
});
export type ChecklistTopic = z.infer<typeof topic>;

/** The needs checklist as the workspace asks it (F4): six shipped topics, and its own. */
export const topicsContract = {
  list: procedure.output(z.object({ topics: z.array(topic), mayWrite: z.boolean() })),
  add: procedure.input(z.object({ wording: shortText(300) })).output(byId),
  /** A null wording gives a shipped topic its own words back. Answers keep the words they were asked with. */
  update: procedure
    .input(byId.extend({ wording: z.nullable(shortText(300)).optional(), archived: z.boolean().optional() }))
    .output(z.object({})),
  /** Right after another one; null: to the top. */
  move: procedure.input(byId.extend({ after: z.nullable(rowId) })).output(z.object({})),
  /** Own topics only: a shipped one is archived. */
  trash: procedure.input(byId).output(z.object({})),
};
