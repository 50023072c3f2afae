import { type Day, daysBetween } from './calendar.ts';
import type { Band } from './vocabulary.ts';

/** A decision of longer ago is looked at again, whatever stood still. */
export const DECISION_DAYS = 90;

/** G6. What somebody decided, with what was known then. */
export type HealthDecision = { decidedOn: Day; computedBand: Band | null; feelingBand: Band | null; finalBand: Band };

/** Why a decision no longer speaks of today. */
export type OutdatedReason = 'health_moved' | 'feeling_moved' | 'old';

/** K7. A human value is never overwritten by a rule: it stays, and says how old it is and what has moved since. */
export function decisionAge(
  decision: HealthDecision,
  now: { computedBand: Band | null; feelingBand: Band | null },
  today: Day,
): { ageDays: number; outdated: OutdatedReason | null } {
  const ageDays = daysBetween(decision.decidedOn, today);
  if (decision.computedBand !== now.computedBand) return { ageDays, outdated: 'health_moved' };
  if (decision.feelingBand !== now.feelingBand) return { ageDays, outdated: 'feeling_moved' };
  return { ageDays, outdated: ageDays > DECISION_DAYS ? 'old' : null };
}
