import { addDays, type Day } from '#shared/domain/calendar.ts';
import { keysAfter } from '#shared/domain/fractional-index.ts';
import { isClosed } from '#shared/domain/goal-progress.ts';
import type { DemoGoal, DemoPlan } from '#resources/demo/plan-shape.ts';
import { plansByTheme } from '#resources/demo/plans-field.ts';
import { startPlan } from '#resources/demo/plans-service.ts';
import { storyLines, type Two } from '#resources/demo/story.ts';
import type { Client } from './demo-client.ts';
import { type DemoRow, row } from './demo-rows.ts';
import { inLanguage } from './demo-world.ts';
import { dueOf, type LivedGoal, liveGoal, type PlanDates, planDates } from './plan-story.ts';

/** The goals of a client as they were lived, for its reviews to speak of. */
export interface PlanStory {
  rows: DemoRow[];
  /** Top goals of the plan at work, the most important first. */
  goals: LivedGoal[];
  /** Goals with children and the first plan's, for what was reached when. */
  all: LivedGoal[];
}

const evidenceOf: Record<'achieved' | 'partial' | 'missed', Two> = {
  achieved: ['Meta atingida; número conferido com {champion}.', 'Goal reached; figure checked with {champion}.'],
  partial: ['Chegamos perto; faltou a adesão de duas unidades.', 'We came close; two sites did not join.'],
  missed: ['A mudança na equipe interrompeu o trabalho.', 'The change in the team interrupted the work.'],
};

const checkInNotes: readonly Two[] = [
  ['Número do painel, conferido com a supervisão.', 'Figure from the dashboard, checked with the supervisors.'],
  ['Melhor semana desde o início do plano.', 'Best week since the plan began.'],
  ['Duas unidades puxaram a média para baixo.', 'Two sites pulled the average down.'],
];

export function planStory(client: Client): PlanStory {
  const story: PlanStory = { rows: [], goals: [], all: [] };
  const { first, present } = planDates(client);
  if (first) addPlan(client, story, startPlan, first, 'start');
  addPlan(client, story, plansByTheme[client.account.theme], present, 'present');
  return story;
}

function addPlan(client: Client, story: PlanStory, plan: DemoPlan, dates: PlanDates, part: 'start' | 'present'): void {
  const { say, idOf } = client;
  const planId = idOf('plan', part);
  const goals = plan.goals.slice(0, client.account.size === 'small' ? 3 : 5);
  story.rows.push(
    row('success_plan', planId, {
      account_id: client.id,
      current_scenario: say(plan.current),
      desired_scenario: say(plan.desired),
      objective: say(plan.objective),
      starts_on: dates.startsOn,
      target_on: dates.closedOn ?? addDays(client.until, 180),
      closed_on: dates.closedOn,
    }),
  );
  const positions = keysAfter(null, goals.length, '');
  for (const [index, goal] of goals.entries()) {
    const closedOn = dates.closedOn;
    const dueOn = closedOn ? addDays(closedOn, -10 - index * 35) : dueOf(client, dates.startsOn, index);
    const startsOn = addDays(dates.startsOn, part === 'present' ? index * 6 : 0);
    const lived = addGoal(client, story, goal, {
      planId,
      parentId: null,
      position: positions[index] ?? '',
      startsOn,
      dueOn,
      part,
      index,
    });
    if (part === 'present') story.goals.push(lived);
  }
}

interface Place {
  planId: string;
  parentId: string | null;
  position: string;
  startsOn: Day;
  dueOn: Day;
  part: string;
  index: number | string;
}

function addGoal(client: Client, story: PlanStory, goal: DemoGoal, place: Place): LivedGoal {
  const { say, idOf, random, account } = client;
  const id = idOf('goal', place.part, place.index);
  // The first plan went well with all but those that were in trouble from the start.
  const pace = place.part === 'start' ? random.between(0.72, 1.06) : undefined;
  const lived = overdueNow(
    client,
    liveGoal(client, goal, { id, startsOn: place.startsOn, dueOn: place.dueOn, ...(pace && { pace }) }),
    place,
  );
  const closed = lived.status === 'achieved' || lived.status === 'partial' || lived.status === 'missed';
  story.all.push(lived);
  story.rows.push(
    row('goal', id, {
      account_id: client.id,
      plan_id: place.planId,
      parent_id: place.parentId,
      kind: 'goal',
      position: place.position,
      title: say(goal.title),
      why: say(goal.why),
      unit: inLanguage(client.world, goal.unit),
      baseline: goal.from,
      target: goal.to,
      direction: goal.direction,
      tolerance: goal.tolerance ?? null,
      starts_on: lived.startsOn,
      due_on: lived.dueOn,
      internal_owner_id: client.ownerId,
      client_owner_id: client.person(place.parentId === null ? 'champion' : 'user').id,
      agreed_on: lived.startsOn,
      evidence: closed ? say(evidenceOf[lived.status as keyof typeof evidenceOf]) : null,
      source: random.pick(['Ordena', say(['Planilha do cliente', "Client's spreadsheet"])]),
      status: lived.status,
      closed_on: lived.closedOn,
      recheck_on: recheckOf(client, lived),
      audience: 'client',
    }),
  );
  for (const [index, { on, value }] of lived.checkIns.entries()) {
    story.rows.push(
      row('goal_check_in', idOf(id, 'check', index), {
        account_id: client.id,
        goal_id: id,
        checked_on: on,
        value,
        note: random.chance(0.15) ? say(random.pick(checkInNotes)) : null,
        audience: 'internal',
      }),
    );
  }
  if (place.parentId === null && place.index === 0 && place.part === 'present' && account.touch !== 'tech')
    addMilestones(client, story, lived);
  const below = [...(goal.children ?? [])];
  const positions = keysAfter(null, below.length + (goal.actions?.length ?? 0), '');
  for (const [index, child] of below.entries()) {
    const position = positions[index] ?? '';
    addGoal(client, story, child, {
      ...place,
      parentId: id,
      position,
      dueOn: addDays(place.dueOn, -8),
      index: `${place.index}.${index}`,
    });
  }
  for (const [index, title] of (goal.actions ?? []).entries()) {
    addAction(client, story, title, {
      ...place,
      parentId: id,
      position: positions[below.length + index] ?? '',
      index: `${place.index}.a${index}`,
    });
  }
  return lived;
}

/** E7: what was reached within the half-year is looked at again; of older ones somebody did already. */
function recheckOf({ world, lostOn }: Client, { status, closedOn }: LivedGoal): Day | null {
  if (lostOn || closedOn === null || (status !== 'achieved' && status !== 'partial')) return null;
  const on = addDays(closedOn, 90);
  return on >= addDays(world.today, -12) ? on : null;
}

/** Where things do not move, a goal that is due is not even closed: somebody has to look at it. */
function overdueNow(client: Client, lived: LivedGoal, place: Place): LivedGoal {
  if (place.part !== 'present' || client.lostOn || !isClosed(lived.status) || lived.status === 'achieved') return lived;
  if (storyLines[client.account.story].pace > 0.75) return lived;
  return { ...lived, status: 'active', closedOn: null };
}

function addMilestones(client: Client, story: PlanStory, { id, goal, startsOn, dueOn }: LivedGoal): void {
  const length = (Date.parse(dueOn) - Date.parse(startsOn)) / 86_400_000;
  for (const [index, [time, way]] of (
    [
      [0.35, 0.45],
      [0.7, 0.8],
    ] as const
  ).entries()) {
    story.rows.push(
      row('goal_milestone', client.idOf(id, 'milestone', index), {
        account_id: client.id,
        goal_id: id,
        due_on: addDays(startsOn, Math.round(length * time)),
        value: Math.round((goal.from + (goal.to - goal.from) * way) * 10) / 10,
      }),
    );
  }
}

function addAction(client: Client, story: PlanStory, title: Two, place: Place): void {
  const { say, idOf, world, random } = client;
  const done = random.chance(0.5) || place.dueOn < world.today;
  const dueOn = done ? addDays(place.startsOn, random.int(30, 70)) : addDays(world.today, random.int(4, 30));
  const isPast = dueOn <= world.today;
  story.rows.push(
    row('goal', idOf('goal', place.part, place.index), {
      account_id: client.id,
      plan_id: place.planId,
      parent_id: place.parentId,
      kind: 'action',
      position: place.position,
      title: say(title),
      direction: 'up',
      starts_on: place.startsOn,
      due_on: dueOn,
      internal_owner_id: client.ownerId,
      client_owner_id: client.person('user').id,
      agreed_on: place.startsOn,
      status: isPast ? 'achieved' : 'active',
      closed_on: isPast ? dueOn : null,
      audience: 'client',
    }),
  );
}
