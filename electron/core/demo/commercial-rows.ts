import { addDays, daysBetween } from '#shared/domain/calendar.ts';
import { bandOfMoment } from '#shared/domain/feeling.ts';
import { keysAfter } from '#shared/domain/fractional-index.ts';
import type { ReasonKind } from '#shared/domain/method-vocabulary.ts';
import {
  actionPlans,
  advocacies,
  downsellReasonsOfTheDemo,
  lossReasonsOfTheDemo,
  opportunities,
  opportunityOutcomes,
  opportunityReasons,
} from '#resources/demo/commercial.ts';
import type { Two } from '#resources/demo/story.ts';
import type { Client } from './demo-client.ts';
import { createRandom } from './demo-random.ts';
import { type DemoRow, row } from './demo-rows.ts';
import { type DemoWorld, demoId, inLanguage } from './demo-world.ts';

const RENEWAL_DAYS = 180;

const ownReasons: Readonly<Record<ReasonKind, readonly Two[]>> = {
  loss: lossReasonsOfTheDemo,
  downsell: downsellReasonsOfTheDemo,
  opportunity: opportunityReasons,
};

const reasonId = (kind: ReasonKind, index: number) => demoId('reason', kind, index);

/** L4: the reasons that this team added to the shipped ones. */
export function* reasonRows(world: DemoWorld): Generator<DemoRow> {
  const all = Object.entries(ownReasons) as [ReasonKind, readonly Two[]][];
  const flat = all.flatMap(([kind, names]) => names.map((name, index) => ({ kind, name, index })));
  const positions = keysAfter(null, flat.length, '');
  for (const [place, { kind, name, index }] of flat.entries()) {
    const position = positions[place] ?? '';
    yield row('reason', reasonId(kind, index), { kind, name: inLanguage(world, name), archived: 0, position });
  }
}

/**
 * L1 to L3 of one client. The chance is its own, so that nothing else of the story moves. `ends`: its contracts that
 * still run, with their end.
 */
export function* commercialRows(client: Client, ends: readonly { id: string; endsOn: string }[]): Generator<DemoRow> {
  if (client.lostOn) return;
  yield* opportunityRows(client);
  yield* verdictRows(client, ends);
  yield* advocacyRows(client);
}

function* opportunityRows(client: Client): Generator<DemoRow> {
  const { account, world, idOf } = client;
  const random = createRandom(`opportunity/${account.key}`);
  const band = bandOfMoment(client.momentOn(world.today));
  const count = account.story === 'expanding' ? 2 : band === 'good' && random.chance(0.45) ? 1 : 0;
  for (const [index, chosen] of random.sample(opportunities, count).entries()) {
    const closed = index === 1;
    const won = closed && random.chance(0.6);
    yield row('opportunity', idOf('opportunity', index), {
      account_id: client.id,
      kind: chosen.kind,
      title: inLanguage(world, chosen.title),
      note: inLanguage(world, chosen.note),
      amount_minor: Math.round(account.mrr * 12 * chosen.share) * 100,
      currency: 'BRL',
      probability: closed ? (won ? 100 : 0) : chosen.probability,
      expected_on: addDays(world.today, closed ? -random.int(20, 90) : random.int(15, 150)),
      origin: chosen.origin,
      status: closed ? (won ? 'won' : 'lost') : 'open',
      closed_on: closed ? addDays(world.today, -random.int(10, 80)) : null,
      reason_id: closed ? reasonId('opportunity', won ? 1 : 0) : null,
      reason_note: closed ? inLanguage(world, opportunityOutcomes[won ? 'won' : 'lost']) : null,
      owner_id: client.ownerId,
    });
  }
}

function* verdictRows(client: Client, ends: readonly { id: string; endsOn: string }[]): Generator<DemoRow> {
  const { account, world } = client;
  const random = createRandom(`verdict/${account.key}`);
  for (const { id, endsOn } of ends) {
    const left = daysBetween(world.today, endsOn);
    if (left < 0 || left > RENEWAL_DAYS || random.chance(0.35)) continue;
    const consultant = bandOfMoment(client.momentOn(world.today));
    const isDecided = left <= 90 && random.chance(0.5);
    yield row('renewal_verdict', null, {
      account_id: client.id,
      contract_id: id,
      ends_on: endsOn,
      consultant,
      consultant_id: client.ownerId,
      consultant_on: addDays(world.today, -random.int(3, 50)),
      final: isDecided ? consultant : null,
      final_by: isDecided ? world.memberId : null,
      final_on: isDecided ? addDays(world.today, -random.int(1, 20)) : null,
      action_plan: consultant === 'good' || random.chance(0.4) ? null : inLanguage(world, random.pick(actionPlans)),
    });
  }
}

function* advocacyRows(client: Client): Generator<DemoRow> {
  const { account, world, idOf } = client;
  const random = createRandom(`advocacy/${account.key}`);
  if (bandOfMoment(client.momentOn(world.today)) !== 'good' || !random.chance(0.4)) return;
  const chosen = random.pick(advocacies);
  const askedOn = chosen.askedAgo === null ? null : addDays(world.today, -chosen.askedAgo - random.int(0, 24));
  if (askedOn !== null && askedOn < client.since) return;
  const isOver = chosen.state === 'done' || chosen.state === 'declined';
  yield row('advocacy', idOf('advocacy', 0), {
    account_id: client.id,
    kind: chosen.kind,
    state: chosen.state,
    title: inLanguage(world, chosen.title),
    contact_id: client.person('champion').id,
    asked_on: askedOn,
    ended_on: isOver ? addDays(askedOn ?? addDays(world.today, -60), 14) : null,
    result: chosen.result && inLanguage(world, chosen.result),
    audience: 'internal',
  });
}
