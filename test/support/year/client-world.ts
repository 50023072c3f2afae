import { createRandom, type Random } from '#core/demo/demo-random.ts';
import { addDays, type Day, daysBetween } from '#shared/domain/calendar.ts';
import { type Moment, moments } from '#shared/domain/vocabulary.ts';
import type { TestWorkspace } from '#test/support/workspace.ts';

const FAMILIAR_WEEKS = 12;
const CASE_A_WEEK = 0.06;
const ANSWER_A_WEEK = 0.02;
const DROP_CHANCE = 0.012;
const DROP_WEEKS = 7;
/** What is left of the use while it has dropped. */
const DROPPED_TO = 0.3;

interface LivingClient {
  id: string;
  /** Uses of a week, as they were when the year began. */
  weekly: number;
  feature: string;
  contactId: string | null;
  moment: Moment;
  droppedUntil: Day | null;
}

/** What the clients of the demo do by themselves in a year: use, ask, answer, change their mind. The same in every run. */
export class ClientWorld {
  readonly #workspace: TestWorkspace;
  readonly #random: Random = createRandom('a year');
  #clients: LivingClient[] = [];
  /** Clients whose use dropped, with the day. */
  readonly drops: { accountId: string; on: Day }[] = [];

  constructor(workspace: TestWorkspace) {
    this.#workspace = workspace;
  }

  async begin(today: Day): Promise<void> {
    const from = addDays(today, -7 * FAMILIAR_WEEKS);
    this.#clients = await this.#workspace.kernel.unitOfWork.read(async (db) => {
      const accounts = await db
        .selectFrom('account')
        .select('id')
        .where('status', '<>', 'lost')
        .orderBy('id')
        .execute();
      return Promise.all(
        accounts.map(async ({ id }) => {
          const used = await db
            .selectFrom('usage_record')
            .select(({ fn }) => [fn.sum<number>('count').as('uses'), fn.max('feature').as('feature')])
            .where('account_id', '=', id)
            .where('used_on', '>=', from)
            .executeTakeFirst();
          const felt = await db
            .selectFrom('feeling')
            .select('moment')
            .where('account_id', '=', id)
            .orderBy('felt_at', 'desc')
            .executeTakeFirst();
          const contact = await db.selectFrom('contact').select('id').where('account_id', '=', id).executeTakeFirst();
          return {
            id,
            weekly: Number(used?.uses ?? 0) / FAMILIAR_WEEKS,
            feature: used?.feature ?? 'agenda',
            contactId: contact?.id ?? null,
            moment: felt?.moment ?? 'neutral',
            droppedUntil: null,
          };
        }),
      );
    });
  }

  /** How the client feels when somebody asks. */
  momentOf(accountId: string): Moment {
    return this.#clients.find(({ id }) => id === accountId)?.moment ?? 'neutral';
  }

  /** One week of all clients, written as an import of other systems would: without a label. */
  async liveWeek(monday: Day): Promise<void> {
    const random = this.#random;
    await this.#workspace.kernel.unitOfWork.write(null, ({ rows }) => {
      for (const client of this.#clients) {
        if (client.droppedUntil === null && client.weekly > 0 && random.chance(DROP_CHANCE)) {
          client.droppedUntil = addDays(monday, 7 * DROP_WEEKS);
          this.drops.push({ accountId: client.id, on: monday });
        }
        const dropped = client.droppedUntil !== null && monday < client.droppedUntil;
        if (!dropped) client.droppedUntil = null;
        const uses = Math.round(client.weekly * random.between(0.9, 1.1) * (dropped ? DROPPED_TO : 1));
        for (let weekday = 0; weekday < 5 && uses > 0; weekday += 1) {
          rows.insert('usage_record', {
            account_id: client.id,
            feature: client.feature,
            used_on: addDays(monday, weekday - 7),
            count: Math.ceil(uses / 5),
          });
        }
        this.#drift(client, dropped);
        if (random.chance(CASE_A_WEEK)) {
          rows.insert('support_case', {
            account_id: client.id,
            title: 'Relatório demora a abrir',
            kind: 'bug',
            status: 'open',
            priority: random.pick(['low', 'medium', 'high'] as const),
            opened_at: `${monday}T13:00:00.000Z`,
            escalated: 0,
            audience: 'client',
          });
        }
        if (random.chance(ANSWER_A_WEEK)) {
          rows.insert('survey_answer', {
            account_id: client.id,
            kind: 'nps',
            score: client.moment === 'leaving' || client.moment === 'at_risk' ? random.int(2, 6) : random.int(7, 10),
            answered_on: monday,
            audience: 'client',
          });
        }
      }
    });
  }

  /** Support solves what has been open for a week; telling the client is the consultant's. */
  async solveCases(today: Day): Promise<void> {
    await this.#workspace.kernel.unitOfWork.write(null, async ({ db, rows }) => {
      const open = await db
        .selectFrom('support_case')
        .select(['id', 'opened_at'])
        .where('status', 'in', ['open', 'reproduced', 'with_product'])
        .where('deleted_at', 'is', null)
        .execute();
      for (const { id, opened_at } of open) {
        if (daysBetween(opened_at.slice(0, 10), today) < 7) continue;
        rows.update('support_case', id, { status: 'solved', solved_at: `${today}T14:00:00.000Z` });
      }
    });
  }

  #drift(client: LivingClient, dropped: boolean): void {
    if (!this.#random.chance(dropped ? 0.25 : 0.06)) return;
    const worse = dropped || this.#random.chance(0.45);
    const place = moments.indexOf(client.moment) + (worse ? 1 : -1);
    client.moment = moments[Math.min(moments.length - 1, Math.max(0, place))] ?? client.moment;
  }
}
