/** Longest that one transaction of sync should take, in milliseconds: an edit waits for it (sync.md 2.15). */
export const TRANSACTION_MS = 50;

export interface PageSizerOptions {
  monotonic: () => number;
  /** Milliseconds that the work should take. */
  aim: number;
  start: number;
  least: number;
  most: number;
}

export interface PageSizer {
  readonly size: number;
  timed<T>(work: (size: number) => Promise<T>): Promise<T>;
}

/** Asks for as much as was found to be done in the time aimed at: half at once when it took too long, else a little more. */
export const pageSizer = ({ monotonic, aim, start, least, most }: PageSizerOptions): PageSizer => {
  let size = start;
  return {
    get size() {
      return Math.round(size);
    },
    timed: async (work) => {
      const from = monotonic();
      const result = await work(Math.round(size));
      const took = monotonic() - from;
      if (took > aim) size = Math.max(least, size * Math.max(0.5, aim / took));
      else if (took > 0 && took < aim / 2) size = Math.min(most, size * 1.25);
      return result;
    },
  };
};
