import { setImmediate as nextTurn } from 'node:timers/promises';

/** So long may work hold the thread, in milliseconds: with the longest single step a page still waits less than a frame. */
const TURN_MS = 3;

/** Long work on the one thread of core, in turns between which pages are answered. */
export class Turns {
  #begun = performance.now();

  get isOver(): boolean {
    return performance.now() - this.#begun >= TURN_MS;
  }

  /** Lets others in where the turn is over. What was read before may have changed meanwhile. */
  async next(): Promise<void> {
    if (!this.isOver) return;
    await nextTurn();
    this.#begun = performance.now();
  }
}
