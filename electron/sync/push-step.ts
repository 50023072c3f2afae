import { SCHEMA } from '#shared/sync/protocol.ts';
import type { PushReply } from '#shared/sync/wire.ts';
import type { DeviceClock } from './device-clock.ts';
import type { OutboxEntry } from './outbox.ts';
import type { PageSizer } from './page-sizer.ts';
import { refuseHere, takeAnswers } from './push-answers.ts';
import { type BatchLimits, type Numbered, keepNumbers, takeBatch, toSend } from './push-batch.ts';
import type { SyncFile } from './sync-file.ts';
import { patchSyncState } from './sync-state.ts';
import { type Transport, TransportError } from './transport.ts';

export interface PusherOptions {
  file: SyncFile;
  transport: Transport;
  clock: DeviceClock;
  /** Rows whose answers fit in one short transaction. */
  rows: PageSizer;
  /** Lets what waits on this thread go first. */
  breathe?: (() => Promise<void>) | undefined;
}

export interface PushOrder {
  epoch: string;
  limits: BatchLimits;
  /** The next batch may travel while answers go in. */
  sendAhead: boolean;
}

/** A batch on its way. */
interface Sent {
  epoch: string;
  batch: readonly Numbered[];
  reply: Promise<PushReply>;
}

export interface Pushed {
  answered: number;
  reply: PushReply | null;
}

/** Sends the outbox batch by batch, one of them ahead while the answers to the one before it go in (sync.md 2.11). */
export class Pusher {
  readonly #options: PusherOptions;
  #ahead: Sent | null = null;

  constructor(options: PusherOptions) {
    this.#options = options;
  }

  /** What is on its way is asked about again, if anybody still wants to know. */
  forgetAhead(): void {
    this.#ahead = null;
  }

  /** Sends one batch, or awaits the one that was sent ahead; says how many mutations were answered. */
  async pushBatch(order: PushOrder): Promise<Pushed> {
    const ahead = this.#ahead;
    this.#ahead = null;
    const { file } = this.#options;
    const sent =
      ahead?.epoch === order.epoch
        ? ahead
        : await this.#send(await file.inspect(() => takeBatch(file, order.limits)), order.epoch);
    if (!sent) return { answered: 0, reply: null };
    // Read while the server works.
    const after = sent.batch.at(-1)!.sendN;
    const next =
      order.sendAhead && file.rules.keepNumbers ? await file.inspect(() => takeBatch(file, order.limits, after)) : [];
    let reply: PushReply;
    try {
      reply = await sent.reply;
    } catch (error) {
      return this.#refused(error, sent, order);
    }
    const following = canFollow(sent, reply, next) ? await this.#send(next, order.epoch) : null;
    await this.#takeAnswers(sent, reply);
    this.#ahead = following;
    return { answered: reply.results.length, reply };
  }

  async #send(batch: readonly Numbered[], epoch: string): Promise<Sent | null> {
    if (batch.length === 0) return null;
    const { file, transport, clock } = this.#options;
    if (batch.some(({ entry }) => entry.sendN === null)) await file.apply('numbering', () => keepNumbers(file, batch));
    const mutations = await file.inspect(() => batch.map((numbered) => toSend(file, numbered)));
    const sentAt = clock.system();
    const reply = transport.push({ epoch, schema: SCHEMA, mutations }).then((answer) => {
      clock.learn(sentAt, clock.system(), answer.serverTime);
      return answer;
    });
    // Whoever awaits it is told; a batch sent ahead may be forgotten.
    reply.catch(() => undefined);
    return { epoch, batch, reply };
  }

  async #takeAnswers({ batch }: Sent, reply: PushReply): Promise<void> {
    const { file, rows, breathe } = this.#options;
    const entries = batch.map(({ entry }) => entry);
    for (let from = 0; from < reply.results.length;) {
      await breathe?.();
      from = await rows.timed((most) =>
        // Lost with the power, they are asked for again: the server answers a mutation that it knows the same way.
        file.apply('answers', () => takeAnswers(file, { entries, reply, from, most }), { comesAgain: true }),
      );
    }
  }

  async #refused(error: unknown, { batch }: Sent, order: PushOrder): Promise<Pushed> {
    if (!(error instanceof TransportError)) throw error;
    const { file } = this.#options;
    if (error.code === 'gap' && error.expected !== undefined) {
      const { expected } = error;
      await file.apply('renumbering', () => renumberFrom(file, expected));
      return { answered: 0, reply: null };
    }
    if (error.code !== 'too_large') throw error;
    if (batch.length === 1) {
      await file.apply('refusal', () => refuseHere(file, batch[0]!.entry));
      return { answered: 1, reply: null };
    }
    return this.pushBatch({ ...order, limits: { ...order.limits, mutations: Math.floor(batch.length / 2) } });
  }
}

/**
 * Whether the next batch is the same whatever the answers do here: nothing was put off or refused that it may build on,
 * and none of its rows is told of in them.
 */
const canFollow = ({ batch }: Sent, { results }: PushReply, next: readonly Numbered[]): boolean => {
  if (next.length === 0 || results.length !== batch.length || results.some(({ o }) => o !== 'applied')) return false;
  const told = new Set(batch.flatMap(({ entry }) => entry.mutation.w.map(({ t, id }) => `${t} ${id}`)));
  for (const { rows } of results) for (const { t, id } of rows ?? []) told.add(`${t} ${id}`);
  return !next.some(({ entry }) => entry.mutation.w.some(({ t, id }) => told.has(`${t} ${id}`)));
};

/** The server knows nothing from `expected` on: numbers start there again, with what it answered and lost. */
export const renumberFrom = (file: SyncFile, expected: number): OutboxEntry[] => {
  const reopened = file.rules.resendAfterRestore ? file.outbox.reopenFrom(expected, file.state().safe_seq) : [];
  if (!file.rules.resendAfterRestore) file.outbox.forgetNumbers();
  for (const { mutation, n } of reopened) {
    file.journal.forget(mutation.id);
    for (const write of mutation.w) {
      if (file.rows.seq(write.t, write.id) === null) continue;
      file.rows.addPending(write, n);
      // It may have been refused or parked, and so out of sight.
      file.rows.settle(write.t, write.id);
    }
  }
  // What the server took without this device hearing of it keeps its number and is asked about again.
  const { acked_n: ackedN } = file.state();
  patchSyncState(file.sql, { last_n: expected - 1, acked_n: Math.min(ackedN, expected - 1) });
  return reopened;
};
