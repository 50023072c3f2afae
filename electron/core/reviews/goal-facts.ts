import type { Kysely, Selectable } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { Day } from '#shared/domain/calendar.ts';
import { flattenForest, type TreeNode } from '#shared/domain/forest.ts';
import { goalProgress, plannedProgress, type RollUpGoal, rollUp } from '#shared/domain/goal-progress.ts';
import { buildGoalTree } from '#shared/domain/goal-tree.ts';
import type { ReviewEntity } from './review-repository.ts';

type GoalRow = Selectable<Database['goal']>;

/** A goal as it stood on the day of the data, with its history (E2, E3). */
export type GoalFact = Omit<GoalRow, 'id'> & {
  id: string;
  parentId: string | null;
  depth: number;
  current: number | null;
  currentOn: Day | null;
  /** Own measure, else what the children tell (E4). */
  progress: number | null;
  plannedProgress: number | null;
  checkIns: { on: Day; value: number; note: string | null }[];
  milestones: { on: Day; value: number }[];
  /** Closed as reached within the period (E8). */
  reached: boolean;
  internalOwner: string | null;
  clientOwner: string | null;
};

interface Branch {
  id: string;
  parentId: string | null;
  position: string;
  fact: GoalFact;
}

/** Goals of the plans at work in the period, depth first: three queries whatever their number. */
export async function goalFacts(db: Kysely<Database>, review: ReviewEntity, asOf: Day): Promise<GoalFact[]> {
  const rows = await db
    .selectFrom('goal')
    .innerJoin('success_plan', 'success_plan.id', 'goal.plan_id')
    .leftJoin('member', 'member.id', 'goal.internal_owner_id')
    .leftJoin('contact', 'contact.id', 'goal.client_owner_id')
    .selectAll('goal')
    .select(['member.name as internal_owner', 'contact.name as client_owner'])
    .where('goal.account_id', '=', review.account_id)
    .where('goal.deleted_at', 'is', null)
    .where('success_plan.deleted_at', 'is', null)
    .where((eb) =>
      eb.or([eb('success_plan.closed_on', 'is', null), eb('success_plan.closed_on', '>=', review.period_from)]),
    )
    .orderBy('goal.position')
    .execute();
  const checkIns = await db
    .selectFrom('goal_check_in')
    .select(['goal_id', 'checked_on', 'value', 'note'])
    .where('account_id', '=', review.account_id)
    .where('checked_on', '<=', asOf)
    .where('deleted_at', 'is', null)
    .orderBy('checked_on')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const milestones = await db
    .selectFrom('goal_milestone')
    .select(['goal_id', 'due_on', 'value'])
    .where('account_id', '=', review.account_id)
    .where('deleted_at', 'is', null)
    .orderBy('due_on')
    .execute();
  const checkInsOf = Map.groupBy(checkIns, ({ goal_id }) => goal_id);
  const milestonesOf = Map.groupBy(milestones, ({ goal_id }) => goal_id);
  const branches = rows.map((row): Branch => {
    const history = checkInsOf.get(row.id) ?? [];
    const path = milestonesOf.get(row.id) ?? [];
    return {
      id: row.id,
      parentId: row.parent_id,
      position: row.position,
      fact: toFact(row, history, path, review, asOf),
    };
  });
  return flattenForest(buildGoalTree(branches)).map((node) => ({
    ...node.row.fact,
    depth: node.depth,
    progress: rollUp(asRollUp(node)),
  }));
}

function toFact(
  row: GoalRow & { internal_owner: string | null; client_owner: string | null },
  history: readonly { checked_on: Day; value: number; note: string | null }[],
  path: readonly { due_on: Day; value: number }[],
  review: ReviewEntity,
  asOf: Day,
): GoalFact {
  const latest = history.at(-1);
  const measure = {
    direction: row.direction,
    baseline: row.baseline,
    target: row.target,
    tolerance: row.tolerance,
    current: latest?.value ?? null,
    startsOn: row.starts_on,
    dueOn: row.due_on,
  };
  const closedIn = row.closed_on !== null && row.closed_on >= review.period_from && row.closed_on <= asOf;
  return {
    ...row,
    parentId: row.parent_id,
    depth: 0,
    current: measure.current,
    currentOn: latest?.checked_on ?? null,
    progress: goalProgress(measure),
    plannedProgress: plannedProgress(
      measure,
      asOf,
      path.map(({ due_on, value }) => ({ dueOn: due_on, value })),
    ),
    checkIns: history.map(({ checked_on, value, note }) => ({ on: checked_on, value, note })),
    milestones: path.map(({ due_on, value }) => ({ on: due_on, value })),
    reached: closedIn && (row.status === 'achieved' || row.status === 'partial'),
    internalOwner: row.internal_owner,
    clientOwner: row.client_owner,
  };
}

const asRollUp = ({ row, children }: TreeNode<Branch>): RollUpGoal => ({
  kind: row.fact.kind,
  status: row.fact.status,
  progress: row.fact.progress,
  children: children.map(asRollUp),
});
