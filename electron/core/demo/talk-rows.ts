import { addBusinessDays, addDays, type Day, weekday } from '#shared/domain/calendar.ts';
import { MOST_REASONS } from '#shared/domain/feeling.ts';
import { defaultTouchModels } from '#shared/domain/touch-model.ts';
import {
  automatedMail,
  calmTalks,
  championLeft,
  type Conversation,
  internalNote,
  mandateChange,
  tenseTalks,
} from '#resources/demo/conversations.ts';
import { moods } from '#resources/demo/moods.ts';
import { CHAMPION_LEFT, type Client } from './demo-client.ts';
import { type DemoRow, row } from './demo-rows.ts';
import { instantAt } from './demo-world.ts';

/** Two years, as far as the relation goes back. */
const HISTORY_DAYS = 730;

/** How much of a cadence has passed since the last contact; above 1 it is late. */
function silence({ account, random }: Client): number {
  if (account.story === 'at_risk') return random.between(1.5, 2);
  if (account.story === 'leaving') return random.between(1.02, 1.2);
  if (account.story === 'champion_left') return random.between(1.1, 1.5);
  return random.between(0.15, 0.95);
}

const onBusinessDay = (day: Day): Day => (weekday(day) > 5 ? addBusinessDays(day, -1) : day);

/** Days of contact, the oldest first. */
function contactDays(client: Client): Day[] {
  const { random, account, until, world } = client;
  const { cadenceDays } = defaultTouchModels[account.touch];
  const days: Day[] = [];
  const first = client.since > addDays(world.today, -HISTORY_DAYS) ? client.since : addDays(world.today, -HISTORY_DAYS);
  for (let ago = Math.max(1, cadenceDays * silence(client)); ; ago += cadenceDays * random.between(0.75, 1.2)) {
    const day = onBusinessDay(addDays(until, -Math.round(ago)));
    if (day <= first) return days.toReversed();
    if (day !== days.at(-1)) days.push(day);
  }
}

function conversationOn(client: Client, day: Day): Conversation {
  const { random, account } = client;
  if (account.touch === 'tech') return automatedMail;
  if (random.chance(0.06)) return internalNote;
  if (client.tenseOn(day)) return random.pick([...tenseTalks, ...tenseTalks, ...calmTalks.slice(0, 2)]);
  // A visit or an event is not for those whom we hardly meet.
  const fitting =
    account.touch === 'low' ? calmTalks.filter(({ channel }) => channel !== 'visit' && channel !== 'event') : calmTalks;
  return random.pick(fitting);
}

/** The news that each story turns on, on the day it came. */
function turningPoints({ account, world }: Client): { on: Day; talk: Conversation }[] {
  if (account.story === 'champion_left')
    return [{ on: onBusinessDay(addDays(world.today, -CHAMPION_LEFT - 12)), talk: championLeft }];
  if (account.story === 'mandate') return [{ on: onBusinessDay(addDays(world.today, -118)), talk: mandateChange }];
  return [];
}

export function* talkRows(client: Client): Generator<DemoRow> {
  const turns = turningPoints(client);
  const days = contactDays(client);
  const all = [
    ...days
      .filter((day) => turns.every(({ on }) => on !== day))
      .map((on) => ({ on, talk: conversationOn(client, on) })),
    ...turns,
  ].toSorted((a, b) => (a.on < b.on ? -1 : 1));
  // Feelings are noted about once in three weeks, and always at the last talk.
  let lastFelt = '';
  for (const [index, { on, talk }] of all.entries()) {
    const id = client.idOf('talk', index);
    yield* interactionRows(client, id, on, talk, index === all.length - 1);
    const due = lastFelt === '' || addDays(lastFelt, 20) <= on || index >= all.length - 1;
    if (client.account.touch === 'tech' || talk.channel === 'internal_note' || !due) continue;
    lastFelt = on;
    yield* feelingRows(client, client.idOf('feeling', index), on, { interaction_id: id });
  }
}

function* interactionRows(client: Client, id: string, on: Day, talk: Conversation, last: boolean): Generator<DemoRow> {
  const { random, say, account, world } = client;
  const hour = random.int(8, 17);
  const feature = random.pick(client.features).toLowerCase();
  const champion = client.person('champion', on);
  const names = talk === championLeft ? { feature } : { feature, champion: champion.name };
  const text = (words: Conversation['subject']) => say(words, names);
  const automated = talk === automatedMail;
  const internal = talk.channel === 'internal_note';
  yield row('interaction', id, {
    account_id: client.id,
    author_id: client.ownerId,
    channel: talk.channel,
    direction: !automated && !internal && random.chance(0.3) ? 'inbound' : 'outbound',
    happened_at: instantAt(on, hour, random.pick([0, 10, 15, 30, 45])),
    duration_minutes:
      talk.channel === 'email' || talk.channel === 'chat' || internal ? null : random.pick([20, 30, 30, 45, 60]),
    subject: text(talk.subject),
    body: text(talk.body),
    real_problem: talk.problem ? text(talk.problem) : null,
    outcome: text(talk.outcome),
    next_step: talk.next ? text(talk.next) : null,
    next_step_on: talk.next ? addBusinessDays(on, last ? random.int(6, 10) : random.int(3, 9)) : null,
    automated: automated ? 1 : 0,
    planned: account.touch === 'exclusive' ? (random.chance(0.9) ? 1 : 0) : random.chance(0.4) ? 1 : 0,
    audience: 'internal',
    review_id: null,
  });
  if (automated || internal) return;
  const people = new Set([champion]);
  if (talk.body[0].includes('{sponsor}')) people.add(client.person('sponsor', on));
  if (random.chance(0.4)) people.add(client.person('user', on));
  if (random.chance(0.12)) people.add(client.person(random.pick(['decision_maker', 'detractor'] as const), on));
  for (const [index, { id: contact_id }] of [...people].entries()) {
    yield row('interaction_participant', client.idOf(id, 'with', index), {
      account_id: client.id,
      interaction_id: id,
      contact_id,
    });
  }
  if (random.chance(0.25)) {
    yield row('interaction_participant', client.idOf(id, 'with-us'), {
      account_id: client.id,
      interaction_id: id,
      member_id: world.memberId,
    });
  }
}

/** One reading of the relation with its emotions and reasons (G1). */
export function* feelingRows(
  client: Client,
  id: string,
  on: Day,
  source: { interaction_id?: string; review_id?: string },
): Generator<DemoRow> {
  const { random, world, say } = client;
  const moment = client.momentOn(on);
  const mood = moods[moment];
  const held = (value: number) => Math.min(5, Math.max(1, value));
  yield row('feeling', id, {
    account_id: client.id,
    author_id: world.memberId,
    felt_at: instantAt(on, 18, random.int(0, 50)),
    satisfaction: held(mood.satisfaction + (random.chance(0.2) ? -1 : 0)),
    trust: held(mood.trust + (random.chance(0.2) ? 1 : 0)),
    moment,
    note: random.chance(0.6) ? say(random.pick(mood.notes)) : null,
    interaction_id: source.interaction_id ?? null,
    review_id: source.review_id ?? null,
  });
  const marks = [
    ...random
      .sample(mood.emotions, random.int(1, 2))
      .map((value) => ({ kind: 'emotion' as const, value: value as string })),
    ...random
      .sample(mood.reasons, random.int(1, Math.min(MOST_REASONS, mood.reasons.length)))
      .map((reason) => ({ kind: 'reason' as const, value: say(reason) })),
  ];
  for (const [index, { kind, value }] of marks.entries()) {
    yield row('feeling_mark', client.idOf(id, 'mark', index), { account_id: client.id, feeling_id: id, kind, value });
  }
}
