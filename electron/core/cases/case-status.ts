import { type CaseStatus, caseStatuses } from '#shared/domain/vocabulary.ts';

export interface CaseDates {
  solved_at: string | null;
  told_at: string | null;
  closed_at: string | null;
}

const reached = (status: CaseStatus, step: CaseStatus) => caseStatuses.indexOf(status) >= caseStatuses.indexOf(step);

/**
 * M1. The dates that a status means: a step that is reached keeps its first date, a step that is not (any more) has
 * none. Closing says nothing about telling the client, so it never makes up that date.
 */
export const datesOfStatus = (status: CaseStatus, before: CaseDates, now: string): CaseDates => ({
  solved_at: reached(status, 'solved') ? (before.solved_at ?? now) : null,
  told_at: status === 'client_told' ? (before.told_at ?? now) : status === 'closed' ? before.told_at : null,
  closed_at: status === 'closed' ? (before.closed_at ?? now) : null,
});
