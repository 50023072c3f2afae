import { v5 } from 'uuid';
import { addDays, type Day } from '#shared/domain/calendar.ts';
import { keyBetween } from '#shared/domain/fractional-index.ts';
import { reviewTasks } from '#shared/domain/review-schedule.ts';
import { commitmentTaskId } from '../reviews/commitment-tasks.ts';
import { reportTexts } from '../reviews/review-content.ts';
import { handTasks } from '#resources/demo/profiles.ts';
import type { Two } from '#resources/demo/story.ts';
import type { Client } from './demo-client.ts';
import { type DemoRow, row } from './demo-rows.ts';
import { demoId, type DemoWorld, inLanguage, instantAt } from './demo-world.ts';
import type { DemoReview } from './review-story.ts';

const POSITION = keyBetween(null, null, 'demo');
const noHolidays: ReadonlySet<Day> = new Set();

/** F2: the tasks of the next reviews, and of the one held yesterday. */
export function* reviewTaskRows(client: Client, review: DemoReview): Generator<DemoRow> {
  const { world } = client;
  const texts = reportTexts(world.language);
  if (review.isPast && review.stage === 'followed_up') return;
  for (const { key, dueOn } of reviewTasks(review.kind, review.on, addDays(review.on, -40), noHolidays)) {
    const isOwed = review.stage === 'held' && key === 'send_recap';
    const isDone = (dueOn < world.today && !isOwed) || (review.stage === 'ready' && key !== 'send_recap');
    // The id that planning a review gives its tasks, so that moving the review moves them.
    yield row('task', v5(`task:${key}`, review.id), {
      account_id: client.id,
      title: texts(`tasks.${key}`, { kind: texts(`kind.${review.kind}`), client: client.account.name }),
      owner_id: client.ownerId,
      due_on: dueOn,
      done_at: isDone ? instantAt(dueOn < world.today ? dueOn : addDays(world.today, -1), 16) : null,
      priority: key === 'send_recap' ? 'high' : 'normal',
      source: 'review',
      source_id: review.id,
      source_key: key,
      position: POSITION,
    });
  }
}

/** F9: what either side took on in a meeting that was held, by the id that holding one gives it. */
export function commitmentTask(
  client: Client,
  { id: commitmentId, body, dueOn, asked }: { id: string; body: string; dueOn: Day; asked: string | null },
): DemoRow {
  const texts = reportTexts(client.world.language);
  return row('task', commitmentTaskId(commitmentId), {
    account_id: client.id,
    title: asked === null ? body : texts('tasks.ask_person', { who: asked, what: body }),
    owner_id: client.ownerId,
    due_on: dueOn,
    priority: 'normal',
    source: 'commitment',
    source_id: commitmentId,
    source_key: 'commitment',
    position: POSITION,
  });
}

/** What was noted by hand: some done, some waiting, one put off. */
export function* handTaskRows(client: Client): Generator<DemoRow> {
  const { random, say, idOf, world, account } = client;
  if (client.lostOn || account.touch === 'tech') return;
  const urgent = client.tenseOn(world.today);
  const offered = handTasks.filter(({ priority }) => urgent || priority !== 'urgent');
  for (const [index, { title, priority }] of random.sample(offered, random.int(1, 3)).entries()) {
    const age = random.int(20, 90);
    const isDone = index > 0 || (!urgent && random.chance(0.45));
    const dueOn = isDone ? addDays(world.today, -age) : addDays(world.today, random.int(-4, 12));
    yield row('task', idOf('task', index), {
      account_id: client.id,
      title: say(title),
      note: random.chance(0.3)
        ? say(['Combinado na última conversa com {champion}.', 'Agreed in the last talk with {champion}.'])
        : null,
      owner_id: client.ownerId,
      due_on: dueOn,
      snoozed_until: !isDone && random.chance(0.1) ? addDays(world.today, 3) : null,
      done_at: isDone ? instantAt(addDays(dueOn, random.int(0, 2)), random.int(9, 17)) : null,
      priority,
      source: 'hand',
      position: POSITION,
    });
  }
}

const ownTasks: readonly { title: Two; inDays: number }[] = [
  { title: ['Rever a carteira do mês com Lívia', 'Go through the portfolio of the month with Lívia'], inDays: 2 },
  { title: ['Atualizar a apresentação de casos', 'Update the success cases presentation'], inDays: 9 },
];

/** Tasks of Marina's own, without a client. */
export function* ownTaskRows(world: DemoWorld): Generator<DemoRow> {
  for (const [index, { title, inDays }] of ownTasks.entries()) {
    yield row('task', demoId('own-task', index), {
      account_id: null,
      title: inLanguage(world, title),
      owner_id: world.memberId,
      due_on: addDays(world.today, inDays),
      priority: 'normal',
      source: 'hand',
      position: POSITION,
    });
  }
}
