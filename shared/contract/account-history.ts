import { z } from 'zod';
import { stageKinds } from '#shared/domain/vocabulary.ts';
import { plainDay, plainInstant, rowId } from './base.ts';

/** One stage that an account went or will go through (D1). */
export const journeyStage = z.object({
  kind: z.enum(stageKinds),
  /** Adoption II is round 2; 0 for stages that come once. */
  round: z.int(),
  /** As the workspace calls it; null: as the app does. */
  name: z.nullable(z.string()),
  startsOn: plainDay,
  plannedEnd: plainDay,
});
/** What happened, told by its table; `at` is an instant or a day. */
export const accountEvent = z.object({
  kind: z.enum([
    'interaction',
    'feeling',
    'case_opened',
    'case_solved',
    'contract_started',
    'contract_ended',
    'goal_closed',
    'check_in',
    'answer',
    'review_held',
    'churn',
    'status',
  ]),
  id: rowId,
  at: z.string(),
  title: z.string(),
  /** A key of a closed list (channel, moment, goal status…) or a number as text. */
  detail: z.nullable(z.string()),
});
export type AccountEvent = z.infer<typeof accountEvent>;

export const accountChange = z.object({
  mutationId: rowId,
  at: plainInstant,
  /** What was done, as a key of `shell:undo`. */
  label: z.string(),
  undone: z.boolean(),
  rows: z.array(
    z.object({
      table: z.string(),
      id: rowId,
      isNew: z.boolean(),
      /** Of the amounts in the row. */
      currency: z.nullable(z.string()),
      /** Only fields with something to read; texts are cut. */
      fields: z.array(z.object({ name: z.string(), before: z.nullable(z.string()), after: z.nullable(z.string()) })),
    }),
  ),
});
export type AccountChange = z.infer<typeof accountChange>;

/** How much of it is asked for; what lies further back is a matter of asking for more. */
export const historyRange = z.object({
  events: z.int().min(1).max(100_000).default(300),
  changes: z.int().min(1).max(100_000).default(200),
});
export type HistoryRange = z.infer<typeof historyRange>;

export const accountHistory = z.object({
  events: z.array(accountEvent),
  stages: z.array(journeyStage),
  changes: z.array(accountChange),
  /** Whether there is more than was asked for. */
  more: z.object({ events: z.boolean(), changes: z.boolean() }),
});
export type AccountHistory = z.infer<typeof accountHistory>;
