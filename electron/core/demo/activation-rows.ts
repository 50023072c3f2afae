import { addDays, type Day } from '#shared/domain/calendar.ts';
import { activationSteps, type BaselineMetric } from '#shared/domain/method-vocabulary.ts';
import type { PlanSnapshot, SnapshotGoal } from '#shared/domain/plan-version.ts';
import { activationNote, planVersionNote } from '#resources/demo/programme.ts';
import type { Client } from './demo-client.ts';
import { createRandom } from './demo-random.ts';
import { type DemoRow, row } from './demo-rows.ts';
import { instantAt } from './demo-world.ts';
import type { PlanStory } from './plan-rows.ts';

/** C1, C4: who is being set up stands half-way; all others were activated when their ongoing began. */
export function* activationRows(client: Client, plan: PlanStory): Generator<DemoRow> {
  const { id, ongoingStart, world } = client;
  const half = ongoingStart === null;
  yield row('activation', null, {
    account_id: id,
    onboarding_ended_on: half ? addDays(world.today, -4) : ongoingStart,
    activated_on: ongoingStart,
    activated_by: half ? null : client.ownerId,
  });
  for (const [index, step] of activationSteps.entries()) {
    if (half && index > 2) break;
    const isOpen = half && index === 2;
    yield row('activation_step', null, {
      account_id: id,
      step,
      done: isOpen ? 0 : 1,
      note: half && index === 1 ? client.say(activationNote) : null,
    });
  }
  if (ongoingStart !== null) {
    yield* baselineRows(client, ongoingStart);
    yield* versionRows(client, plan);
  }
}

/** What was known before anybody looked after the client: little use, many questions, contact by chance. */
function* baselineRows({ id, account }: Client, asOf: Day): Generator<DemoRow> {
  // A stream of its own: the rest of the story stays as it is.
  const random = createRandom(`${account.key}/baseline`);
  const values: readonly (readonly [BaselineMetric, number | null])[] = [
    ['nps', random.chance(0.7) ? random.int(-4, 3) * 10 : null],
    ['csat', random.chance(0.6) ? random.int(55, 80) : null],
    ['monthly_revenue', null],
    ['weekly_use', random.int(4, 30) * 5],
    ['adoption_breadth', random.int(15, 45)],
    ['health', null],
    ['open_cases', random.int(1, 6)],
    ['days_between_contacts', random.int(12, 35)],
  ];
  for (const [metric, value] of values)
    yield row('account_baseline', null, { account_id: id, metric, value, currency: null, as_of: asOf });
}

/** C3: the plan at work as it was when it was opened, with one target that was raised since. */
function* versionRows(client: Client, { rows }: PlanStory): Generator<DemoRow> {
  const { account, idOf, say, ownerId, lostOn } = client;
  if (lostOn !== null || (account.touch !== 'exclusive' && account.touch !== 'high')) return;
  const planId = idOf('plan', 'present');
  const plan = rows.find(({ table, id }) => table === 'success_plan' && id === planId)?.fields;
  if (!plan) return;
  const goals = rows.filter(({ table, fields }) => table === 'goal' && fields['plan_id'] === planId);
  const startsOn = String(plan['starts_on']);
  const body: PlanSnapshot = {
    reason: { kind: 'hand' },
    plan: {
      objective: String(plan['objective']),
      currentScenario: asText(plan['current_scenario']),
      desiredScenario: asText(plan['desired_scenario']),
      startsOn,
      targetOn: asText(plan['target_on']),
      closedOn: null,
    },
    goals: goals.map((goal, index) => atStart(goal, index === 0)),
  };
  yield row('plan_version', idOf('plan', 'version'), {
    account_id: client.id,
    plan_id: planId,
    saved_at: instantAt(startsOn, 18),
    author_id: ownerId,
    note: say(planVersionNote),
    body: JSON.stringify(body),
  });
}

const asText = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const asNumber = (value: unknown): number | null => (typeof value === 'number' ? value : null);

function atStart({ id, fields: goal }: DemoRow, wasLower: boolean): SnapshotGoal {
  const [baseline, target] = [asNumber(goal['baseline']), asNumber(goal['target'])];
  const lower = baseline !== null && target !== null ? Math.round(baseline + (target - baseline) * 0.8) : target;
  return {
    id: String(id),
    parentId: asText(goal['parent_id']),
    position: String(goal['position']),
    kind: goal['kind'] as SnapshotGoal['kind'],
    title: String(goal['title']),
    why: asText(goal['why']),
    unit: asText(goal['unit']),
    baseline,
    target: wasLower ? lower : target,
    direction: goal['direction'] as SnapshotGoal['direction'],
    tolerance: asNumber(goal['tolerance']),
    startsOn: String(goal['starts_on']),
    dueOn: asText(goal['due_on']),
    internalOwnerId: asText(goal['internal_owner_id']),
    clientOwnerId: asText(goal['client_owner_id']),
    agreedOn: asText(goal['agreed_on']),
    evidence: null,
    source: asText(goal['source']),
    status: 'active',
    closedOn: null,
    recheckOn: null,
    audience: 'client',
    milestones: [],
  };
}
