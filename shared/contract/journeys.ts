import { z } from 'zod';
import { accountFlags, stageEnds } from '#shared/domain/method-vocabulary.ts';
import { moments, reviewCycles, reviewKinds, stageKinds } from '#shared/domain/vocabulary.ts';
import { byId, longText, ofAccount, plainDay, procedure, rowId, shortText } from './base.ts';

const nothing = z.object({});
const stageDays = z.int().min(1).max(730);

const stageTemplate = z.object({
  kind: z.enum(stageKinds),
  days: stageDays,
  endsBy: z.enum(stageEnds),
  name: z.nullable(z.string()),
});

/** All that the course of an account follows from; the page draws and previews it by the rules of shared/domain. */
const journeyPlan = z.object({
  template: z.object({ first: z.array(stageTemplate), cycle: z.tuple([stageTemplate], stageTemplate) }),
  cycle: z.enum(reviewCycles),
  ongoingStart: plainDay,
  overrides: z.array(
    z.object({
      number: z.int(),
      startsOn: z.nullable(plainDay),
      plannedEnd: z.nullable(plainDay),
      endedOn: z.nullable(plainDay),
    }),
  ),
  expectsReviews: z.boolean(),
});

/** D5. One that somebody set. `label` names one of `own`. */
export const accountFlagEntry = z.object({
  id: rowId,
  flag: z.enum(accountFlags),
  label: z.nullable(z.string()),
  since: plainDay,
  until: z.nullable(plainDay),
  note: z.nullable(z.string()),
});
export type AccountFlagEntry = z.infer<typeof accountFlagEntry>;

const accountJourney = z.object({
  /** Null where nobody knows when the relation began. */
  plan: z.nullable(journeyPlan),
  thresholds: z.object({ behindDays: z.int(), stuckDays: z.int() }),
  templateId: z.nullable(rowId),
  templateFrom: z.enum(['account', 'segment', 'default']),
  lostOn: z.nullable(plainDay),
  reviews: z.array(z.object({ id: rowId, kind: z.enum(reviewKinds), on: plainDay, held: z.boolean() })),
  feelings: z.array(z.object({ id: rowId, moment: z.enum(moments), on: plainDay })),
  flags: z.array(accountFlagEntry),
});
export type AccountJourney = z.infer<typeof accountJourney>;

/** D1. A stage as the editor shows it; texts that are null show the shipped words. */
const templateStage = z.object({
  id: z.nullable(rowId),
  contentKey: z.nullable(z.string()),
  kind: z.enum(stageKinds),
  name: z.nullable(z.string().max(120)),
  description: z.nullable(longText),
  days: stageDays,
  repeats: z.boolean(),
  endsBy: z.enum(stageEnds),
});
export type TemplateStage = z.infer<typeof templateStage>;

const template = z.object({
  id: rowId,
  contentKey: z.nullable(z.string()),
  name: z.nullable(z.string()),
  archived: z.boolean(),
  stages: z.array(templateStage),
  /** Accounts that are not lost and follow it, whoever chose it. */
  accounts: z.int(),
});
export type JourneyTemplateEntry = z.infer<typeof template>;

export const journeysContract = {
  /** @throws ROW_NOT_FOUND */
  ofAccount: procedure.input(ofAccount).output(accountJourney),
  /** D3. @throws VALUE_REFUSED for a stage that is over, or an end before its start */
  move: procedure.input(ofAccount.extend({ number: z.int().min(0), plannedEnd: plainDay })).output(nothing),
  /** D3. Ends the stage that is under way. @throws VALUE_REFUSED when the account stands in another one by now */
  conclude: procedure.input(ofAccount.extend({ number: z.int().min(0), on: plainDay })).output(nothing),
  /** D3. @throws VALUE_REFUSED where the stage before was ended by the calendar */
  reopen: procedure.input(ofAccount).output(nothing),
  /** D1. Null: the segment's, else the workspace's first. */
  choose: procedure.input(ofAccount.extend({ templateId: z.nullable(rowId) })).output(nothing),
  templates: procedure.output(
    z.object({
      templates: z.array(template),
      reviewCycle: z.enum(reviewCycles),
      mayWrite: z.boolean(),
      /** D2. The review cycle is the workspace's own, which admins write. */
      mayWriteCycle: z.boolean(),
    }),
  ),
  /** The whole template at once: stages that are left out go. @throws VALUE_REFUSED without a stage that repeats */
  saveTemplate: procedure
    .input(
      z.object({
        id: z.nullable(rowId),
        name: z.nullable(shortText(120)),
        stages: z
          .array(templateStage.omit({ contentKey: true }))
          .min(1)
          .max(40),
      }),
    )
    .output(byId),
  /** @throws VALUE_REFUSED for the last one that is not archived */
  archiveTemplate: procedure.input(z.object({ id: rowId, archived: z.boolean() })).output(nothing),
  /** D2. */
  putCycle: procedure.input(z.object({ cycle: z.enum(reviewCycles) })).output(nothing),
  /** D5. */
  saveFlag: procedure
    .input(
      ofAccount.extend({
        id: rowId.optional(),
        flag: z.enum(accountFlags),
        label: z.nullable(shortText(60)),
        since: plainDay,
        until: z.nullable(plainDay),
        note: z.nullable(longText),
      }),
    )
    .output(byId),
  removeFlag: procedure.input(byId).output(nothing),
};
