import { z } from 'zod';
import { todayReasons } from '#shared/domain/today-reasons.ts';
import { todayLanes } from '#shared/domain/today.ts';
import { reviewKinds, reviewStages } from '#shared/domain/vocabulary.ts';
import { plainDay, plainInstant, procedure, rowId } from './base.ts';

const account = { accountId: rowId, accountName: z.string() };

const line = z.object({
  lane: z.enum(todayLanes),
  /** A sentence of the texts, filled with `params`. */
  key: z.enum(todayReasons),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  since: plainDay,
  /** 0–100, comparable over lanes. */
  urgency: z.number(),
  accountId: z.nullable(rowId),
  accountName: z.nullable(z.string()),
  target: z.object({
    kind: z.enum(['account', 'review', 'case', 'commitment', 'contract', 'task', 'goal', 'feeling']),
    id: rowId,
  }),
});
export type TodayEntry = z.infer<typeof line>;

const calendarDay = z.object({
  day: plainDay,
  /** A weekend or a holiday of the workspace. */
  free: z.boolean(),
  reviews: z.array(
    z.object({
      id: rowId,
      ...account,
      kind: z.enum(reviewKinds),
      stage: z.enum(reviewStages),
      startsAt: plainInstant,
      timeZone: z.string(),
      readiness: z.number(),
    }),
  ),
  renewals: z.array(z.object({ ...account, what: z.enum(['end', 'notice']) })),
  /** Contacts that fall due on the day; the names are the first of them. */
  contacts: z.object({ total: z.int(), first: z.array(z.object(account)) }),
  tasks: z.object({ total: z.int(), first: z.array(z.object({ id: rowId, title: z.string() })) }),
});
export type CalendarDay = z.infer<typeof calendarDay>;

export const todayView = z.object({
  day: plainDay,
  /** Accounts that Today looks at: the member's own, shared ones, and those without an owner. */
  accounts: z.int(),
  first: z.nullable(line),
  lanes: z.array(z.object({ key: z.enum(todayLanes), total: z.int(), lines: z.array(line) })),
  /** Today and the thirteen days after it. */
  calendar: z.array(calendarDay),
});
export type TodayView = z.infer<typeof todayView>;

/** What waits for the member today, and why (H3). */
export const todayContract = {
  open: procedure.input(z.object({ linesPerLane: z.int().min(1).max(500) })).output(todayView),
};
