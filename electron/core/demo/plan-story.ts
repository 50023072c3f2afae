import { addDays, addMonths, daysBetween, type Day } from '#shared/domain/calendar.ts';
import { goalProgress, plannedValue } from '#shared/domain/goal-progress.ts';
import type { GoalStatus } from '#shared/domain/vocabulary.ts';
import type { DemoGoal } from '#resources/demo/plan-shape.ts';
import { storyLines } from '#resources/demo/story.ts';
import { CHAMPION_LEFT, type Client } from './demo-client.ts';

/** A goal of the demo with its dates and how it went. */
export interface LivedGoal {
  id: string;
  goal: DemoGoal;
  startsOn: Day;
  dueOn: Day;
  status: GoalStatus;
  closedOn: Day | null;
  checkIns: { on: Day; value: number }[];
}

/** Decimals that a value of a unit is told with. */
const decimalsOf = ({ goal }: { goal: DemoGoal }): number =>
  Math.abs(goal.to - goal.from) < 20 || goal.from === goal.to ? 1 : 0;

const rounded = (value: number, decimals: number) => Math.round(value * 10 ** decimals) / 10 ** decimals;

/** From this share of the planned path a goal counts as reached, and from the next as reached in part. */
const REACHED = 0.95;
const PARTLY = 0.6;

/** Until when the goals went on as the story began: after the champion left they stand still. */
function movesUntil({ account, world }: Client): Day | null {
  return account.story === 'champion_left' ? addDays(world.today, -CHAMPION_LEFT) : null;
}

/** Check-ins every two to four weeks along the planned path at the pace of the story. */
export function liveGoal(
  client: Client,
  goal: DemoGoal,
  { id, startsOn, dueOn, pace }: { id: string; startsOn: Day; dueOn: Day; pace?: number },
): LivedGoal {
  const { random, until } = client;
  const own = (pace ?? storyLines[client.account.story].pace) * random.between(0.9, 1.1);
  const standsStill = movesUntil(client);
  const decimals = decimalsOf({ goal });
  const end = dueOn < until ? dueOn : until;
  const checkIns: LivedGoal['checkIns'] = [];
  const measure = {
    direction: goal.direction,
    baseline: goal.from,
    target: goal.to,
    tolerance: goal.tolerance ?? null,
    startsOn,
    dueOn,
  };
  for (let on = addDays(startsOn, random.int(9, 16)); on < end; on = addDays(on, random.int(13, 27))) {
    const moving = pace === undefined && standsStill !== null && on > standsStill ? standsStill : on;
    const planned = plannedValue({ ...measure, current: null }, moving) ?? goal.to;
    const noise = (goal.to - goal.from) * random.between(-0.035, 0.035);
    const kept = goal.to + (goal.tolerance ?? 1) * random.between(-0.8, random.chance(0.12) ? 1.6 : 0.8);
    const value = goal.direction === 'maintain' ? kept : goal.from + (planned - goal.from) * own + noise;
    checkIns.push({ on, value: rounded(value, decimals) });
  }
  const progress = goalProgress({ ...measure, current: checkIns.at(-1)?.value ?? null }) ?? 0;
  const share = progress / 100;
  const lived = { id, goal, startsOn, dueOn, checkIns };
  if (startsOn > until) return { ...lived, status: 'planned', closedOn: null };
  if (dueOn >= until) return { ...lived, status: 'active', closedOn: null };
  const status = share >= REACHED - 0.08 ? 'achieved' : share >= PARTLY ? 'partial' : 'missed';
  return { ...lived, status, closedOn: addDays(dueOn, random.int(0, 4)) };
}

export interface PlanDates {
  startsOn: Day;
  /** Null for the plan at work. */
  closedOn: Day | null;
}

/** The first plan lasts from the hand-over for about eight months; the second is the one at work. */
export function planDates(client: Client): { first: PlanDates | null; present: PlanDates } {
  const { account, since, world, until } = client;
  const begun = addDays(since, account.story === 'onboarding' ? 10 : 30);
  if (account.months < 11) return { first: null, present: { startsOn: begun, closedOn: null } };
  const changed = addMonths(until, account.months < 16 ? -5 : -9);
  const shown = addMonths(world.today, -24);
  const firstStart = begun > shown ? begun : shown;
  return {
    first: { startsOn: firstStart, closedOn: changed },
    present: { startsOn: changed, closedOn: client.lostOn },
  };
}

/** Due days of the goals of the plan at work, from today: one just reached, one close, the others ahead. */
const dueInDays = [75, 28, -24, 120, 160];

export function dueOf(client: Client, startsOn: Day, index: number): Day {
  const due = addDays(client.until, dueInDays[index % dueInDays.length] ?? 90);
  const earliest = addDays(startsOn, 60);
  return daysBetween(earliest, due) > 0 ? due : addDays(earliest, index * 20);
}
