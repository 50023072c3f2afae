import { goalDepth } from '#shared/domain/client-view/goal-reading.ts';
import type { ClientPlanView, ViewPlanGoal } from '#shared/domain/client-view.ts';

export interface GoalLine {
  goal: ViewPlanGoal;
  depth: number;
  /** Actions right below it, told as a count. */
  actions: number;
  done: number;
}

/** Lines of text that one A4 page holds below its head, measured with titles of two lines. */
const ROOM = 44;
const SCENARIO_CHARACTERS = 88;
const TITLE_CHARACTERS = 46;

const linesOf = (text: string | null, width: number) => (text === null ? 0 : Math.ceil(text.length / width));

/**
 * The smaller successes that fit on one page, in the order of the plan; how many more there are is said. Actions are
 * counted with their goal, and the goals at the top come before what lies below them.
 */
export function goalLines({ goals, plan }: Pick<ClientPlanView, 'goals' | 'plan'>): {
  lines: GoalLine[];
  hidden: number;
} {
  const all = goals
    .filter(({ kind }) => kind !== 'action')
    .map((goal): GoalLine => {
      const below = goals.filter(({ parentId, kind }) => parentId === goal.id && kind === 'action');
      return {
        goal,
        depth: Math.min(2, goalDepth(goal, goals)),
        actions: below.length,
        done: below.filter(({ status }) => status === 'achieved').length,
      };
    });
  let room =
    ROOM -
    linesOf(plan.objective, 70) -
    Math.max(
      linesOf(plan.currentScenario, SCENARIO_CHARACTERS / 2),
      linesOf(plan.desiredScenario, SCENARIO_CHARACTERS / 2),
    );
  const chosen = new Set<GoalLine>();
  for (const depth of [0, 1, 2]) {
    for (const line of all.filter((each) => each.depth === depth)) {
      const height = linesOf(line.goal.title, TITLE_CHARACTERS) + 1.4;
      if (height > room) break;
      room -= height;
      chosen.add(line);
    }
  }
  const lines = all.filter((line) => chosen.has(line));
  return { lines, hidden: all.length - lines.length };
}
