import { addDays, addMonths, type Day } from '#shared/domain/calendar.ts';
import type { AutonomyLevel, Stance } from '#shared/domain/vocabulary.ts';
import { publicSeats, seats, sharedAccounts } from '#resources/demo/people.ts';
import {
  channelsPreferred,
  factors,
  notes,
  preferences,
  privateNotes,
  profiles,
  salesHistory,
  stayNotes,
  styles,
} from '#resources/demo/profiles.ts';
import type { Story } from '#resources/demo/story.ts';
import type { Client } from './demo-client.ts';
import { type DemoRow, row } from './demo-rows.ts';
import { instantAt } from './demo-world.ts';

const segmentOf = { exclusive: 'vip', high: 'strategic', mid: 'growth', low: 'essential', tech: 'essential' } as const;

const loyal: readonly Story[] = ['growing', 'expanding', 'seasonal', 'recovering'];
const trusted: readonly Story[] = ['growing', 'expanding', 'steady'];

/** A8. Somebody's word where a client speaks for the product; all others stand where the facts put them. */
const placedByHand = ({ account, lostOn }: Client): boolean =>
  !lostOn && (account.tags?.some(([name]) => name === 'referência') ?? false);

const slug = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');

const domainOf = (client: Client) => `${client.account.key}.example`;

export function accountRow(client: Client): DemoRow {
  const { account, world, say, random } = client;
  const profile = profiles[account.theme];
  const stays = client.lostOn ? null : loyal.includes(account.story) ? 'loyal' : 'retained';
  const autonomy: AutonomyLevel =
    account.story === 'expanding' ? 'high' : trusted.includes(account.story) ? 'medium' : 'low';
  const suffix =
    account.sector === 'public_sector' || account.sector === 'non_profit'
      ? ''
      : account.months % 2
        ? ' Ltda.'
        : ' S.A.';
  return row('account', client.id, {
    name: account.name,
    legal_name: `${account.name}${suffix}`,
    country: say(['Brasil', 'Brazil']),
    sector: account.sector,
    size: account.size,
    website: `https://${domainOf(client)}`,
    owner_id: client.ownerId,
    segment_id: world.segments.get(segmentOf[account.touch]) ?? null,
    // The segment brings the others (B2).
    touch_model_id: account.touch === 'tech' ? world.touchModels.tech : null,
    autonomy,
    status: client.lostOn ? 'lost' : account.story === 'onboarding' ? 'onboarding' : 'ongoing',
    client_since: client.since,
    ongoing_start: client.ongoingStart,
    lost_on: client.lostOn,
    loss_reason: client.lostOn ? (account.key === 'mar-aberto' ? 'competitor' : 'changed_needs') : null,
    language: world.language,
    post_sale_stage: placedByHand(client) ? 'evangelisation' : null,
    post_sale_by_hand: placedByHand(client) ? 1 : 0,
    needs: say(profile.needs),
    preferences: say(random.pick(preferences)),
    preferred_channels: random.pick(channelsPreferred).join(','),
    communication_style: say(random.pick(styles)),
    vocabulary: say(profile.vocabulary),
    staff_turnover: account.tags?.some(([name]) => name === 'rotatividade alta')
      ? 'high'
      : random.pick(['low', 'medium'] as const),
    stay_reason: stays,
    stay_note: stays ? say(stayNotes[stays]) : null,
  });
}

export function* contactRows(client: Client): Generator<DemoRow> {
  const { account, people, random } = client;
  const chart = account.sector === 'public_sector' ? publicSeats : seats;
  const stanceOf = (role: string | null): Stance =>
    role === 'detractor'
      ? 'opponent'
      : role === 'champion'
        ? 'supporter'
        : random.pick(['supporter', 'neutral', 'neutral'] as const);
  for (const [index, person] of people.entries()) {
    const seat = chart[index];
    const above = seat?.under === null || seat === undefined ? undefined : people[seat.under];
    yield row('contact', person.id, {
      account_id: client.id,
      name: person.name,
      job_title: client.say(person.title),
      email: `${slug(person.name)}@${domainOf(client)}`,
      phone: `+55 ${random.int(11, 91)} 9${random.int(1000, 9999)}-${random.int(1000, 9999)}`,
      role: person.role,
      stance: stanceOf(person.role),
      influence: seat?.influence ?? 'low',
      reports_to_id: above?.id ?? null,
      left_on: person.leftOn,
      notes: null,
    });
  }
}

export function* profileRows(client: Client): Generator<DemoRow> {
  const { account, world, say, random, idOf, since } = client;
  const profile = profiles[account.theme];
  yield row('hand_over', null, {
    account_id: client.id,
    sales_owner: 'Danilo Peixoto',
    handed_on: addDays(since, 2),
    accepted_on: account.key === 'nuvem' ? null : addDays(since, 4),
    promised: say(profile.promised),
    expected_result: say(profile.expected),
    history: say(salesHistory),
    contacts_note: say([
      '{sponsor} assinou; {champion} toca o dia a dia.',
      '{sponsor} signed; {champion} runs the day to day.',
    ]),
  });
  for (const tag of account.tags ?? [])
    yield row('account_tag', null, { account_id: client.id, name: say(tag).toLowerCase() });
  if (sharedAccounts.includes(account.key)) {
    yield row('account_collaborator', null, { account_id: client.id, member_id: world.memberId });
  }
  yield row('external_ref', null, {
    account_id: client.id,
    source: 'CRM',
    table_name: 'account',
    external_id: `CRM-${1000 + random.int(0, 8999)}-${account.key}`,
    row_id: client.id,
  });
  const factor =
    account.story === 'mandate' ? factors[2] : random.chance(0.35) ? random.pick(factors.slice(0, 2)) : undefined;
  if (factor) {
    yield row('external_factor', idOf('factor'), {
      account_id: client.id,
      kind: factor.kind,
      body: say(factor.text),
      since: addDays(world.today, -random.int(40, 160)),
      audience: 'internal',
    });
  }
  for (const [index, note] of random.sample(notes, random.int(1, 3)).entries()) {
    const on = addDays(client.until, -random.int(10, Math.max(20, Math.min(300, account.months * 28))));
    yield row('note', idOf('note', index), {
      account_id: client.id,
      body: say(note.text),
      written_at: instantAt(on < since ? since : on, 11, random.int(0, 59)),
      author_id: client.ownerId,
      audience: note.internal ? 'internal' : 'client',
    });
  }
  if (client.ownerId === world.memberId && random.chance(0.3)) {
    const body = say(random.pick(privateNotes));
    yield row('private_note', idOf('private'), { account_id: client.id, member_id: world.memberId, body });
  }
}

interface Term {
  start: Day;
  end: Day;
  age: number;
}

/** Yearly terms from the present one back to the first. */
function termsOf(client: Client): Term[] {
  const end = client.lostOn ?? addDays(client.world.today, client.account.renewalIn ?? 180);
  const terms: Term[] = [];
  for (let last = end, age = 0; age === 0 || last > addDays(client.since, 60); age += 1) {
    const start = addDays(addMonths(last, -12), 1);
    terms.push({ start: start < client.since ? client.since : start, end: last, age });
    last = addDays(start, -1);
  }
  return terms;
}

export function* contractRows(client: Client): Generator<DemoRow> {
  const { account, world, idOf, lostOn } = client;
  const shares: [string, number][] = [
    [world.language === 'pt-BR' ? 'Ordena Gestão' : 'Ordena Core', 0.66],
    ...(account.size === 'small'
      ? []
      : [[world.language === 'pt-BR' ? 'Ordena Campo' : 'Ordena Field', 0.34] as [string, number]]),
  ];
  const whole = shares.reduce((sum, [, share]) => sum + share, 0);
  for (const { start, end, age } of termsOf(client)) {
    for (const [product, share] of shares) {
      const monthly = (account.mrr * share * (1 - Math.min(0.3, age * 0.11))) / whole;
      yield row('contract', idOf('contract', product, age), {
        account_id: client.id,
        product,
        starts_on: start,
        ends_on: end,
        notice_on: addDays(end, account.touch === 'low' || account.touch === 'tech' ? -30 : -60),
        amount_minor: Math.round(monthly) * 100,
        currency: 'BRL',
        billing_period: 'monthly',
        seats: Math.round(account.seats * (1 - Math.min(0.4, age * 0.15))) || null,
        auto_renew: age === 0 && account.size === 'small' ? 1 : 0,
        canceled_on: lostOn && age === 0 ? end : null,
        notes: null,
      });
    }
  }
  if (account.story === 'expanding') {
    yield row('contract', idOf('contract', 'portal'), {
      account_id: client.id,
      product: 'Ordena Portal',
      starts_on: addMonths(world.today, -4),
      ends_on: addDays(world.today, account.renewalIn ?? 200),
      notice_on: null,
      amount_minor: Math.round(account.mrr * 0.12) * 100,
      currency: 'BRL',
      billing_period: 'monthly',
      seats: null,
      auto_renew: 0,
      canceled_on: null,
      notes: null,
    });
  }
}
