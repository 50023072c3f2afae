import type { ViewGoal } from '#shared/domain/client-view.ts';
import type { Audienced } from '#shared/domain/client-view/review-facts.ts';

/** A row that the client may read. */
export const client = <Row>(row: Row): Audienced<Row> => ({ ...row, audience: 'client' });

export function goalFact(over: Partial<Audienced<ViewGoal>>): Audienced<ViewGoal> {
  return {
    id: over.id ?? `goal-${over.title ?? 'x'}`,
    parentId: null,
    title: 'Meta',
    why: null,
    unit: null,
    direction: 'up',
    tolerance: null,
    baseline: 0,
    target: 100,
    current: 50,
    start: '2026-01-01',
    due: '2026-12-31',
    progress: 50,
    plannedProgress: 60,
    checkIns: [],
    milestones: [],
    status: 'active',
    clientOwner: null,
    internalOwner: null,
    source: 'Painel Ongoing',
    asOf: '2026-09-30',
    audience: 'client',
    ...over,
  };
}

/** Monthly points from April 2026. */
export function months(values: readonly (number | null)[]): { periodStart: string; value: number | null }[] {
  return values.map((value, index) => ({ periodStart: `2026-${String(index + 4).padStart(2, '0')}-01`, value }));
}

/** Weekly points from the first Monday of August 2026. */
export function weeks(values: readonly (number | null)[]): { periodStart: string; value: number | null }[] {
  const first = Date.parse('2026-08-03T00:00:00Z');
  return values.map((value, index) => ({
    periodStart: new Date(first + index * 7 * 86_400_000).toISOString().slice(0, 10),
    value,
  }));
}
