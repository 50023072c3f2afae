import type { TodayEntry } from '#shared/contract/today.ts';
import { addDays, type Day } from '#shared/domain/calendar.ts';
import { reviewStages } from '#shared/domain/vocabulary.ts';
import type { TestWorkspace } from '#test/support/workspace.ts';
import type { ClientWorld } from './client-world.ts';

/** Lines of Today that one consultant gets through on a business day. */
const LINES_A_DAY = 14;

const noon = (day: Day) => `${day}T15:00:00.000Z`;

/**
 * Somebody who opens Today each morning and does what it says, from the top, through the same door as the pages. What is
 * done must be gone from Today, or the year ends in an assertion.
 */
export class Consultant {
  readonly #workspace: TestWorkspace;
  readonly #world: ClientWorld;
  readonly #feltOn = new Map<string, Day>();
  done = 0;

  constructor(workspace: TestWorkspace, world: ClientWorld) {
    this.#workspace = workspace;
    this.#world = world;
  }

  async work(today: Day): Promise<void> {
    const { lanes } = await this.#workspace.client.today.open({ linesPerLane: 500 });
    const lines = lanes.flatMap((lane) => lane.lines).toSorted((a, b) => b.urgency - a.urgency);
    for (const line of lines.slice(0, LINES_A_DAY)) {
      await this.#doWhatItSays(line, today);
      this.done += 1;
    }
  }

  /** After a year of renewals nobody is without a next review where the touch model asks for one. */
  async planReviews(): Promise<void> {
    const { client, kernel } = this.#workspace;
    const without = await kernel.unitOfWork.read((db) =>
      db
        .selectFrom('account')
        .select('id')
        .where('status', '=', 'ongoing')
        .where('owner_id', '=', kernel.actor.memberId)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('review')
                .select('review.id')
                .whereRef('review.account_id', '=', 'account.id')
                .where('review.deleted_at', 'is', null)
                .where('review.canceled_at', 'is', null)
                .where('review.stage', '<>', 'followed_up'),
            ),
          ),
        )
        .execute(),
    );
    for (const { id } of without) {
      const {
        touchModel,
        accountName: _,
        language: __,
        previous: ___,
        carried: ____,
        ...proposal
      } = await client.reviews.proposal({ accountId: id, kind: 'qbr' });
      if (touchModel === 'tech' || touchModel === 'low') continue;
      await client.reviews.create(proposal);
    }
  }

  async #doWhatItSays(line: TodayEntry, today: Day): Promise<void> {
    for (const part of [line, ...line.also]) await this.#doPart(part, line.accountId, today);
  }

  async #doPart(
    { target, key }: Pick<TodayEntry, 'target' | 'key'>,
    accountId: string | null,
    today: Day,
  ): Promise<void> {
    const { client } = this.#workspace;
    switch (target.kind) {
      case 'account':
        return this.#callClient(target.id, today);
      case 'task':
        await client.tasks.setDone({ id: target.id, done: true });
        return;
      case 'case':
        await client.cases.setStatus({ id: target.id, status: 'client_told' });
        return;
      case 'commitment':
        return this.#keepCommitment(target.id, today);
      case 'feeling':
        if (accountId !== null) await this.#feel(accountId, today);
        return;
      case 'firing':
        await client.alerts.close({ ids: [target.id], state: 'dealt_with', note: null });
        return;
      case 'goal':
        return this.#settleGoal(target.id, key, today);
      case 'contract':
        return this.#renew(target.id, today);
      case 'review':
        return this.#moveReview(target.id, key, today);
      case 'found':
        throw new Error('Nothing is imported in this year, so nothing can be found in an import.');
      case 'send':
      case 'batch': {
        const { drafts, proposed } = await client.communication.waiting();
        const ids = [...drafts, ...proposed].map(({ id }) => id);
        if (ids.length > 0) await client.communication.skip({ ids: ids.slice(0, 200) });
        return;
      }
    }
  }

  async #callClient(accountId: string, today: Day): Promise<void> {
    const { client } = this.#workspace;
    await client.interactions.log({
      accountId,
      channel: 'call',
      direction: 'outbound',
      happenedAt: noon(today),
      durationMinutes: 20,
      subject: 'Acompanhamento',
      body: null,
      realProblem: null,
      outcome: null,
      nextStep: null,
      nextStepOn: null,
      automated: false,
      planned: true,
      audience: 'internal',
      reviewId: null,
      contactIds: [],
      memberIds: [],
      task: false,
    });
    await this.#feel(accountId, today);
  }

  async #feel(accountId: string, today: Day): Promise<void> {
    // Once a day is enough: two feelings of one instant have no order.
    if (this.#feltOn.get(accountId) === today) return;
    this.#feltOn.set(accountId, today);
    const moment = this.#world.momentOf(accountId);
    const isWell = moment === 'delighted' || moment === 'satisfied';
    await this.#workspace.client.feelings.record({
      accountId,
      feltAt: noon(today),
      satisfaction: isWell ? 4 : 3,
      trust: isWell ? 4 : 3,
      moment,
      emotions: [],
      reasons: [],
      note: null,
      interactionId: null,
      reviewId: null,
    });
  }

  async #keepCommitment(id: string, today: Day): Promise<void> {
    await this.#workspace.kernel.unitOfWork.write('reviews.answer', ({ rows }) =>
      rows.update('commitment', id, { state: 'done', done_on: today }),
    );
  }

  async #settleGoal(id: string, key: string, today: Day): Promise<void> {
    const { client, kernel } = this.#workspace;
    if (key === 'goal_overdue') {
      await client.goals.close({ id, status: 'partial', closedOn: today, reason: null });
      return;
    }
    await kernel.unitOfWork.write('goal.save', ({ rows }) => rows.update('goal', id, { recheck_on: null }));
  }

  /** The client signs for another year, two weeks before the end. */
  async #renew(contractId: string, today: Day): Promise<void> {
    const { kernel, client } = this.#workspace;
    const contract = await kernel.unitOfWork.read((db) =>
      db
        .selectFrom('contract')
        .select(['ends_on', 'auto_renew'])
        .where('id', '=', contractId)
        .executeTakeFirstOrThrow(),
    );
    if (contract.ends_on === null) return;
    await client.contracts.update({
      id: contractId,
      patch: { endsOn: addDays(contract.ends_on < today ? today : contract.ends_on, 365), noticeOn: null },
    });
  }

  async #moveReview(id: string, key: string, today: Day): Promise<void> {
    const { client, kernel } = this.#workspace;
    const late = await kernel.unitOfWork.read((db) =>
      db
        .selectFrom('review')
        .innerJoin('commitment', 'commitment.account_id', 'review.account_id')
        .select('commitment.id')
        .where('review.id', '=', id)
        .where('commitment.state', '=', 'open')
        .where('commitment.due_on', '<', today)
        .where('commitment.deleted_at', 'is', null)
        .execute(),
    );
    for (const commitment of late) await this.#keepCommitment(commitment.id, today);
    const stage = key === 'review_prepare' ? 'ready' : key === 'review_recap' ? 'followed_up' : 'held';
    const review = await kernel.unitOfWork.read((db) =>
      db.selectFrom('review').select('stage').where('id', '=', id).executeTakeFirstOrThrow(),
    );
    const way = reviewStages.slice(reviewStages.indexOf(review.stage) + 1, reviewStages.indexOf(stage) + 1);
    for (const next of way) await client.reviews.setStage({ id, stage: next });
  }
}
