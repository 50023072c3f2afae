import type { GoalDirection } from '#shared/domain/vocabulary.ts';
import type { Two } from './story.ts';

export interface DemoGoal {
  title: Two;
  why: Two;
  unit: Two;
  /** Baseline and target; for `maintain` both are the value to keep. */
  from: number;
  to: number;
  direction: GoalDirection;
  tolerance?: number;
  children?: readonly DemoGoal[];
  actions?: readonly Two[];
}

export interface DemoPlan {
  objective: Two;
  current: Two;
  desired: Two;
  goals: readonly DemoGoal[];
}

export const percent: Two = ['%', '%'];
export const hours: Two = ['h', 'h'];
export const days: Two = ['dias', 'days'];
export const reais: Two = ['R$', 'R$'];
export const points: Two = ['pontos', 'points'];
export const findings: Two = ['ressalvas', 'findings'];
export const visits: Two = ['visitas', 'visits'];

export const goal = (
  title: Two,
  why: Two,
  [unit, from, to]: readonly [Two, number, number],
  below: { children?: readonly DemoGoal[]; actions?: readonly Two[]; tolerance?: number } = {},
): DemoGoal => ({
  title,
  why,
  unit,
  from,
  to,
  direction: from === to ? 'maintain' : to > from ? 'up' : 'down',
  ...below,
});
