import { addDays, daysBetween } from '#shared/domain/calendar.ts';
import { keysAfter } from '#shared/domain/fractional-index.ts';
import { defaultJourney } from '#shared/domain/journey.ts';
import { journeyOf, type JourneyPlan } from '#shared/domain/journey-course.ts';
import { closeJourney, flagsByStory, immersion, immersionWhat, lateReviews } from '#resources/demo/journeys.ts';
import type { Client } from './demo-client.ts';
import { type DemoRow, row } from './demo-rows.ts';
import { demoId, type DemoWorld, inLanguage } from './demo-world.ts';

/** Days of each stage: together as long as the shipped ones, so that both journeys keep their dates. */
const closeStages = [
  { key: 'hand-over', kind: 'hand_over', days: 2, repeats: 0, ends_by: 'fact' },
  { key: 'immersion', kind: 'welcome', days: 10, repeats: 0, ends_by: 'date' },
  { key: 'welcome', kind: 'welcome', days: 18, repeats: 0, ends_by: 'fact' },
  { key: 'adoption', kind: 'adoption', days: 90, repeats: 1, ends_by: 'date' },
  { key: 'review', kind: 'review_window', days: 30, repeats: 1, ends_by: 'fact' },
] as const;

/** A second journey (D1), which clients follow once somebody gives it to a segment; and a limit of the workspace's own. */
export function* journeyTemplateRows(world: DemoWorld): Generator<DemoRow> {
  yield row('workspace_setting', null, { name: 'journey.stuck_days', value: '28' });
  const id = demoId('journey', 'close');
  const positions = keysAfter(null, closeStages.length + 1, '');
  yield row('journey_template', id, {
    name: inLanguage(world, closeJourney),
    position: positions.at(-1) ?? '',
    archived: 0,
  });
  for (const [index, { key, ...stage }] of closeStages.entries()) {
    const own = key === 'immersion';
    yield row('journey_stage', demoId('journey', 'close', key), {
      template_id: id,
      ...stage,
      name: own ? inLanguage(world, immersion) : null,
      description: own ? inLanguage(world, immersionWhat) : null,
      position: positions[index] ?? '',
    });
  }
}

/** What was written about stages (D3), and flags beside them (D5). */
export function* journeyRows(client: Client): Generator<DemoRow> {
  const { account, ongoingStart, world, lostOn, idOf } = client;
  if (lostOn !== null) return;
  const late = lateReviews[account.key];
  if (late !== undefined && ongoingStart !== null) yield* lateWindow(client, ongoingStart, late);
  const flag = flagsByStory[account.story];
  if (!flag) return;
  yield row('account_flag', idOf('flag'), {
    account_id: client.id,
    flag: flag.flag,
    label: flag.label ? inLanguage(world, flag.label) : null,
    since: addDays(world.today, -flag.daysAgo),
  });
}

/** The last review window that was over so many days ago waits for its review still. */
function* lateWindow({ id, world }: Client, ongoingStart: string, days: number): Generator<DemoRow> {
  const plan: JourneyPlan = {
    template: defaultJourney,
    cycle: 'journey_120_days',
    ongoingStart,
    overrides: [],
    expectsReviews: true,
  };
  const { past } = journeyOf(plan, world.today);
  const last = past.findLast(({ kind }) => kind === 'review_window');
  if (!last || daysBetween(last.startsOn, world.today) < days) return;
  yield row('account_stage', null, {
    account_id: id,
    number: String(last.position),
    starts_on: last.startsOn,
    planned_end: addDays(world.today, -days),
  });
}
