import { type Kysely, sql } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { AccountFacts } from '#shared/domain/account-facts.ts';
import { addDays, type Day } from '#shared/domain/calendar.ts';
import { goalProgress, type Milestone, type PlannedGoal, plannedProgress } from '#shared/domain/goal-progress.ts';
import type { GoalDirection, GoalStatus } from '#shared/domain/vocabulary.ts';
import { byPlace, type Placed, type SomeAccounts } from './some-accounts.ts';

/** Reached longer ago than this is history. */
const REACHED_DAYS = 90;

interface GoalRow extends Placed {
  id: string;
  status: GoalStatus;
  direction: GoalDirection;
  baseline: number | null;
  target: number | null;
  tolerance: number | null;
  starts_on: Day;
  due_on: Day | null;
  closed_on: Day | null;
  current: number | null;
}

/** Most goals were checked within so long; the others are looked up one by one. */
const CHECKED_DAYS = 92;

/**
 * Open goals of plans at work with their latest check-in, and those reached of late; actions are tasks. The late check-ins
 * of an account lie side by side, those of a goal each on a page of its own.
 */
const goalRows = async (db: Kysely<Database>, accounts: SomeAccounts, today: Day): Promise<GoalRow[]> => {
  const { rows } = await sql<GoalRow>`
    SELECT ids.key AS at, g.id, g.status, g.direction, g.baseline, g.target, g.tolerance, g.starts_on, g.due_on, g.closed_on,
      CASE WHEN g.status IN ('planned', 'active') THEN coalesce((
        SELECT c.value FROM goal_check_in c INDEXED BY goal_check_in_by_account
        WHERE c.account_id = ids.value AND c.checked_on >= ${addDays(today, -CHECKED_DAYS)} AND c.checked_on <= ${today}
          AND c.goal_id = g.id AND c.deleted_at IS NULL ORDER BY c.checked_on DESC, c.created_at DESC LIMIT 1
      ), (
        SELECT c.value FROM goal_check_in c WHERE c.goal_id = g.id AND c.checked_on <= ${today} AND c.deleted_at IS NULL
        ORDER BY c.checked_on DESC, c.created_at DESC LIMIT 1)) END AS current
    FROM json_each(${accounts.ids}) ids
      CROSS JOIN success_plan p ON p.account_id = ids.value AND p.deleted_at IS NULL AND p.closed_on IS NULL
      CROSS JOIN goal g ON g.plan_id = p.id AND g.deleted_at IS NULL AND g.kind <> 'action'
    WHERE (g.status IN ('planned', 'active') OR (g.status = 'achieved' AND g.closed_on >= ${addDays(today, -REACHED_DAYS)}))`.execute(
    db,
  );
  return rows;
};

const milestoneRows = async (db: Kysely<Database>, goalIds: readonly string[]) => {
  if (goalIds.length === 0) return [];
  const { rows } = await sql<{ goal_id: string; due_on: Day; value: number }>`
    SELECT goal_id, due_on, value FROM goal_milestone
    WHERE goal_id IN (SELECT value FROM json_each(${JSON.stringify(goalIds)})) AND deleted_at IS NULL`.execute(db);
  return rows;
};

/** Those without a day first. */
const byDueDay = (a: GoalRow, b: GoalRow): number => {
  const [first, second] = [a.due_on ?? '', b.due_on ?? ''];
  if (first === second) return a.id < b.id ? -1 : 1;
  return first < second ? -1 : 1;
};

const held = (percent: number) => Math.min(100, Math.max(0, percent));
const mean = (values: readonly number[]) =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + held(value), 0) / values.length;

/** E3. Goals against their planned path. */
export const goalFacts = async (
  db: Kysely<Database>,
  accounts: SomeAccounts,
  today: Day,
): Promise<(at: number) => AccountFacts['goals']> => {
  const rows = await goalRows(db, accounts, today);
  const paths = Map.groupBy(
    await milestoneRows(
      db,
      rows.map(({ id }) => id),
    ),
    ({ goal_id }) => goal_id,
  );
  const goalsOf = byPlace(rows);
  return (at) => {
    const goals = goalsOf(at);
    const open = goals.filter(({ status }) => status === 'planned' || status === 'active');
    const measures = open.map((goal) => {
      const planned: PlannedGoal = { ...goal, startsOn: goal.starts_on, dueOn: goal.due_on };
      const path: Milestone[] = (paths.get(goal.id) ?? []).map(({ due_on, value }) => ({ dueOn: due_on, value }));
      return { progress: goalProgress(planned), expected: plannedProgress(planned, today, path) };
    });
    const computable = measures.filter(
      (one): one is { progress: number; expected: number | null } => one.progress !== null,
    );
    // Progress and path are told of the same goals, where any of them has a path.
    const onPath = computable.filter((one): one is { progress: number; expected: number } => one.expected !== null);
    const told = onPath.length > 0 ? onPath : computable;
    return {
      open: open.length,
      overdue: open
        .filter(({ due_on }) => due_on !== null && due_on < today)
        .toSorted(byDueDay)
        .flatMap(({ id, due_on }) => (due_on === null ? [] : [{ id, on: due_on }])),
      progressPercent: mean(told.map(({ progress }) => progress)),
      expectedPercent: mean(onPath.map(({ expected }) => expected)),
      reached: goals
        .filter(({ status }) => status === 'achieved')
        .toSorted(byDueDay)
        .flatMap(({ id, closed_on }) => (closed_on === null ? [] : [{ id, on: closed_on }])),
      planAlive: open.length > 0,
    };
  };
};
