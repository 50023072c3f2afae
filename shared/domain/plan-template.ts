import { addDays, type Day } from './calendar.ts';
import type { GoalDirection, GoalKind } from './vocabulary.ts';

/** E5. A goal of a template; its words are `planTemplates:plan_template_goal.<key>` of the language files. */
export interface ShippedTemplateGoal {
  key: string;
  kind: GoalKind;
  baseline: number | null;
  target: number | null;
  direction: GoalDirection;
  /** Days after the start of the plan. */
  offsetDays: number;
  durationDays: number;
}

export interface ShippedPlanTemplate {
  /** Also the content key of the segment it is for. */
  key: string;
  goals: readonly ShippedTemplateGoal[];
}

const goal = (
  key: string,
  target: number | null,
  [offsetDays, durationDays]: readonly [number, number],
  rest: Partial<Pick<ShippedTemplateGoal, 'baseline' | 'direction' | 'kind'>> = {},
): ShippedTemplateGoal => ({
  key,
  kind: 'goal',
  baseline: null,
  target,
  direction: 'up',
  offsetDays,
  durationDays,
  ...rest,
});

/**
 * E5. One template for each shipped segment. A baseline stands only where it is the same for every client: nobody
 * reaches three sponsors from an unknown number, but use begins at zero.
 */
export const shippedPlanTemplates: readonly ShippedPlanTemplate[] = [
  {
    key: 'vip',
    goals: [
      goal('vip_result', null, [0, 180]),
      goal('vip_sponsors', 3, [0, 60]),
      goal('vip_response', 4, [0, 90], { direction: 'down' }),
      goal('vip_breadth', 90, [30, 120]),
      goal('vip_nps', 9, [60, 120]),
      goal('vip_case', 1, [120, 120], { baseline: 0 }),
    ],
  },
  {
    key: 'strategic',
    goals: [
      goal('strategic_result', null, [0, 180]),
      goal('strategic_users', 80, [0, 90]),
      goal('strategic_breadth', 75, [30, 120]),
      goal('strategic_response', 8, [0, 120], { direction: 'down' }),
      goal('strategic_champions', 2, [0, 90]),
    ],
  },
  {
    key: 'growth',
    goals: [
      goal('growth_users', 70, [0, 90]),
      goal('growth_breadth', 60, [30, 90]),
      goal('growth_routine', 4, [0, 60]),
      goal('growth_result', null, [30, 150]),
    ],
  },
  {
    key: 'essential',
    goals: [
      goal('essential_trained', 100, [0, 45], { baseline: 0 }),
      goal('essential_users', 60, [0, 90]),
      goal('essential_alone', 80, [30, 90]),
    ],
  },
];

/** E5. When a goal of a template starts and is due in a plan that begins on `start`. */
export function templateDates(
  { offsetDays, durationDays }: { offsetDays: number; durationDays: number },
  start: Day,
): { startsOn: Day; dueOn: Day } {
  const startsOn = addDays(start, offsetDays);
  return { startsOn, dueOn: addDays(startsOn, Math.max(1, durationDays)) };
}

/** E5. The template of a segment: its own, else one for every segment. Archived ones are not proposed. */
export function templateFor<Template extends { segmentId: string | null; archived: boolean }>(
  templates: readonly Template[],
  segmentId: string | null,
): Template | null {
  const living = templates.filter(({ archived }) => !archived);
  const own = segmentId === null ? undefined : living.find((template) => template.segmentId === segmentId);
  return own ?? living.find((template) => template.segmentId === null) ?? null;
}
