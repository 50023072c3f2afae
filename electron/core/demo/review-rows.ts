import { reviewSteps } from '#shared/domain/vocabulary.ts';
import { ratingCriteria } from '#shared/domain/live-meeting.ts';
import { needsFollowUp } from '#shared/domain/needs-checklist.ts';
import { keysAfter } from '#shared/domain/fractional-index.ts';
import {
  agendaItems,
  decisions,
  needsNotes,
  ratingWords,
  summaries,
  titles,
  valueTexts,
} from '#resources/demo/reviews.ts';
import type { Client } from './demo-client.ts';
import { type DemoRow, row } from './demo-rows.ts';
import { demoId, instantAt, monthOf, ZONE } from './demo-world.ts';
import { briefRow } from './review-brief.ts';
import { commitmentRows } from './review-commitments.ts';
import { itemRows } from './review-items.ts';
import { type DemoReview, reviewStory } from './review-story.ts';
import type { PlanStory } from './plan-rows.ts';
import { feelingRows } from './talk-rows.ts';
import { reviewTaskRows } from './task-rows.ts';

export function* reviewRows(client: Client, plan: PlanStory): Generator<DemoRow> {
  for (const review of reviewStory(client)) {
    yield reviewRow(client, review);
    yield* participantRows(client, review);
    if (review.isRecent) {
      yield* stepRows(client, review);
      yield* agendaRows(client, review);
    }
    yield* itemRows(client, review, plan);
    yield* commitmentRows(client, review);
    yield* answerRows(client, review);
    yield* reviewTaskRows(client, review);
    if (!review.isPast) continue;
    yield* heldRows(client, review);
    if (review.isRecent && review.stage === 'followed_up') yield* ratingRows(client, review);
    if (review.nextOn !== null && review.nextOn >= client.world.today) yield briefRow(client, review, plan);
  }
}

/** Written by the consultant: filled for what was held, and for what is ready. */
const isWritten = ({ isPast, stage }: DemoReview) => isPast || stage === 'ready';

function reviewRow(client: Client, review: DemoReview): DemoRow {
  const { say, world, random } = client;
  const kind = review.kind === 'hand_over' ? 'welcome' : review.kind;
  const starts_at = instantAt(review.on, review.hour);
  return row('review', review.id, {
    account_id: client.id,
    kind: review.kind,
    stage: review.stage,
    title: say(titles[kind], { month: monthOf(world, review.on) }),
    starts_at,
    time_zone: ZONE,
    duration_minutes: review.kind === 'regular' || review.kind === 'welcome' ? 45 : 60,
    place: random.chance(0.7) ? say(['Videochamada', 'Video call']) : say(['Sede do cliente', "Client's office"]),
    owner_id: client.ownerId,
    period_from: review.from,
    period_to: review.to,
    previous_review_id: review.previousId,
    summary: isWritten(review) ? say(client.tenseOn(review.on) ? summaries.tense : summaries.calm) : null,
    value_text: isWritten(review) ? say(random.pick(valueTexts)) : null,
    held_at: review.isPast ? starts_at : null,
    live_started_at: review.isPast && review.isRecent ? starts_at : null,
    canceled_at: null,
    invitation_sequence: review.isPast ? random.int(0, 1) : 0,
  });
}

function* participantRows(client: Client, { id, kind, on }: DemoReview): Generator<DemoRow> {
  const roles =
    kind === 'ebr' ? (['sponsor', 'decision_maker', 'champion'] as const) : (['champion', 'user', 'sponsor'] as const);
  const people = new Set(roles.map((role) => client.person(role, on).id));
  for (const [index, contact_id] of [...people].entries()) {
    yield row('review_participant', client.idOf(id, 'client', index), {
      account_id: client.id,
      review_id: id,
      side: 'client',
      contact_id,
    });
  }
  const ours = kind === 'ebr' ? [client.ownerId, demoId('member', 'lead')] : [client.ownerId];
  for (const [index, member_id] of ours.entries()) {
    yield row('review_participant', client.idOf(id, 'ours', index), {
      account_id: client.id,
      review_id: id,
      side: 'ours',
      member_id,
    });
  }
  if (kind === 'ebr') {
    const name = client.say(['Conselho consultivo', 'Advisory board']);
    yield row('review_participant', client.idOf(id, 'guest'), {
      account_id: client.id,
      review_id: id,
      side: 'client',
      name,
    });
  }
}

function* stepRows(client: Client, review: DemoReview): Generator<DemoRow> {
  for (const step of reviewSteps) {
    if (!review.done.includes(step)) continue;
    const note =
      step === 'what_happened' && review.isPast
        ? client.say(['Conferir a queda nas unidades do interior.', 'Check the drop at the inland sites.'])
        : null;
    yield row('review_step', null, { account_id: client.id, review_id: review.id, step, done: 1, note });
  }
}

/** Seconds that an item took beyond its minutes: some short, one long, as meetings go. */
const paces = [20, -45, 130, -10, 60, -80, 15] as const;

/** F6: how the last meetings went, in the words that were used. */
function* ratingRows(client: Client, review: DemoReview): Generator<DemoRow> {
  for (const [index, criterion] of ratingCriteria.entries()) {
    const lost = client.tenseOn(review.on) && criterion !== 'time' ? 1 : 0;
    yield row('review_rating', null, {
      account_id: client.id,
      review_id: review.id,
      criterion,
      wording: client.say(ratingWords[criterion]),
      score: 5 - lost - ((index + review.index) % 3 === 0 ? 1 : 0),
    });
  }
}

function* agendaRows(client: Client, review: DemoReview): Generator<DemoRow> {
  if (!review.isPast && review.stage !== 'ready') return;
  const positions = keysAfter(null, agendaItems.length, '');
  for (const [index, item] of agendaItems.entries()) {
    yield row('agenda_item', client.idOf(review.id, 'agenda', index), {
      account_id: client.id,
      review_id: review.id,
      stage: item.stage,
      title: client.say(item.title),
      minutes: item.minutes,
      client_talks: item.clientTalks ? 1 : 0,
      notes: review.isPast && item.note ? client.say(item.note) : null,
      notes_audience: 'internal',
      said: review.isPast && item.said ? client.say(item.said) : null,
      spent_seconds: review.isPast ? item.minutes * 60 + (paces[(index + review.index) % paces.length] ?? 0) : null,
      audience: 'client',
      position: positions[index] ?? '',
    });
  }
}

function* answerRows(client: Client, review: DemoReview): Generator<DemoRow> {
  if (review.kind !== 'qbr' && review.kind !== 'ebr') return;
  if (!review.isPast && review.stage !== 'ready' && !review.done.includes('needs_checklist')) return;
  const { random, say, world } = client;
  for (const { id: topic_id, key, wording, followUp } of world.topics) {
    const topic = needsNotes[key];
    const answer = random.chance(0.7) ? topic.typical : random.pick(['yes', 'partly', 'no'] as const);
    yield row('review_answer', null, {
      account_id: client.id,
      review_id: review.id,
      topic_id,
      wording,
      answer,
      note: random.chance(0.6) ? say(topic.note) : null,
      follow_up: needsFollowUp(answer) ? followUp : null,
      task_id: null,
      audience: 'client',
    });
  }
}

/** What only a meeting that took place leaves behind. */
function* heldRows(client: Client, review: DemoReview): Generator<DemoRow> {
  const { random, say, idOf } = client;
  const chosen = random.sample(decisions, random.int(1, 2));
  const positions = keysAfter(null, chosen.length, '');
  for (const [index, text] of chosen.entries()) {
    yield row('decision', idOf(review.id, 'decision', index), {
      account_id: client.id,
      review_id: review.id,
      body: say(text),
      audience: 'client',
      position: positions[index] ?? '',
    });
  }
  const talkId = idOf(review.id, 'talk');
  yield row('interaction', talkId, {
    account_id: client.id,
    author_id: client.ownerId,
    channel: 'video',
    direction: 'outbound',
    happened_at: instantAt(review.on, review.hour),
    duration_minutes: 60,
    subject: say(titles[review.kind === 'hand_over' ? 'welcome' : review.kind], {
      month: monthOf(client.world, review.on),
    }),
    body: say(client.tenseOn(review.on) ? summaries.tense : summaries.calm),
    outcome: say(['Compromissos registrados dos dois lados.', 'Commitments recorded on both sides.']),
    automated: 0,
    planned: 1,
    audience: 'internal',
    review_id: review.id,
  });
  yield row('interaction_participant', idOf(talkId, 'with'), {
    account_id: client.id,
    interaction_id: talkId,
    contact_id: client.person('champion', review.on).id,
  });
  yield row('interaction_participant', idOf(talkId, 'sponsor'), {
    account_id: client.id,
    interaction_id: talkId,
    contact_id: client.person('sponsor', review.on).id,
  });
  if (review.stage === 'followed_up')
    yield* feelingRows(client, idOf(review.id, 'feeling'), review.on, { review_id: review.id });
}
