/** A core that lived less than this died of its start, and starting it again will probably not help. */
const QUICK_MS = 10_000;
const PATIENCE = 5;
const FIRST_PAUSE_MS = 100;

export type AfterDeath = { do: 'restart'; afterMs: number } | { do: 'ask'; deaths: number };

/** Decides what follows the death of core: the first quick ones are repaired unseen, the fifth is the user's matter. */
export class RestartPolicy {
  #quickDeaths = 0;

  /** `livedMs`: how long core had been running. */
  died(livedMs: number): AfterDeath {
    if (livedMs >= QUICK_MS) this.#quickDeaths = 0;
    this.#quickDeaths += 1;
    if (this.#quickDeaths >= PATIENCE) return { do: 'ask', deaths: this.#quickDeaths };
    return { do: 'restart', afterMs: this.#quickDeaths === 1 ? 0 : FIRST_PAUSE_MS * 2 ** this.#quickDeaths };
  }

  /** The user wants another try. */
  forgive(): void {
    this.#quickDeaths = 0;
  }
}
