import { addDays, type Day } from '#shared/domain/calendar.ts';
import { keysAfter } from '#shared/domain/fractional-index.ts';
import { flagshipKey } from '#resources/demo/close-accounts.ts';
import { droppedReasons, ourPledges, theirPledges } from '#resources/demo/reviews.ts';
import type { Client } from './demo-client.ts';
import { type DemoRow, row } from './demo-rows.ts';
import type { DemoReview } from './review-story.ts';
import { commitmentTask } from './task-rows.ts';

interface Fate {
  state: 'open' | 'done' | 'dropped';
  doneOn: Day | null;
  reason: string | null;
}

/** Of older reviews everything was answered; of the last one some is open, and some of that late. */
function fateOf(client: Client, review: DemoReview, { dueOn, index }: { dueOn: Day; index: number }): Fate {
  const { random, world } = client;
  // Nobody owes anything to a client who left.
  const answered = client.lostOn !== null || (review.nextOn !== null && review.nextOn < world.today);
  const kept = client.tenseOn(world.today) ? 0.6 : 0.93;
  if (answered) {
    if (random.chance(0.1)) return { state: 'dropped', doneOn: null, reason: client.say(random.pick(droppedReasons)) };
    return { state: 'done', doneOn: addDays(dueOn, random.int(-9, 6)), reason: null };
  }
  // The client shown first has one of each: done, late, still to come.
  if (client.account.key === flagshipKey) {
    return index === 1 || index > 2
      ? { state: 'done', doneOn: addDays(dueOn < world.today ? dueOn : world.today, -3), reason: null }
      : { state: 'open', doneOn: null, reason: null };
  }
  if (dueOn < world.today && random.chance(kept))
    return { state: 'done', doneOn: addDays(dueOn, -random.int(0, 8)), reason: null };
  // Some are kept well before their day.
  if (random.chance(kept / 2)) return { state: 'done', doneOn: addDays(world.today, -random.int(2, 15)), reason: null };
  return { state: 'open', doneOn: null, reason: null };
}

/** What each side took on in a review that was held. */
export function* commitmentRows(client: Client, review: DemoReview): Generator<DemoRow> {
  if (!review.isPast) return;
  const { random, say, idOf, world } = client;
  const ours = random
    .sample(ourPledges, client.account.key === flagshipKey ? 3 : random.int(2, 3))
    .map((text) => ({ side: 'ours' as const, text }));
  const theirs = random.sample(theirPledges, random.int(1, 2)).map((text) => ({ side: 'client' as const, text }));
  const positions = keysAfter(null, ours.length + theirs.length, '');
  const champion = client.person('champion', review.on);
  for (const [index, { side, text }] of [...ours, ...theirs].entries()) {
    const id = idOf(review.id, 'commitment', index);
    // The last one has the whole of the period before it.
    const dueOn = addDays(review.on, index === 0 ? 82 + random.int(0, 6) : random.int(18, 70));
    const fate = fateOf(client, review, { dueOn, index });
    const answered = fate.state !== 'open' && review.nextOn !== null && review.nextOn < world.today;
    const body = say(text);
    yield row('commitment', id, {
      account_id: client.id,
      review_id: review.id,
      body,
      side,
      member_id: side === 'ours' ? client.ownerId : null,
      contact_id: side === 'client' ? champion.id : null,
      owner_name: null,
      due_on: dueOn,
      state: fate.state,
      reason: fate.reason,
      reason_audience: fate.reason === null ? null : 'client',
      done_on: fate.doneOn !== null && fate.doneOn > world.today ? world.today : fate.doneOn,
      answered_review_id: answered ? review.nextId : null,
      answered_on: answered ? review.nextOn : null,
      audience: 'client',
      position: positions[index] ?? '',
    });
    const asked = side === 'client' ? champion.name : null;
    if (fate.state === 'open') yield commitmentTask(client, { id, body, dueOn, asked });
  }
}
