import { z } from 'zod';
import { gateItems } from '#shared/domain/activation.ts';
import { activationSteps, baselineMetrics } from '#shared/domain/method-vocabulary.ts';
import { accountStatuses, contactRoles, reviewKinds, touchModelKeys } from '#shared/domain/vocabulary.ts';
import { longText, ofAccount, plainDay, plainInstant, procedure, rowId, shortText } from './base.ts';

const reading = z.object({
  metric: z.enum(baselineMetrics),
  /** Null: not computable. Money in minor units of `currency`. */
  value: z.nullable(z.number()),
  currency: z.nullable(z.string()),
  asOf: plainDay,
  /** Answers, contacts, weeks … it was made of. */
  n: z.nullable(z.int()),
});

/** C4. Then against now. */
export const beforeAfter = z.object({
  metric: z.enum(baselineMetrics),
  before: reading,
  after: reading,
  difference: z.nullable(z.number()),
  verdict: z.nullable(z.enum(['better', 'worse', 'same', 'plain'])),
});
export type BeforeAfterRow = z.infer<typeof beforeAfter>;

export const baselineView = z.object({
  /** The day of the baseline; null: none was kept. */
  asOf: z.nullable(plainDay),
  /** The day a baseline would be taken for: the start of ongoing; null where nobody knows it. */
  proposedOn: z.nullable(plainDay),
  rows: z.array(beforeAfter),
});
export type BaselineView = z.infer<typeof baselineView>;

const gateItem = z.object({
  item: z.enum(gateItems),
  met: z.boolean(),
  have: z.nullable(z.int()),
  wanted: z.nullable(z.int()),
});
export type ActivationGateItem = z.infer<typeof gateItem>;

const step = z.object({
  step: z.enum(activationSteps),
  done: z.boolean(),
  note: z.nullable(z.string()),
});

export const activationView = z.object({
  account: z.object({
    id: rowId,
    name: z.string(),
    status: z.enum(accountStatuses),
    ownerId: z.nullable(rowId),
    segmentId: z.nullable(rowId),
    touchModelId: z.nullable(rowId),
    touchModelKey: z.enum(touchModelKeys),
    touchModelFrom: z.enum(['account', 'segment', 'default']),
    clientSince: z.nullable(plainDay),
    ongoingStart: z.nullable(plainDay),
  }),
  activation: z.object({
    onboardingEndedOn: z.nullable(plainDay),
    activatedOn: z.nullable(plainDay),
    activatedBy: z.nullable(z.string()),
    note: z.nullable(z.string()),
  }),
  steps: z.array(step),
  contacts: z.array(z.object({ id: rowId, name: z.string(), role: z.nullable(z.enum(contactRoles)) })),
  /** The plan at work. */
  plan: z.nullable(
    z.object({
      id: rowId,
      objective: z.string(),
      currentScenario: z.nullable(z.string()),
      desiredScenario: z.nullable(z.string()),
    }),
  ),
  goals: z.array(
    z.object({
      id: rowId,
      title: z.string(),
      unit: z.nullable(z.string()),
      baseline: z.nullable(z.number()),
      target: z.nullable(z.number()),
      dueOn: z.nullable(plainDay),
    }),
  ),
  /** What the sale expected, to begin the objective with (A5). */
  expectedResult: z.nullable(z.string()),
  firstReview: z.nullable(z.object({ id: rowId, kind: z.enum(reviewKinds), startsAt: plainInstant })),
  nextContact: z.nullable(z.object({ text: z.string(), dueOn: z.nullable(plainDay) })),
  gate: z.array(gateItem),
  /** Since when onboarding is over with nothing planned next. */
  gapSince: z.nullable(plainDay),
});
export type ActivationView = z.infer<typeof activationView>;

/** How an account starts ongoing (C1, C4). */
export const activationContract = {
  /** @throws ROW_NOT_FOUND */
  open: procedure.input(ofAccount).output(activationView),
  saveStep: procedure
    .input(
      ofAccount.extend({
        step: z.enum(activationSteps),
        done: z.boolean().optional(),
        note: z.nullable(longText).optional(),
      }),
    )
    .output(z.object({})),
  /** The day the client was handed from the implementation. */
  save: procedure.input(ofAccount.extend({ onboardingEndedOn: z.nullable(plainDay) })).output(z.object({})),
  /** Objective and scenarios of the plan at work, which is made where there is none. */
  saveObjective: procedure
    .input(
      ofAccount.extend({
        objective: shortText(500).optional(),
        currentScenario: z.nullable(longText).optional(),
        desiredScenario: z.nullable(longText).optional(),
      }),
    )
    .output(z.object({ planId: rowId })),
  /**
   * Account to ongoing, journey on, baseline and a version of the plan kept: one step that one undo takes back.
   * @throws ACTIVATION_BLOCKED while the gate misses something and no reason is given, VALUE_REFUSED when it was done
   */
  activate: procedure
    .input(ofAccount.extend({ on: plainDay, reason: z.nullable(z.string().trim().max(2000)) }))
    .output(z.object({})),
  baseline: procedure.input(ofAccount).output(baselineView),
  /** Takes the baseline for a day from what is known of it, for clients that began before the app. */
  takeBaseline: procedure.input(ofAccount.extend({ on: plainDay })).output(z.object({})),
  /** A value somebody knows better; null: not computable. */
  saveBaseline: procedure
    .input(ofAccount.extend({ metric: z.enum(baselineMetrics), value: z.nullable(z.number()) }))
    .output(z.object({})),
  /** Accounts whose onboarding is over with nothing planned next (C1). */
  gaps: procedure.output(z.array(z.object({ accountId: rowId, name: z.string(), since: plainDay }))),
};
