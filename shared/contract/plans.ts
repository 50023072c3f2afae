import { z } from 'zod';
import type { ClientPlanView } from '#shared/domain/client-view.ts';
import { goalDirections, goalKinds, goalStatuses, trends } from '#shared/domain/vocabulary.ts';
import { byId, longText, ofAccount, plainDay, plainInstant, procedure, rowAudience, rowId, shortText } from './base.ts';

/** How a goal stands: a hue and a shape on screen (ui.md, Colour). */
export const goalSignals = ['good', 'attention', 'risk', 'unknown'] as const;
export type GoalSignal = (typeof goalSignals)[number];

const measured = z.object({ value: z.nullable(z.number()), numerator: z.number(), denominator: z.number() });

const goalFields = {
  kind: z.enum(goalKinds),
  /** In the client's words (E2). */
  title: shortText(300),
  why: z.nullable(longText),
  unit: z.nullable(z.string().max(40)),
  /** Null baseline or target: no measure of its own, the children tell. */
  baseline: z.nullable(z.number()),
  target: z.nullable(z.number()),
  direction: z.enum(goalDirections),
  tolerance: z.nullable(z.number().min(0)),
  startsOn: plainDay,
  dueOn: z.nullable(plainDay),
  internalOwnerId: z.nullable(rowId),
  clientOwnerId: z.nullable(rowId),
  agreedOn: z.nullable(plainDay),
  evidence: z.nullable(longText),
  source: z.nullable(z.string().max(200)),
  audience: rowAudience,
};

export const goal = z.object({
  id: rowId,
  accountId: rowId,
  planId: rowId,
  parentId: z.nullable(rowId),
  position: z.string(),
  ...goalFields,
  status: z.enum(goalStatuses),
  closedOn: z.nullable(plainDay),
  /** E7. When a reached goal is looked at again; null: not at all. */
  recheckOn: z.nullable(plainDay),
  recheckDue: z.boolean(),
  /** The latest check-in (E3). */
  current: z.nullable(z.number()),
  currentOn: z.nullable(plainDay),
  checkIns: z.int(),
  /** Own measure, truthfully below 0 and above 100; null is "not computable". */
  progress: z.nullable(z.number()),
  /** Own measure, else what the children tell (E4). */
  rolledUp: z.nullable(z.number()),
  /** Where the plan says it should be today, in percent and as a value. */
  plannedProgress: z.nullable(z.number()),
  plannedValue: z.nullable(z.number()),
  signal: z.enum(goalSignals),
  overdue: z.boolean(),
});
export type Goal = z.infer<typeof goal>;

export const plan = z.object({
  id: rowId,
  accountId: rowId,
  currentScenario: z.nullable(z.string()),
  desiredScenario: z.nullable(z.string()),
  objective: z.string(),
  startsOn: plainDay,
  targetOn: z.nullable(plainDay),
  closedOn: z.nullable(plainDay),
});
export type Plan = z.infer<typeof plan>;

export const checkIn = z.object({
  id: rowId,
  checkedOn: plainDay,
  value: z.number(),
  note: z.nullable(z.string()),
  audience: rowAudience,
  createdAt: plainInstant,
  byName: z.nullable(z.string()),
});
export type CheckIn = z.infer<typeof checkIn>;

export const planValue = measured.extend({
  /** Against the start of the last 90 days; null while either is not computable. */
  trend: z.nullable(z.enum(trends)),
  since: plainDay,
  /** At the end of each day on which a goal was closed. */
  history: z.array(z.object({ on: plainDay, value: z.number() })),
});

export const planView = z.object({
  plans: z.array(plan.pick({ id: true, objective: true, startsOn: true, closedOn: true })),
  /** Null: the account has none yet. */
  plan: z.nullable(plan),
  /** Depth first, parents before children. */
  goals: z.array(goal),
  /** Of the whole plan (E4); null is "not computable". */
  rolledUp: z.nullable(z.number()),
  valueDelivered: planValue,
  contacts: z.array(z.object({ id: rowId, name: z.string(), left: z.boolean() })),
  /** What the sale promised, to begin a plan with (A5). */
  handOver: z.nullable(z.object({ promised: z.nullable(z.string()), expectedResult: z.nullable(z.string()) })),
});
export type PlanView = z.infer<typeof planView>;

const planPatch = z.object({
  currentScenario: z.nullable(longText),
  desiredScenario: z.nullable(longText),
  objective: shortText(500),
  startsOn: plainDay,
  targetOn: z.nullable(plainDay),
});

export const newGoal = z.object({
  planId: rowId,
  parentId: z.nullable(rowId),
  /** Put right after this sibling; null: at the end. */
  afterId: z.nullable(rowId),
  ...z.object(goalFields).partial().required({ title: true }).shape,
});
export type NewGoal = z.infer<typeof newGoal>;

export const closing = z.enum(['achieved', 'partial', 'missed', 'canceled']);

/** A success already reached (E8). */
export const reachedGoal = z.object({
  id: rowId,
  title: z.string(),
  status: z.enum(['achieved', 'partial']),
  closedOn: plainDay,
  evidence: z.nullable(z.string()),
  unit: z.nullable(z.string()),
  baseline: z.nullable(z.number()),
  target: z.nullable(z.number()),
  current: z.nullable(z.number()),
  audience: rowAudience,
});

/** Made by `toClientPlan` alone, which copies field by field. */
const clientPlanView = z.custom<ClientPlanView>((value) => typeof value === 'object' && value !== null);

/** E4. One account of the portfolio with what was delivered to it, over all its plans. */
export const accountValue = z.object({
  accountId: rowId,
  name: z.string(),
  ownerId: z.nullable(rowId),
  ownerName: z.nullable(z.string()),
  segmentId: z.nullable(rowId),
  value: planValue,
  /** Of the plans at work; actions are not counted. */
  openGoals: z.int(),
  overdueGoals: z.int(),
  hasPlan: z.boolean(),
});
export type AccountValue = z.infer<typeof accountValue>;

/** The success plan and its goals (E). */
export const plansContract = {
  /** Everything the plan page shows; without `planId` the newest open plan. */
  view: procedure.input(ofAccount.extend({ planId: rowId.optional() })).output(planView),
  create: procedure
    .input(
      ofAccount.extend({
        ...planPatch.partial().required({ objective: true }).shape,
        /** The plan that was open is closed today and kept. */
        closeCurrent: z.boolean(),
        /** E5. Its goals are written into the plan, in the account's language. */
        templateId: z.nullable(rowId).optional(),
      }),
    )
    .output(byId),
  save: procedure.input(byId.extend(planPatch.partial().shape)).output(z.object({})),
  close: procedure.input(byId.extend({ closedOn: z.nullable(plainDay) })).output(z.object({})),
  trash: procedure.input(byId).output(z.object({})),
  /** Goals reached in a period: what the next QBR celebrates (E8). */
  reached: procedure.input(ofAccount.extend({ from: plainDay, to: plainDay })).output(z.array(reachedGoal)),
  /** E6: what the client would read of its plan, in its language. */
  clientView: procedure.input(byId).output(z.object({ view: clientPlanView, fileName: z.string() })),
  /** Prints it to the chosen file; whole or not there. */
  saveClientView: procedure.input(byId.extend({ token: z.string() })).output(z.object({})),
  /** Value delivered of every account that is not lost, the worst first (E4). */
  values: procedure.output(z.array(accountValue)),
};

export const goalsContract = {
  /** One goal with its whole history. */
  get: procedure.input(byId).output(
    z.object({
      goal,
      checkIns: z.array(checkIn),
      milestones: z.array(z.object({ id: rowId, dueOn: plainDay, value: z.number() })),
      /** The planned path as corners of a line; empty without one. */
      path: z.array(z.object({ on: plainDay, value: z.number() })),
      /** Closed as reached and not yet told in a review: it waits for the next one (E8). */
      celebrateIn: z.nullable(z.object({ reviewId: rowId, startsAt: plainInstant })),
    }),
  ),
  create: procedure.input(newGoal).output(byId),
  /** @throws GOAL_CLOSED unless only words change */
  save: procedure.input(byId.extend(z.object(goalFields).partial().shape)).output(z.object({})),
  /** Below another parent or at another place; `afterId` null puts it first. */
  move: procedure.input(byId.extend({ parentId: z.nullable(rowId), afterId: z.nullable(rowId) })).output(z.object({})),
  checkIn: procedure
    .input(byId.extend({ value: z.number(), checkedOn: plainDay, note: z.nullable(longText), audience: rowAudience }))
    .output(z.object({})),
  saveCheckIn: procedure
    .input(
      byId.extend(
        z
          .object({ value: z.number(), checkedOn: plainDay, note: z.nullable(longText), audience: rowAudience })
          .partial().shape,
      ),
    )
    .output(z.object({})),
  trashCheckIn: procedure.input(byId).output(z.object({})),
  putMilestones: procedure
    .input(byId.extend({ milestones: z.array(z.object({ dueOn: plainDay, value: z.number() })).max(60) }))
    .output(z.object({})),
  /** E4: 1, 0.5, 0 or left out; `evidence` is the reason, added to what is there. */
  close: procedure
    .input(byId.extend({ status: closing, closedOn: plainDay, reason: z.nullable(longText) }))
    .output(z.object({})),
  reopen: procedure.input(byId).output(z.object({})),
  /**
   * E7. A reached goal looked at again: what was measured is a check-in. Held: it is looked at again later. Lost: a new
   * goal from here to the old target is proposed, and its id is answered.
   * @throws VALUE_REFUSED for a goal that was not reached
   */
  recheck: procedure
    .input(
      byId.extend({
        outcome: z.enum(['held', 'lost']),
        value: z.nullable(z.number()),
        checkedOn: plainDay,
        note: z.nullable(longText),
      }),
    )
    .output(z.object({ proposedId: z.nullable(rowId) })),
  /** E7. Another day to look at it again; null: not any more. */
  putRecheck: procedure.input(byId.extend({ on: z.nullable(plainDay) })).output(z.object({})),
  trash: procedure.input(byId).output(z.object({})),
};
