import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Change } from '../kernel/change-log.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { computeDerived, type DerivedFrame, derivedFrame } from './derived-compute.ts';
import { touchesFacts, touchesRules } from './derived-due.ts';
import {
  type Derived,
  derivedState,
  doneWith,
  dueAccounts,
  putDerived,
  rulesDigest,
  startAnew,
} from './derived-repository.ts';

/** Called with every account that was computed anew, some at a time; what it writes may make accounts due again. */
export type AfterComputed = (computed: readonly Derived[]) => Promise<void>;

type Told = Pick<Change, 'tables' | 'accounts'>;

/** Milliseconds after a person's edit, and between two looks at large work, which commits many times a second. */
const SOON = 5;
const LATER = 1500;

/** A slice reads, computes and writes without letting anybody in between: so long it may take, in milliseconds. */
const SLICE_MS = 10;
const FIRST_SLICE = 24;
const SMALLEST_SLICE = 12;
const LARGEST_SLICE = 64;

/** Accounts whose followers are told together. */
const BATCH = 200;

/** Rules that make each other due again and again are a fault: the rest waits for the next change. */
const MOST_PASSES = 8;

/**
 * Keeps `derived_account` true: after each change of the accounts it touched, of all of them when the day or a rule
 * changed (architecture.md, Days). What is due stands in `derived_due`, written in the same transaction as the change, so
 * a crash leaves nothing stale. Works in short slices between which pages are answered.
 */
export class DerivedService {
  readonly #kernel: Kernel;
  readonly #followers: AfterComputed[] = [];
  #frame: DerivedFrame | null = null;
  /** Changed since the slice at work began to read: these stay due. */
  readonly #changedMeanwhile = new Set<string>();
  #isBackground = false;
  #isStopped = false;
  #timer: NodeJS.Timeout | null = null;
  #run: Promise<void> = Promise.resolve();
  #sliceSize = FIRST_SLICE;
  #passesLeft = MOST_PASSES;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** Registers who is told what was computed (I2, H4, K5). */
  onComputed(follower: AfterComputed): void {
    this.#followers.push(follower);
  }

  /** From now on by itself: at once what is due since the last time, then after each change. */
  start(): void {
    this.#isBackground = true;
    this.#schedule(0);
  }

  /** After each commit. `isLarge`: one of many, so that waiting costs nobody anything. */
  changed(change: Told, isLarge: boolean): void {
    const isRule = touchesRules(change);
    if (isRule) this.#frame = null;
    if (!isRule && !touchesFacts(change)) return;
    for (const id of change.accounts) this.#changedMeanwhile.add(id);
    this.#passesLeft = MOST_PASSES;
    this.#schedule(isLarge ? LATER : SOON);
  }

  /** Midnight passed, or the laptop woke. */
  dayMayHaveChanged(): void {
    this.#schedule(0);
  }

  /** Resolves once nothing is due. */
  settle(): Promise<void> {
    this.#run = this.#run.then(() => this.#work());
    return this.#run;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#run;
  }

  #schedule(delay: number): void {
    if (!this.#isBackground || this.#isStopped) return;
    // What waits for large work gives way to a person's edit.
    if (this.#timer && delay === LATER) return;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.settle().catch((error: unknown) => this.#kernel.log('health was not computed', { error: String(error) }));
    }, delay).unref();
  }

  async #work(): Promise<void> {
    for (this.#passesLeft = MOST_PASSES; this.#passesLeft > 0 && !this.#isStopped; this.#passesLeft -= 1) {
      const frame = await this.#currentFrame();
      const due = await this.#kernel.unitOfWork.read((db) => dueAccounts(db));
      if (due.length === 0) return;
      await this.#compute(due, frame);
    }
  }

  /** What everything is computed by; where the day or the rules are others than last time, every account is due. */
  async #currentFrame(): Promise<DerivedFrame> {
    const { unitOfWork, clock } = this.#kernel;
    const today = clock.today();
    if (this.#frame?.today === today) return this.#frame;
    const [rules, state, frame] = await unitOfWork.read(async (db) => [
      await rulesDigest(db),
      await derivedState(db),
      await derivedFrame(db, { today, now: clock.now() }),
    ]);
    if (state?.day !== today || state.rules !== rules)
      await unitOfWork.derive((sqlite) => startAnew(sqlite, { day: today, rules }));
    this.#frame = frame;
    return frame;
  }

  async #compute(due: readonly string[], frame: DerivedFrame): Promise<void> {
    const { events } = this.#kernel;
    let batch: { ids: string[]; computed: Derived[] } = { ids: [], computed: [] };
    for (let at = 0; at < due.length && !this.#isStopped;) {
      const ids = due.slice(at, at + this.#sliceSize);
      at += ids.length;
      batch.ids.push(...ids);
      batch.computed.push(...(await this.#slice(ids, frame)));
      await nextTurn();
      if (batch.ids.length < BATCH && at < due.length) continue;
      await this.#finish(batch);
      if (due.length > BATCH) events.announceSoon({ tables: ['derived_account'], accounts: batch.ids });
      else events.announce({ tables: ['derived_account'], accounts: batch.ids });
      batch = { ids: [], computed: [] };
    }
  }

  async #slice(ids: readonly string[], frame: DerivedFrame): Promise<Derived[]> {
    const { unitOfWork, clock } = this.#kernel;
    const begun = process.threadCpuUsage();
    for (const id of ids) this.#changedMeanwhile.delete(id);
    const now = clock.now();
    const computed = await unitOfWork.read((db) => computeDerived(db, ids, { ...frame, now }));
    await unitOfWork.derive((sqlite) => putDerived(sqlite, { ids, computed, day: frame.today }));
    // Its own time: on a busy machine smaller slices would only make more of them.
    const { user, system } = process.threadCpuUsage(begun);
    const took = Math.max(1, (user + system) / 1000);
    const fitting = Math.floor((ids.length * SLICE_MS) / took);
    this.#sliceSize = Math.min(LARGEST_SLICE, Math.max(SMALLEST_SLICE, Math.min(fitting, this.#sliceSize * 2)));
    return computed;
  }

  /** Those who follow are told before the accounts are done with, so that a crash in between tells them again. */
  async #finish({ ids, computed }: { ids: readonly string[]; computed: readonly Derived[] }): Promise<void> {
    for (const follower of this.#followers) {
      if (computed.length === 0) break;
      try {
        await follower(computed);
      } catch (error) {
        this.#kernel.log('what follows from health was not written', { error: String(error) });
      }
    }
    const done = ids.filter((id) => !this.#changedMeanwhile.has(id));
    await this.#kernel.unitOfWork.derive((sqlite) => doneWith(sqlite, done));
  }
}
