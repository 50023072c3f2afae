import type { ClientPlanView, ViewPlanGoal, ViewValueDelivered } from '../client-view.ts';
import { flattenForest, type TreeNode } from '../forest.ts';
import { type RollUpGoal, rollUp, valueDelivered } from '../goal-progress.ts';
import { buildGoalTree } from '../goal-tree.ts';
import type { Audienced } from './review-facts.ts';
import { toViewGoals } from './to-client-view.ts';

/** Everything known about a plan when its page is made, internal rows included: the input of `toClientPlan`. */
export interface PlanFacts extends Omit<ClientPlanView, 'goals' | 'plan' | 'valueDelivered'> {
  plan: Omit<ClientPlanView['plan'], 'progress'>;
  goals: Audienced<ViewPlanGoal & { position: string; closedOn: string | null }>[];
  /** Where the numbers come from, in the account's language. */
  source: string;
}

/**
 * The plan as its client reads it (E6). Internal goals are dropped, and what is told of the whole is computed from what
 * is left: a goal nobody sees would move a number nobody could explain.
 */
export function toClientPlan(facts: PlanFacts): ClientPlanView {
  const goals = visibleGoals(facts.goals);
  return {
    language: facts.language,
    generatedAt: facts.generatedAt,
    dataAsOf: facts.dataAsOf,
    workspace: {
      name: facts.workspace.name,
      logoPng: facts.workspace.logoPng,
      primaryColor: facts.workspace.primaryColor,
      secondaryColor: facts.workspace.secondaryColor,
    },
    account: { id: facts.account.id, name: facts.account.name, legalName: facts.account.legalName },
    ownerName: facts.ownerName,
    plan: {
      objective: facts.plan.objective,
      currentScenario: facts.plan.currentScenario,
      desiredScenario: facts.plan.desiredScenario,
      startsOn: facts.plan.startsOn,
      targetOn: facts.plan.targetOn,
      progress: wholeProgress(goals),
    },
    goals,
    valueDelivered: toValue(facts),
  };
}

type Placed = ViewPlanGoal & { position: string };

function withoutPlace(goal: Partial<Placed> & ViewPlanGoal): ViewPlanGoal {
  const bare = { ...goal };
  delete bare.position;
  return bare;
}

function visibleGoals(rows: PlanFacts['goals']): ViewPlanGoal[] {
  const kept = rows.filter(({ audience, status }) => audience === 'client' && status !== 'canceled');
  const kinds = new Map(kept.map(({ id, kind }) => [id, kind]));
  const places = new Map(kept.map(({ id, position }) => [id, position]));
  const goals = toViewGoals(rows.filter(({ status }) => status !== 'canceled')).map((goal) => ({
    ...goal,
    kind: kinds.get(goal.id) ?? 'goal',
    position: places.get(goal.id) ?? '',
  }));
  // Below the nearest ancestor that the client sees, in the order of the plan.
  return flattenForest(buildGoalTree(goals)).map(({ row }) => withoutPlace(row));
}

function wholeProgress(goals: readonly ViewPlanGoal[]): number | null {
  const roots = buildGoalTree<Placed>(
    goals.map((goal, index) => ({ ...goal, position: String(index).padStart(6, '0') })),
  );
  const asRollUp = ({ row, children }: TreeNode<Placed>): RollUpGoal => ({
    kind: row.kind,
    status: row.status,
    progress: row.progress,
    children: children.map(asRollUp),
  });
  const own = goals.find(({ kind, progress }) => kind === 'final_objective' && progress !== null);
  return rollUp({
    kind: 'final_objective',
    status: 'active',
    progress: own?.progress ?? null,
    children: roots.map(asRollUp),
  });
}

function toValue({ goals, dataAsOf, source }: PlanFacts): ViewValueDelivered | null {
  const closed = goals.filter(({ audience, kind }) => audience === 'client' && kind !== 'action');
  const { value } = valueDelivered(closed, dataAsOf);
  return value === null ? null : { percent: value, trend: [], items: [], source, asOf: dataAsOf };
}
