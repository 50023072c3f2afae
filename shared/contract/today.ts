import { z } from 'zod';
import { todayReasons } from '#shared/domain/today-reasons.ts';
import { todayTargetKinds } from '#shared/domain/today-things.ts';
import { todayLanes } from '#shared/domain/today.ts';
import { reviewKinds, reviewStages, touchModelKeys } from '#shared/domain/vocabulary.ts';
import { plainDay, plainInstant, procedure, rowId } from './base.ts';
import { metValue } from './triggers.ts';

const account = { accountId: rowId, accountName: z.string() };

const part = z.object({
  lane: z.enum(todayLanes),
  /** A sentence of the texts, filled with `params`. */
  key: z.enum(todayReasons),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Of an alert, what met its rule (I2). */
  values: z.array(metValue).readonly().optional(),
  since: plainDay,
  /** 0–100, comparable over lanes. */
  urgency: z.number(),
  target: z.object({ kind: z.enum(todayTargetKinds), id: rowId }),
});

const line = part.extend({
  accountId: z.nullable(rowId),
  accountName: z.nullable(z.string()),
  /** What it is about; what is put off is put off by this. */
  thing: z.string(),
  /** Other reasons for the same thing. */
  also: z.array(part),
  canSnooze: z.boolean(),
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
  /** B3: all of them, three at least, stand on this one model; null: they do not. */
  singleModel: z.nullable(z.enum(touchModelKeys)),
  first: z.nullable(line),
  lanes: z.array(z.object({ key: z.enum(todayLanes), total: z.int(), lines: z.array(line) })),
  /** Put off until a day to come. */
  snoozed: z.array(line.extend({ until: plainDay })),
  /** Today and the thirteen days after it. */
  calendar: z.array(calendarDay),
});
export type TodayView = z.infer<typeof todayView>;

/** H2. Contacts on time ÷ contacts due in a period. */
const cadenceKept = z.object({ onTime: z.int(), due: z.int(), start: plainDay, end: plainDay });

/** What waits for the member today, and why (H3). */
export const todayContract = {
  open: procedure.input(z.object({ linesPerLane: z.int().min(1).max(500) })).output(todayView),
  /** Of one account, or of all that Today looks at. */
  cadence: procedure.input(z.object({ accountId: z.nullable(rowId) })).output(cadenceKept),
  /** Puts a thing off until a day; null brings it back. */
  snooze: procedure
    .input(z.object({ thing: z.string().min(1).max(60), until: z.nullable(plainDay) }))
    .output(z.object({})),
};
