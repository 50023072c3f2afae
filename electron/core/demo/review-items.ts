import { addDays } from '#shared/domain/calendar.ts';
import { keyBetween, keysAfter } from '#shared/domain/fractional-index.ts';
import { agreedYesterday, asks, happened, opportunities, ourPledges, risks } from '#resources/demo/reviews.ts';
import { usageLevel } from './usage-rows.ts';
import type { Client } from './demo-client.ts';
import { type DemoRow, row } from './demo-rows.ts';
import { inLanguage } from './demo-world.ts';
import type { PlanStory } from './plan-rows.ts';
import type { DemoReview } from './review-story.ts';
import type { NewFields } from '#core/kernel/rows.ts';

type Item = Pick<NewFields<'review_item'>, 'section' | 'body' | 'audience'> & Partial<NewFields<'review_item'>>;

/** What the consultant wrote while preparing (F3 steps 2 and 6 to 8); risks and opportunities never leave the house. */
export function* itemRows(client: Client, review: DemoReview, plan: PlanStory): Generator<DemoRow> {
  yield* agreedRows(client, review);
  const written = review.isPast || review.stage === 'ready';
  if (!written && review.done.length < 4) return;
  let position: string | null = null;
  for (const [index, item] of itemsOf(client, review, plan).entries()) {
    if (!written && item.section !== 'happened') continue;
    position = keyBetween(position, null, '');
    yield row('review_item', client.idOf(review.id, 'item', index), {
      account_id: client.id,
      review_id: review.id,
      ...item,
      position,
    });
  }
}

/** Of the meeting whose follow-up is under way. */
function* agreedRows(client: Client, review: DemoReview): Generator<DemoRow> {
  if (!review.isPast || review.stage !== 'held') return;
  const positions = keysAfter(null, agreedYesterday.length, 'z');
  for (const [index, { section, text }] of agreedYesterday.entries()) {
    yield row('review_item', client.idOf(review.id, 'agreed', index), {
      account_id: client.id,
      review_id: review.id,
      section,
      body: client.say(text),
      internal_owner_id: client.ownerId,
      due_on: addDays(review.on, 75),
      audience: 'client',
      position: positions[index] ?? '',
    });
  }
}

function itemsOf(client: Client, review: DemoReview, plan: PlanStory): Item[] {
  const { random, say } = client;
  const tense = client.tenseOn(review.on);
  const change = usageLevel(client, review.on) / Math.max(0.01, usageLevel(client, review.from)) - 1;
  const trend = change > 0.03 ? 'up' : change < -0.05 ? 'down' : 'flat';
  const champion = client.person('champion', review.on);
  const due = addDays(review.on, 75);
  const reached = plan.all.filter(
    ({ status, closedOn }) =>
      status === 'achieved' && closedOn !== null && closedOn >= review.from && closedOn <= review.to,
  );
  const running = plan.goals.filter(({ dueOn }) => dueOn > review.on).slice(0, 3);
  return [
    { section: 'happened', body: say(random.pick(happened[trend])), audience: 'client' },
    ...reached.map((goal): Item => ({
      section: 'value',
      body: say(['Meta atingida: {title}', 'Goal reached: {title}'], {
        title: inLanguage(client.world, goal.goal.title),
      }),
      source_table: 'goal',
      source_id: goal.id,
      audience: 'client',
    })),
    { section: 'risk', body: say(random.pick(risks[tense ? 'tense' : 'calm'])), audience: 'internal' },
    { section: 'opportunity', body: say(random.pick(opportunities)), audience: 'internal' },
    ...running.map((goal): Item => ({
      section: 'next_goal',
      body: inLanguage(client.world, goal.goal.title),
      internal_owner_id: client.ownerId,
      client_owner_id: champion.id,
      due_on: goal.dueOn,
      source_table: 'goal',
      source_id: goal.id,
      audience: 'client',
    })),
    {
      section: 'ask_of_client',
      body: say(random.pick(asks)),
      client_owner_id: champion.id,
      owner_name: champion.name,
      due_on: due,
      audience: 'client',
    },
    {
      section: 'ask_of_us',
      body: say(random.pick(ourPledges)),
      internal_owner_id: client.ownerId,
      due_on: due,
      audience: 'client',
    },
  ];
}
