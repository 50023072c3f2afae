import { z } from 'zod';
import { type MethodSettingName, methodSettings } from '#shared/domain/method-settings.ts';
import { automationLevels, reviewKinds, reviewSteps, touchModelKeys } from '#shared/domain/vocabulary.ts';
import { byId, longText, procedure, rowId, shortText } from './base.ts';

const settingNames = Object.keys(methodSettings) as [MethodSettingName, ...MethodSettingName[]];

/** B. One kind of review that a touch model plans by itself, and the steps that its preparation asks for (F3). */
export const plannedReview = z.object({
  kind: z.enum(reviewKinds),
  everyMonths: z.int().min(1).max(24),
  steps: z.array(z.enum(reviewSteps)),
});

/** B. Texts that are null are the shipped ones. */
const touchModelFields = z.object({
  name: z.nullable(shortText(80)),
  cadenceDays: z.int().min(1).max(365),
  automation: z.enum(automationLevels),
  definitionByValue: z.nullable(longText),
  definitionByActor: z.nullable(longText),
  minimumPreparation: z.nullable(longText),
  reviews: z.array(plannedReview).max(5),
});
export type TouchModelFields = z.infer<typeof touchModelFields>;

const touchModelSettings = touchModelFields.extend({
  id: rowId,
  key: z.enum(touchModelKeys),
  isShipped: z.boolean(),
  /** Accounts that are not lost and are ruled by it, whoever chose it (B2). */
  accounts: z.int(),
});
export type TouchModelSettings = z.infer<typeof touchModelSettings>;

/** B2. */
export const segmentFields = z.object({
  name: z.nullable(shortText(80)),
  touchModelId: z.nullable(rowId),
  journeyTemplateId: z.nullable(rowId),
  successDefinition: z.nullable(longText),
});
export type SegmentFields = z.infer<typeof segmentFields>;

const segmentSettings = segmentFields.extend({
  id: rowId,
  contentKey: z.nullable(z.string()),
  accounts: z.int(),
});
export type SegmentSettings = z.infer<typeof segmentSettings>;

/** How the workspace runs the method: thresholds and switches that leads change (B, D, G, K, L). */
export const methodContract = {
  settings: procedure.output(
    z.object({
      values: z.record(z.enum(settingNames), z.union([z.number(), z.boolean()])),
      /** Only leads and admins write them. */
      mayWrite: z.boolean(),
    }),
  ),
  /** @throws VALUE_REFUSED out of its range, ROLE_FORBIDDEN */
  putSetting: procedure
    .input(z.object({ name: z.enum(settingNames), value: z.union([z.number(), z.boolean()]) }))
    .output(z.object({})),
  /** B1, B2. */
  touchModels: procedure.output(
    z.object({
      touchModels: z.array(touchModelSettings),
      segments: z.array(segmentSettings),
      mayWrite: z.boolean(),
    }),
  ),
  /** @throws ROW_NOT_FOUND, ROLE_FORBIDDEN, VALUE_REFUSED for a kind of review that is named twice */
  saveTouchModel: procedure.input(touchModelFields.extend({ id: rowId })).output(z.object({})),
  restoreTouchModel: procedure.input(byId).output(z.object({})),
  /** Without an id a new one. @throws VALUE_REFUSED for an own segment without a name */
  saveSegment: procedure.input(segmentFields.extend({ id: z.nullable(rowId) })).output(byId),
  removeSegment: procedure.input(byId).output(z.object({})),
};
