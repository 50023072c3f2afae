import { sql } from 'kysely';
import type { Day } from '#shared/domain/calendar.ts';
import { weekName } from '#shared/domain/trigger-rule.ts';
import { healthMeasures } from '#shared/domain/method-vocabulary.ts';
import type { StoredHealth } from '../derived/derived-repository.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { RowWriter } from '../kernel/rows.ts';

/** Rows of one mutation: a commit that pages hardly notice. */
const BATCH = 50;

interface Missing {
  account_id: string;
  day: Day;
  shown_score: number;
  coverage: number;
  health: string;
}

/** K5. What a week's point keeps: the score as it was shown, and what it was made of. */
export const putHealthWeek = (
  rows: RowWriter,
  point: {
    accountId: string;
    day: Day;
    shown: number;
    coverage: number;
    health: Pick<StoredHealth, 'modelId' | 'inputs' | 'weights' | 'cap'>;
  },
): void => {
  const { inputs, weights, modelId, cap } = point.health;
  const measures = Object.fromEntries(healthMeasures.map((measure) => [measure, [inputs[measure], weights[measure]]]));
  rows.insert('health_week', {
    account_id: point.accountId,
    week: weekName(point.day),
    as_of: point.day,
    score: point.shown,
    coverage: point.coverage,
    inputs: JSON.stringify({ modelId, cap, measures }),
  });
};

/**
 * K5. Keeps one point a week of each account, written by its owner's devices alone (sync.md 2.2): the first score that
 * is computed in the week. Weeks that were slept through stay empty, for nobody knows them.
 */
export class HealthWeeks {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  async afterComputed(computed: readonly { facts: { accountId: string; ownerId: string | null } }[]): Promise<void> {
    const { actor, unitOfWork } = this.#kernel;
    const mine = computed.filter(({ facts }) => facts.ownerId === actor.memberId).map(({ facts }) => facts.accountId);
    if (mine.length === 0) return;
    const missing = await unitOfWork.read(async (db) => {
      const week = weekName(this.#kernel.clock.today());
      const { rows } = await sql<Missing>`
        SELECT d.account_id, d.day, d.shown_score, d.coverage, d.health
        FROM json_each(${JSON.stringify(mine)}) ids CROSS JOIN derived_account d ON d.account_id = ids.value
        WHERE NOT EXISTS (SELECT 1 FROM health_week w WHERE w.account_id = ids.value AND w.week = ${week})
          AND d.shown_score IS NOT NULL`.execute(db);
      return rows;
    });
    for (let at = 0; at < missing.length; at += BATCH) {
      await unitOfWork.write(null, ({ rows }) => {
        for (const { account_id, day, shown_score, coverage, health } of missing.slice(at, at + BATCH)) {
          const stored = JSON.parse(health) as StoredHealth;
          putHealthWeek(rows, { accountId: account_id, day, shown: shown_score, coverage, health: stored });
        }
      });
    }
  }
}
