import { z } from 'zod';
import { evidenceUnits } from '#shared/domain/health-evidence.ts';
import { healthMeasures } from '#shared/domain/method-vocabulary.ts';
import { bands, moments, stageKinds, trends } from '#shared/domain/vocabulary.ts';
import { byId, longText, ofAccount, plainDay, procedure, rowId, shortText } from './base.ts';

const measure = z.enum(healthMeasures);
const band = z.enum(bands);
const score = z.nullable(z.number());
const healthState = z.enum(['scored', 'insufficient_data']);

/** What lists say of an account's health (A6, K). Null in them: not computed yet. */
const disagreementKind = z.enum(['different', 'opposite']);

export const healthNow = z.object({
  /** Before the caps of K6; null with too little data. */
  score,
  /** What is shown. */
  shown: score,
  /** Of what is shown. */
  band: z.nullable(band),
  /** Percent of the weight that is present. */
  coverage: z.number(),
  state: healthState,
  /** Against last week; null without a point of it. */
  trend: z.nullable(z.enum(trends)),
  /** What was shown in the last 12 weeks, oldest first (K5). */
  points: z.array(z.number()),
  /** G6. Against the feeling; `waits`: nobody decided it as it stands today. Null where both say the same. */
  disagreement: z.nullable(z.object({ kind: disagreementKind, waits: z.boolean() })),
});
export type HealthNow = z.infer<typeof healthNow>;

const evidence = z.object({
  key: z.string(),
  unit: z.enum(evidenceUnits),
  value: z.nullable(z.union([z.number(), z.string(), z.boolean()])),
});

/** K4. One measure of the explanation. */
const explainedMeasure = z.object({
  measure,
  /** 0–100; null: nothing to tell it from. */
  value: score,
  /** As the model has it; 0 where it does not count. */
  weight: z.number(),
  /** 0–1 of what is present, missing weight redistributed (K3); 0 for a missing one. */
  share: z.number(),
  pointsLost: z.number(),
  evidence: z.array(evidence),
});

/** G6. What somebody decided where feeling and health disagree. */
export const healthDecision = z.object({
  id: rowId,
  decidedOn: plainDay,
  authorId: rowId,
  authorName: z.nullable(z.string()),
  computedScore: score,
  computedBand: z.nullable(band),
  moment: z.nullable(z.enum(moments)),
  feelingBand: z.nullable(band),
  finalBand: band,
  note: z.nullable(z.string()),
  /** K7. */
  ageDays: z.int(),
  /** What has moved since; null: it still speaks of today. */
  outdated: z.nullable(z.enum(['health_moved', 'feeling_moved', 'old'])),
});
export type HealthDecisionEntry = z.infer<typeof healthDecision>;

const modelPlace = {
  /** Both null: of all accounts that no other model is for. */
  segmentId: z.nullable(rowId),
  stageKind: z.nullable(z.enum(stageKinds)),
};

const modelFields = z.object({
  ...modelPlace,
  /** Null: the shipped words. */
  name: z.nullable(shortText(120)),
  /** K2. Percent. */
  minimumCoverage: z.int().min(0).max(100),
  /** K6. */
  feelingCaps: z.boolean(),
  weights: z.record(measure, z.int().min(0).max(100)),
});
export type HealthModelFields = z.infer<typeof modelFields>;

const healthModel = modelFields.extend({
  id: rowId,
  contentKey: z.nullable(z.string()),
  /** Accounts that it rules today. */
  accounts: z.int(),
});
export type HealthModelEntry = z.infer<typeof healthModel>;

const weekPoint = z.object({ week: z.string(), asOf: plainDay, score, coverage: z.number() });

/** K4. All that stands behind one number. */
export const healthExplanation = z.object({
  accountId: rowId,
  accountName: z.string(),
  /** The day it was computed for. */
  day: plainDay,
  state: healthState,
  score,
  shown: score,
  band: z.nullable(band),
  coverage: z.number(),
  minimumCoverage: z.int(),
  /** K6. What the feeling holds it to; null where it holds nothing. */
  cap: z.nullable(z.object({ limit: z.number(), moment: z.enum(moments) })),
  model: z.nullable(
    z.object({ id: rowId, contentKey: z.nullable(z.string()), name: z.nullable(z.string()), ...modelPlace }),
  ),
  /** The most harmful first, the missing ones last. */
  measures: z.array(explainedMeasure),
  mostHarmful: z.nullable(measure),
  missing: z.array(measure),
  /** K4. Against the last point before this week; null without one. */
  change: z.nullable(
    z.object({
      points: score,
      before: score,
      week: z.string(),
      asOf: plainDay,
      /** Measures that moved, those that moved most first. */
      measures: z.array(z.object({ measure, before: score, now: score })),
    }),
  ),
  /** K5. Oldest first, a year at most. */
  history: z.array(weekPoint),
  /** G6. What the feeling is compared with: never held or weighed by it. */
  withoutFeeling: z.object({ score, band: z.nullable(band) }),
  feeling: z.nullable(z.object({ moment: z.enum(moments), band, feltOn: plainDay, stale: z.boolean() })),
  disagreement: z.nullable(z.enum(['none', 'different', 'opposite'])),
  /** The latest first. */
  decisions: z.array(healthDecision),
});
export type HealthExplanation = z.infer<typeof healthExplanation>;

const disagreement = z.object({
  accountId: rowId,
  accountName: z.string(),
  ownerId: z.nullable(rowId),
  ownerName: z.nullable(z.string()),
  kind: disagreementKind,
  /** Without the feeling. */
  score: z.number(),
  band,
  moment: z.enum(moments),
  feelingBand: band,
  feltOn: plainDay,
  stale: z.boolean(),
  decision: z.nullable(healthDecision),
  /** Nobody decided, or what was decided speaks of another day. */
  waits: z.boolean(),
});
export type Disagreement = z.infer<typeof disagreement>;

const bandCounts = z.object({ good: z.int(), attention: z.int(), risk: z.int(), unknown: z.int() });
const bandBefore = z.object({ score, band: z.nullable(band) });

const nothing = z.object({});

/** Health (K) and the feeling beside it (G6). */
export const healthContract = {
  /** K4. Null where it was not computed yet. @throws ROW_NOT_FOUND */
  ofAccount: procedure.input(ofAccount).output(z.nullable(healthExplanation)),
  models: procedure.output(
    z.object({
      models: z.array(healthModel),
      /** K1. */
      feelingCounts: z.boolean(),
      /** Only leads and admins write them. */
      mayWrite: z.boolean(),
    }),
  ),
  /** Adds one without `id`. @throws ROW_NOT_FOUND, ROLE_FORBIDDEN, VALUE_REFUSED when another model has the same place */
  saveModel: procedure.input(modelFields.extend({ id: rowId.optional() })).output(byId),
  /** @throws VALUE_REFUSED for the one of all accounts */
  removeModel: procedure.input(byId).output(nothing),
  /** K1. What the portfolio would show by a changed model; writes nothing. */
  preview: procedure
    .input(
      modelFields.extend({
        id: rowId.optional(),
        feelingCounts: z.boolean().optional(),
        limit: z.int().min(1).max(500),
      }),
    )
    .output(
      z.object({
        /** Those the changed model would rule. */
        ruled: z.int(),
        before: bandCounts,
        after: bandCounts,
        /** Accounts whose band changes. */
        changing: z.int(),
        /** The first of them, those that change most first. */
        changes: z.array(
          z.object({ accountId: rowId, accountName: z.string(), before: bandBefore, after: bandBefore }),
        ),
      }),
    ),
  /** G6. Opposite ones first, and of them those that wait. */
  disagreements: procedure.output(z.object({ rows: z.array(disagreement), mayDecide: z.boolean() })),
  /** G6. Keeps computed, consultant's and final. @throws ROLE_FORBIDDEN for a consultant of a team, VALUE_REFUSED where nothing is computed */
  decide: procedure.input(z.object({ accountId: rowId, finalBand: band, note: z.nullable(longText) })).output(byId),
};
