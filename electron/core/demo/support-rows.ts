import { addDays, daysBetween, type Day } from '#shared/domain/calendar.ts';
import type { CaseStatus, Moment } from '#shared/domain/vocabulary.ts';
import { storyLines } from '#resources/demo/story.ts';
import { cases, churnReasons, comments, surveyComments } from '#resources/demo/support.ts';
import type { Client } from './demo-client.ts';
import { type DemoRow, row } from './demo-rows.ts';
import { instantAt } from './demo-world.ts';

/** Days between two support cases, by touch model: the larger the client, the more it asks. */
const caseEvery = { exclusive: 19, high: 24, mid: 38, low: 90, tech: 130 } as const;

const scoreAround: Record<Moment, readonly [low: number, high: number]> = {
  delighted: [9, 10],
  satisfied: [8, 10],
  neutral: [7, 8],
  worried: [6, 8],
  at_risk: [4, 7],
  leaving: [2, 5],
};

function statusAt(client: Client, age: number): CaseStatus {
  const { random, account } = client;
  if (client.lostOn || age > 60) return 'closed';
  const unsolved = storyLines[account.story].unsolved / 10;
  if (age > 25)
    return random.chance(unsolved / 2) ? 'with_product' : random.pick(['closed', 'closed', 'client_told'] as const);
  if (random.chance(unsolved)) return random.pick(['open', 'reproduced', 'with_product'] as const);
  return random.chance(0.18) ? 'solved' : 'client_told';
}

export function* supportRows(client: Client): Generator<DemoRow> {
  const { random, account, world } = client;
  const oldest = Math.min(700, daysBetween(client.since, client.until) - 10);
  let index = 0;
  for (
    let ago = random.int(1, 9);
    ago < oldest;
    ago += Math.round(caseEvery[account.touch] * random.between(0.5, 1.5))
  ) {
    yield* caseRows(client, index, addDays(client.until, -ago), ago);
    index += 1;
  }
  yield* surveyRows(client);
  if (client.lostOn) {
    const churn = churnReasons[account.key === 'mar-aberto' ? 0 : 1];
    yield churnRow(client, client.lostOn, churn, { amount: account.mrr });
  }
  if (account.key === 'pedra-lisa') {
    yield churnRow(client, addDays(world.today, -390), churnReasons[2], { amount: account.mrr * 0.2, downgrade: true });
  }
}

function churnRow(
  client: Client,
  on: Day,
  churn: (typeof churnReasons)[number] | undefined,
  { amount, downgrade = false }: { amount: number; downgrade?: boolean },
): DemoRow {
  return row('churn_event', client.idOf('churn', on), {
    account_id: client.id,
    happened_on: on,
    reason: churn ? client.say(churn.reason) : '',
    amount_minor: Math.round(amount) * 100,
    currency: 'BRL',
    reactivation: 0,
    after_upgrade: 0,
    after_downgrade: downgrade ? 1 : 0,
    kind: downgrade ? 'downsell' : 'loss',
    note: churn ? client.say(churn.note) : null,
  });
}

function* caseRows(client: Client, index: number, openedOn: Day, age: number): Generator<DemoRow> {
  const { random, say, world, idOf } = client;
  const demo = random.pick(cases);
  const status = statusAt(client, age);
  const id = idOf('case', index);
  const solvedOn = addDays(openedOn, Math.min(age, random.int(1, demo.kind === 'question' ? 3 : 12)));
  const isSolved = status === 'solved' || status === 'client_told' || status === 'closed';
  const told = status === 'client_told' || status === 'closed';
  yield row('support_case', id, {
    account_id: client.id,
    title: say(demo.title),
    kind: demo.kind,
    status,
    priority: demo.priority,
    opened_at: instantAt(openedOn, random.int(8, 11), random.int(0, 59)),
    solved_at: isSolved ? instantAt(solvedOn, random.int(12, 17)) : null,
    told_at: told ? instantAt(solvedOn, 18) : null,
    closed_at: status === 'closed' ? instantAt(addDays(solvedOn, Math.min(2, Math.max(0, age - 12))), 19) : null,
    first_response_minutes: random.int(12, 340),
    satisfaction:
      told && random.chance(0.5)
        ? Math.min(5, Math.max(1, Math.round((scoreAround[client.momentOn(openedOn)][1] + 0.5) / 2)))
        : null,
    escalated: demo.priority === 'urgent' || (status === 'with_product' && random.chance(0.4)) ? 1 : 0,
    real_problem: say(demo.problem),
    steps_to_reproduce: demo.steps ? say(demo.steps) : null,
    impact: say(demo.impact),
    owner_id: client.ownerId,
    contact_id: client.person('user', openedOn).id,
    audience: 'client',
  });
  for (const [place, comment] of random
    .sample(comments.slice(0, isSolved ? 4 : 2), random.int(1, isSolved ? 3 : 2))
    .entries()) {
    yield row('case_comment', idOf('case', index, 'comment', place), {
      account_id: client.id,
      case_id: id,
      author_id: world.memberId,
      written_at: instantAt(addDays(openedOn, Math.min(age, place)), 15 + place, random.int(0, 59)),
      body: say(comment.text),
      audience: comment.internal ? 'internal' : 'client',
    });
  }
}

/** NPS twice a year with those who answer, CSAT and CES between. */
function* surveyRows(client: Client): Generator<DemoRow> {
  const { random, account, idOf } = client;
  const voices = account.touch === 'low' || account.touch === 'tech' ? 1 : 3;
  const oldest = Math.min(720, daysBetween(client.since, client.until) - 20);
  for (let ago = random.int(18, 48), round = 0; ago < oldest; ago += 91, round += 1) {
    const on = addDays(client.until, -ago);
    const kind = round % 2 === 0 ? 'nps' : round % 4 === 1 ? 'csat' : 'ces';
    const [low, high] = scoreAround[client.momentOn(on)];
    for (let voice = 0; voice < voices; voice += 1) {
      const contact = voice === 0 ? client.person('champion', on) : client.person(voice === 1 ? 'sponsor' : 'user', on);
      const score = random.int(low, high);
      const band = score >= 9 ? 'good' : score >= 7 ? 'middling' : 'bad';
      yield row('survey_answer', idOf('answer', round, voice), {
        account_id: client.id,
        kind,
        score:
          kind === 'nps'
            ? score
            : kind === 'csat'
              ? Math.max(1, Math.ceil(score / 2))
              : Math.max(1, Math.round(score * 0.7)),
        comment: random.chance(0.65) ? client.say(random.pick(surveyComments[band])) : null,
        answered_on: addDays(on, -random.int(0, 6)),
        contact_id: contact.id,
        audience: 'client',
      });
    }
  }
}
