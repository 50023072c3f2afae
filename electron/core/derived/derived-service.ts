import type { Change } from '../kernel/change-log.ts';
import type { Announced } from '../kernel/events.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { DerivedFrame } from './derived-compute.ts';
import { touchesFacts, touchesRules } from './derived-due.ts';
import {
  type Derived,
  type DerivedValues,
  derivedState,
  doneWith,
  dueAccounts,
  putDerived,
  rulesDigest,
  startAnew,
  toDerivedValues,
} from './derived-repository.ts';
import { Turns } from './turns.ts';

/** Read when it is first needed: it is no part of what core starts with. */
const computing = () => import('./derived-compute.ts');

/** Called with every account that was computed anew, some at a time; what it writes may make accounts due again. */
export type AfterComputed = (computed: readonly Derived[]) => Promise<void>;

type Told = Pick<Change, 'tables' | 'accounts'>;

/** Milliseconds after a person's edit, and between two looks at large work, which commits many times a second. */
const SOON = 5;
const LATER = 1500;

/** Milliseconds from the start: the first pages ask core for everything at once, and come first. */
const FIRST = 1000;

/**
 * Accounts read by one round of queries and written by one commit. Each round costs the same whatever their number, and
 * each of its queries holds the thread while it runs: so many of them take a few milliseconds.
 */
const SLICE = 128;

/** Rules that make each other due again and again are a fault: the rest waits for the next change. */
const MOST_PASSES = 8;

/**
 * Keeps `derived_account` true: after each change of the accounts it touched, of all of them when the day or a rule
 * changed (architecture.md, Days). What is due stands in `derived_due`, written in the same transaction as the change, so
 * a crash leaves nothing stale. Works in short turns between which pages are answered.
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
  #passesLeft = MOST_PASSES;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** Registers who is told what was computed (I2, H4, K5). */
  onComputed(follower: AfterComputed): void {
    this.#followers.push(follower);
  }

  /** From now on by itself: what is due since the last time once the first pages stand, then after each change. */
  start(): void {
    this.#isBackground = true;
    this.#schedule(FIRST);
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
    const { derivedFrame } = await computing();
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
    const turns = new Turns();
    for (let at = 0; at < due.length && !this.#isStopped; at += SLICE) {
      const ids = due.slice(at, at + SLICE);
      await this.#finish(ids, await this.#slice(ids, frame, turns), turns);
      const told: Announced = { tables: ['derived_account'], accounts: ids };
      if (due.length > SLICE) events.announceSoon(told);
      else events.announce(told);
    }
  }

  async #slice(ids: readonly string[], frame: DerivedFrame, turns: Turns): Promise<Derived[]> {
    const { unitOfWork, clock } = this.#kernel;
    for (const id of ids) this.#changedMeanwhile.delete(id);
    const now = clock.now();
    const { computeDerived } = await computing();
    const computed = await unitOfWork.read((db) => computeDerived(db, ids, { ...frame, now }, turns));
    const rows: DerivedValues[] = [];
    for (const one of computed) {
      if (turns.isOver) await turns.next();
      rows.push(toDerivedValues(one, frame.today));
    }
    const here = new Set(computed.map(({ facts }) => facts.accountId));
    const gone = ids.filter((id) => !here.has(id));
    // One that changed while it was read may be told half by half: it stays due and is not told of.
    const stands = (id: string) => !this.#changedMeanwhile.has(id);
    await turns.next();
    await unitOfWork.derive((sqlite) =>
      putDerived(sqlite, { rows: rows.filter(([id]) => stands(id)), gone: gone.filter(stands) }),
    );
    return computed.filter(({ facts }) => stands(facts.accountId));
  }

  /** Those who follow are told before the accounts are done with, so that a crash in between tells them again. */
  async #finish(ids: readonly string[], computed: readonly Derived[], turns: Turns): Promise<void> {
    for (const follower of this.#followers) {
      if (computed.length === 0) break;
      await turns.next();
      try {
        await follower(computed);
      } catch (error) {
        this.#kernel.log('what follows from health was not written', { error: String(error) });
      }
    }
    const done = ids.filter((id) => !this.#changedMeanwhile.has(id));
    await this.#kernel.unitOfWork.derive((sqlite) => doneWith(sqlite, done));
    await turns.next();
  }
}
