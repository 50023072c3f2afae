import { addDays } from '#shared/domain/calendar.ts';
import { variantFor } from '#shared/domain/content-variants.ts';
import { keysAfter } from '#shared/domain/fractional-index.ts';
import { library } from '#resources/demo/library.ts';
import type { Client } from './demo-client.ts';
import { createRandom } from './demo-random.ts';
import { type DemoRow, row } from './demo-rows.ts';
import { demoId, type DemoWorld, inLanguage } from './demo-world.ts';

const contentId = (key: string) => demoId('content', key);
const TRACK_ID = demoId('track', 'field-app');
const variantId = (key: string) => demoId('content', key, 'variant');

/** The library of Ordena's team (H4, H5); it stands behind what the app ships. */
export function* libraryRows(world: DemoWorld): Generator<DemoRow> {
  const shipped = 20;
  const positions = keysAfter(null, shipped + library.length, '').slice(shipped);
  for (const [index, { key, kind, title, body, feature, knownIssue, variant }] of library.entries()) {
    yield row('content_item', contentId(key), {
      kind,
      title: inLanguage(world, title),
      body: inLanguage(world, body),
      feature: feature && inLanguage(world, feature),
      known_issue: knownIssue && inLanguage(world, knownIssue),
      archived: 0,
      position: positions[index] ?? '',
    });
    if (!variant) continue;
    yield row('content_variant', variantId(key), {
      content_id: contentId(key),
      label: inLanguage(world, variant.label),
      subject: inLanguage(world, variant.subject),
      body: inLanguage(world, variant.body),
      archived: 0,
    });
  }
}

/** A track that the team ran when its field app came out, and put to rest since. */
export function* trackRows(world: DemoWorld): Generator<DemoRow> {
  const shipped = 20;
  const steps = ['assets', 'automations'] as const;
  const positions = keysAfter(null, shipped + 1, '');
  yield row('communication_track', TRACK_ID, {
    name: inLanguage(world, ['Chegada do aplicativo de campo', 'Arrival of the field app']),
    segment_id: null,
    conditions: null,
    active: 0,
    position: positions.at(-1) ?? '',
  });
  for (const [index, key] of steps.entries()) {
    yield row('track_step', demoId('track', 'field-app', key), {
      track_id: TRACK_ID,
      content_id: contentId(key),
      offset_days: index * 21,
      position: positions[index] ?? '',
    });
  }
}

/** How long ago the survey went out, twice. */
const SURVEYS = [24, 115];

/** What a client was sent, and what came of it. */
export function* sentRows(client: Client): Generator<DemoRow> {
  const { account, world, id: account_id } = client;
  if (client.lostOn !== null || client.ongoingStart === null) return;
  // A stream of its own: nothing else of the story may shift.
  const random = createRandom(`${account.key} communication`);
  const reader = client.people.find(({ role, leftOn }) => role === 'champion' && leftOn === null) ?? client.people[0];
  const base = { account_id, contact_id: reader?.id ?? null, state: 'sent' as const };
  if (account.theme === 'field' && addDays(world.today, -260) > client.ongoingStart) {
    yield row('track_enrollment', null, {
      account_id,
      track_id: TRACK_ID,
      started_on: addDays(world.today, -230),
      stopped_on: addDays(world.today, -200),
    });
  }
  for (const ago of SURVEYS) {
    const sentOn = addDays(world.today, -ago - random.int(0, 6));
    const variant_id = variantFor(contentId('survey'), `${account.key} ${ago}`, [variantId('survey')]);
    const answers = random.chance(variant_id === null ? 0.22 : 0.62);
    if (sentOn < client.ongoingStart) continue;
    yield row('content_sent', null, {
      ...base,
      send_key: `hand:survey-${ago}`,
      content_id: contentId('survey'),
      variant_id,
      due_on: sentOn,
      sent_on: sentOn,
      result: answers ? 'replied' : random.chance(0.04) ? 'complaint' : 'none',
    });
  }
  if (account.touch === 'exclusive' && client.ownerId === world.memberId) {
    // H4: for exclusive touch a content is only proposed, and waits for a person.
    yield row('content_sent', null, {
      account_id,
      send_key: 'hand:proposed',
      content_id: contentId('automations'),
      due_on: addDays(world.today, -2),
      state: 'proposed',
      result: 'none',
    });
  }
  for (const key of ['assets', 'automations'] as const) {
    const sentOn = addDays(world.today, -random.int(40, 170));
    const result = random.pick(['none', 'none', 'opened', 'replied', 'solved'] as const);
    const isProposed = key === 'automations' && account.touch === 'exclusive';
    if (!random.chance(0.4) || sentOn < client.ongoingStart || isProposed) continue;
    yield row('content_sent', null, {
      ...base,
      send_key: `hand:${key}`,
      content_id: contentId(key),
      due_on: sentOn,
      sent_on: sentOn,
      result,
    });
  }
}
