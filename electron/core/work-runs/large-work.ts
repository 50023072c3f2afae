import { setImmediate as nextTurn, setTimeout as after } from 'node:timers/promises';
import type { LoggedWrite } from '../kernel/change-log.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { WriteContext } from '../kernel/unit-of-work.ts';
import {
  type MovingState,
  type Tally,
  type WorkRunRow,
  WorkStatements,
  addTally,
  isMoving,
  nextRun,
  readTally,
  runsOfGroup,
} from './work-run-repository.ts';

/** What a kind of large work does with the units that it staged. */
export interface WorkKind {
  /** Writes one unit, at most 500 rows, inside its transaction; counts by name of what it did. */
  apply(context: WriteContext, body: unknown): Tally;
  /** False for a row that must stay although it was not edited since (others have built on it). */
  mayTakeBack?(context: WriteContext, write: LoggedWrite): boolean;
  /**
   * The row beside which a link or a tag stands, null for an item of the work itself. Such rows are not counted when
   * taken back, and stay where theirs stays.
   */
  besideOf?(write: LoggedWrite): string | null;
}

/** Mutations of one commit: a flush of the disk costs as much as writing them, and the user waits for no more. */
const UNITS_A_COMMIT = 4;

/** Units are done faster than anybody reads: progress is told this often, in milliseconds. */
const PAUSE = 50;

/** One run at a time keeps the statements and where they are. */
interface Place {
  runId: string;
  n: number;
}

/**
 * Large work (sync.md 2.3): units staged in `work_row` are applied as one mutation each, a few a transaction, the user's own
 * writes in between. What is done and what is left stands in the file, so a crash at any moment costs at most the units
 * that were not committed, and the run goes on at the next start. Cancel and undo take units back the same way, last
 * first, and leave rows that were edited since.
 */
export class LargeWork {
  readonly #kernel: Kernel;
  readonly #kinds: Readonly<Record<string, WorkKind>>;
  readonly #listeners = new Set<() => void>();
  #statements: WorkStatements | null = null;
  #place: Place = { runId: '', n: -1 };
  #pumping: Promise<void> | null = null;
  #again = false;
  #stopped = false;

  constructor(kernel: Kernel, kinds: Readonly<Record<string, WorkKind>>) {
    this.#kernel = kernel;
    this.#kinds = kinds;
  }

  /** Called once when the workspace opens: what was under way goes on. */
  async resumeOpenRuns(): Promise<void> {
    await this.#write((statements) => statements.forgetFailures());
    this.#wake();
  }

  /** Staged runs of a group start; @throws DomainError RUN_NOT_POSSIBLE */
  start(groupId: string): Promise<void> {
    return this.#turn(groupId, 'staged', 'running');
  }

  /** @throws DomainError RUN_NOT_POSSIBLE when nothing of the group is under way. */
  async cancel(groupId: string): Promise<void> {
    await this.#change(groupId, (run) => {
      if (run.state === 'running' || run.state === 'done' || run.state === 'staged') return 'cancelling';
      return null;
    });
  }

  /** @throws DomainError RUN_NOT_POSSIBLE for a group that is not finished. */
  undo(groupId: string): Promise<void> {
    return this.#turn(groupId, 'done', 'undoing');
  }

  /** Goes on with what a failure stopped. */
  async resume(groupId: string): Promise<void> {
    await this.#change(groupId, (run) => (run.failure === null ? null : (run.state as MovingState)));
  }

  /** Drops runs that never started; the portfolio knows nothing of them. */
  async discard(groupId: string): Promise<void> {
    const runs = await this.runs(groupId);
    const unused = runs.filter((run) => run.state === 'staging' || run.state === 'staged');
    await this.#write((statements) => unused.forEach((run) => statements.drop(run.id)));
  }

  runs(groupId: string): Promise<WorkRunRow[]> {
    return this.#kernel.unitOfWork.read((db) => runsOfGroup(db, groupId));
  }

  /** One item at once and one after each change, until nothing of the group moves by itself. */
  async *follow(groupId: string, signal: AbortSignal | undefined): AsyncGenerator<WorkRunRow[]> {
    let changed = false;
    let wake: () => void = () => undefined;
    const listener = () => {
      changed = true;
      wake();
    };
    this.#listeners.add(listener);
    signal?.addEventListener('abort', listener);
    try {
      while (!signal?.aborted && !this.#stopped) {
        changed = false;
        const runs = await this.runs(groupId);
        yield runs;
        if (!runs.some(isMoving)) return;
        await after(PAUSE);
        if (!changed) await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      this.#listeners.delete(listener);
      signal?.removeEventListener('abort', listener);
    }
  }

  /** Finishes the unit under way and stops; the rest goes on at the next start. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#pumping;
    this.#tell();
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    while (this.#pumping) await this.#pumping;
  }

  #turn(groupId: string, from: WorkRunRow['state'], to: MovingState): Promise<void> {
    return this.#change(groupId, (run) => (run.state === from ? to : null));
  }

  async #change(groupId: string, next: (run: WorkRunRow) => MovingState | null): Promise<void> {
    const runs = await this.runs(groupId);
    const changes = runs.flatMap((run) => {
      const state = next(run);
      return state ? [{ run, state }] : [];
    });
    if (changes.length === 0) throw new DomainError('RUN_NOT_POSSIBLE', { reason: 'state' });
    await this.#write((statements) => {
      for (const { run, state } of changes) {
        statements.setState(run.id, state, null);
        if (state !== 'running') statements.dropStaged(run.id);
      }
    });
    this.#wake();
  }

  #wake() {
    if (this.#stopped) return;
    this.#again = true;
    this.#pumping ??= this.#pump().finally(() => {
      this.#pumping = null;
      if (this.#again) this.#wake();
    });
  }

  async #pump(): Promise<void> {
    let first = true;
    while (!this.#stopped) {
      this.#again = false;
      const run = await this.#kernel.unitOfWork.read(nextRun);
      if (!run) break;
      if (first) await this.#write((statements) => statements.checkpointRarely(true));
      first = false;
      try {
        await this.#step(run);
      } catch (error) {
        if (this.#stopped) return;
        await this.#stumble(run, error);
      }
      this.#tell();
      // The user's own writes, and the pages, have their turn between two units.
      await nextTurn();
    }
    if (first) return;
    await this.#write((statements) => statements.checkpointRarely(false));
    this.#kernel.events.announceNow();
  }

  #step(run: WorkRunRow): Promise<void> {
    return run.state === 'running' ? this.#forward(run) : this.#back(run);
  }

  async #forward({ id, kind }: WorkRunRow): Promise<void> {
    const work = this.#kind(kind);
    let place = this.#place.runId === id ? this.#place.n : -1;
    await this.#kernel.unitOfWork.write(null, (context) => {
      const statements = this.#of(context);
      const run = statements.run(id);
      // Cancelled while it waited for its turn.
      if (run?.state !== 'running') return;
      let [done, tally] = [run.done, readTally(run.tally)];
      for (let count = 0; count < UNITS_A_COMMIT; count += 1) {
        const unit = statements.nextStaged(id, place);
        if (!unit) {
          statements.setState(id, 'done', this.#kernel.clock.now());
          break;
        }
        tally = addTally(tally, work.apply(context, JSON.parse(unit.body)));
        statements.settleUnit(id, unit.n, 'applied', context.endMutation()?.mutationId ?? null);
        done += unit.size;
        place = unit.n;
      }
      statements.progress(id, done, tally);
    });
    this.#place = { runId: id, n: place };
  }

  async #back({ id, kind, state }: WorkRunRow): Promise<void> {
    const work = this.#kind(kind);
    await this.#kernel.unitOfWork.write(null, (context) => {
      const statements = this.#of(context);
      for (let count = 0; count < UNITS_A_COMMIT; count += 1) {
        const [unit, run] = [statements.lastApplied(id), statements.run(id)];
        if (!run) return;
        if (!unit) {
          statements.setState(id, state === 'undoing' ? 'undone' : 'cancelled', this.#kernel.clock.now());
          return;
        }
        const counts = this.#takeBack(context, work, unit.applied);
        context.endMutation();
        statements.settleUnit(id, unit.n, counts.kept > 0 ? 'kept' : 'undone', unit.applied);
        statements.progress(id, Math.max(0, run.done - unit.size), addTally(readTally(run.tally), counts));
      }
    });
  }

  #takeBack(context: WriteContext, work: WorkKind, applied: string | null): { undone: number; kept: number } {
    const mutation = applied === null ? null : this.#kernel.changeLog.find(applied);
    if (!mutation) return { undone: 0, kept: 0 };
    // Children were written after their parents, so they go first.
    const writes = mutation.writes.toReversed().map((write) => ({ write, owner: work.besideOf?.(write) ?? null }));
    const items = writes.filter(({ owner }) => owner === null).map(({ write }) => write);
    const free = items.filter((write) => work.mayTakeBack?.(context, write) ?? true);
    const { kept } = this.#kernel.history.takeBack(context, { ...mutation, writes: free });
    const keptIds = new Set(kept.map((row) => row.rowId));
    const freed = new Set(free);
    for (const write of items) if (!freed.has(write)) keptIds.add(write.id);
    const staying = new Set(items.filter(({ id, before }) => before === null && keptIds.has(id)).map(({ id }) => id));
    const beside = writes.filter(({ owner }) => owner !== null && !staying.has(owner)).map(({ write }) => write);
    this.#kernel.history.takeBack(context, { ...mutation, writes: beside });
    const count = items.filter((write) => keptIds.has(write.id)).length;
    return { undone: items.length - count, kept: count };
  }

  /** The run stays where it is: nothing is lost, and it goes on when asked or at the next start. */
  async #stumble(run: WorkRunRow, error: unknown): Promise<void> {
    const code = error instanceof DomainError ? error.code : 'UNKNOWN';
    this.#kernel.log('large work stopped', { run: run.id, kind: run.kind, code, detail: String(error) });
    await this.#write((statements) => statements.fail(run.id, code));
  }

  #kind(name: string): WorkKind {
    const kind = this.#kinds[name];
    if (!kind) throw new Error(`no such large work: ${name}`);
    return kind;
  }

  #of({ sqlite }: WriteContext): WorkStatements {
    return (this.#statements ??= new WorkStatements(sqlite));
  }

  async #write(work: (statements: WorkStatements) => void): Promise<void> {
    await this.#kernel.unitOfWork.write(null, (context) => work(this.#of(context)));
    this.#tell();
  }

  #tell() {
    for (const listener of this.#listeners) listener();
  }
}
