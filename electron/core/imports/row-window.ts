import type { PlannedWrite } from './row-plan.ts';

/** Rows held back, and about how many characters. */
const MOST_ROWS = 20_000;
const MOST_WEIGHT = 8_000_000;

/**
 * Holds rows back and gives them in the order of their ids: neighbours in the file then lie on neighbouring pages of the
 * database, and a unit writes a fraction of the pages that it would in the order of the file (measured: half the bytes).
 */
export class RowWindow {
  #rows: (readonly PlannedWrite[])[] = [];
  #weight = 0;

  /** The window when this row filled it. */
  add(writes: readonly PlannedWrite[]): (readonly PlannedWrite[])[] | null {
    this.#rows.push(writes);
    for (const { fields } of writes)
      for (const value of Object.values(fields)) if (typeof value === 'string') this.#weight += value.length;
    return this.#rows.length >= MOST_ROWS || this.#weight >= MOST_WEIGHT ? this.take() : null;
  }

  take(): (readonly PlannedWrite[])[] {
    const rows = this.#rows.toSorted((a, b) => ((a[0]?.id ?? '') < (b[0]?.id ?? '') ? -1 : 1));
    this.#rows = [];
    this.#weight = 0;
    return rows;
  }
}
