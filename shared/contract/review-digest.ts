import { z } from 'zod';
import { goalDirections, goalStatuses, moments } from '#shared/domain/vocabulary.ts';
import { plainDay, rowAudience, rowId } from './base.ts';

/** Where a number comes from and how fresh it is (F7); a null source is the app's own records. */
export const numberOrigin = { source: z.nullable(z.string()), asOf: z.nullable(plainDay) };

export const periodNumberKeys = [
  'contacts',
  'usage_total',
  'usage_feature',
  'active_users',
  'cases_solved',
  'cases_opened',
  'nps',
  'goals_achieved',
] as const;

/** Tabs of the account where a number or an event can be looked at. */
export const sourceTabs = ['interactions', 'usage', 'cases', 'history', 'contracts', 'plan'] as const;

/** A number of the period that may become a highlight of the documents. */
export const periodNumber = z.object({
  id: rowId,
  key: z.enum(periodNumberKeys),
  /** Of the feature, where there are several. */
  name: z.nullable(z.string()),
  value: z.number(),
  unit: z.nullable(z.string()),
  change: z.nullable(z.object({ value: z.number(), unit: z.nullable(z.string()), since: plainDay })),
  betterWhen: z.nullable(z.enum(['up', 'down'])),
  ...numberOrigin,
  tab: z.enum(sourceTabs),
  /** The item that picked it. */
  pickedBy: z.nullable(rowId),
});
export type PeriodNumber = z.infer<typeof periodNumber>;

export const eventKinds = ['contact', 'case', 'answer', 'feeling', 'contract', 'goal'] as const;
export type EventKind = (typeof eventKinds)[number];

/** Something that happened in the period, with where to look at it (F3 step 2). */
export const periodEvent = z.object({
  table: z.string(),
  id: rowId,
  kind: z.enum(eventKinds),
  on: plainDay,
  title: z.string(),
  /** Key of a closed list: channel, case status, contract change, moment. */
  detail: z.nullable(z.string()),
  /** May never be told to the client. */
  internal: z.boolean(),
  tab: z.enum(sourceTabs),
  pickedBy: z.nullable(rowId),
});
export type PeriodEvent = z.infer<typeof periodEvent>;

export const reviewDigest = z.object({
  from: plainDay,
  to: plainDay,
  numbers: z.array(periodNumber),
  events: z.array(periodEvent),
  usage: z.array(
    z.object({
      /** Null: all features together. */
      name: z.nullable(z.string()),
      points: z.array(z.object({ periodStart: plainDay, value: z.nullable(z.number()) })),
      baseline: z.nullable(z.number()),
      ...numberOrigin,
    }),
  ),
  granularity: z.enum(['week', 'month']),
  feelings: z.array(
    z.object({
      id: rowId,
      on: plainDay,
      moment: z.enum(moments),
      satisfaction: z.int(),
      trust: z.int(),
      by: z.nullable(z.string()),
      note: z.nullable(z.string()),
    }),
  ),
});
export type ReviewDigest = z.infer<typeof reviewDigest>;

/** A goal as step 4 looks at it (E2, E3). */
export const reviewGoal = z.object({
  id: rowId,
  parentId: z.nullable(rowId),
  depth: z.int(),
  title: z.string(),
  why: z.nullable(z.string()),
  unit: z.nullable(z.string()),
  direction: z.enum(goalDirections),
  baseline: z.nullable(z.number()),
  target: z.nullable(z.number()),
  current: z.nullable(z.number()),
  ...numberOrigin,
  start: plainDay,
  due: z.nullable(plainDay),
  /** Truthfully below 0 and above 100; null is "not computable". */
  progress: z.nullable(z.number()),
  plannedProgress: z.nullable(z.number()),
  status: z.enum(goalStatuses),
  closedOn: z.nullable(plainDay),
  /** Reached in the period: celebrated (E8). */
  reached: z.boolean(),
  evidence: z.nullable(z.string()),
  checkIns: z.array(z.object({ on: plainDay, value: z.number(), note: z.nullable(z.string()) })),
  audience: rowAudience,
  /** The value item that tells of it. */
  deliveredBy: z.nullable(rowId),
});
export type ReviewGoal = z.infer<typeof reviewGoal>;
