import { addDays, addMonths, type Day } from './calendar.ts';
import type { PlaybookStepKind, StepRole } from './method-vocabulary.ts';
import type { Recurrence } from './vocabulary.ts';

/** I1. A step as it is planned: days after the start, and how long it may take. */
export interface PlannedStep {
  id: string;
  kind: PlaybookStepKind;
  role: StepRole;
  offsetDays: number;
  durationDays: number;
}

/** The day a step is to be done by. */
export const stepDueOn = (
  startedOn: Day,
  { offsetDays, durationDays }: Pick<PlannedStep, 'offsetDays' | 'durationDays'>,
) => addDays(startedOn, offsetDays + Math.max(0, durationDays - 1));

export interface StepState {
  done: boolean;
  canceled: boolean;
}

/** I1. Done steps ÷ steps, those called off left out; a run without steps has no progress. */
export function runProgress(steps: readonly StepState[]): { done: number; total: number; percent: number | null } {
  const asked = steps.filter(({ canceled }) => !canceled);
  const done = asked.filter((step) => step.done).length;
  return { done, total: asked.length, percent: asked.length === 0 ? null : (done * 100) / asked.length };
}

/** A run ends by itself with its last step. */
export const isRunDone = (steps: readonly StepState[]): boolean => {
  const { done, total } = runProgress(steps);
  return total > 0 && done === total;
};

/** The span a playbook takes, in days from its start; 0 without steps. */
export const playbookDays = (steps: readonly Pick<PlannedStep, 'offsetDays' | 'durationDays'>[]): number =>
  steps.reduce((longest, step) => Math.max(longest, step.offsetDays + Math.max(1, step.durationDays)), 0);

/** I1. Who does a step: the account's owner, else who starts it; lead and admin of the workspace, else the owner. */
export function memberOfRole(
  role: StepRole,
  people: { ownerId: string | null; starterId: string; leadId: string | null; adminId: string | null },
): string {
  const owner = people.ownerId ?? people.starterId;
  if (role === 'lead') return people.leadId ?? owner;
  return role === 'admin' ? (people.adminId ?? owner) : owner;
}

/**
 * I6. The day of the next task of a series. It counts from the day the task was due, so that a late one does not move the
 * others, and skips what already lies behind.
 */
export function nextOccurrence(recurrence: Recurrence, dueOn: Day, today: Day): Day | null {
  if (recurrence === 'none') return null;
  for (let count = 1; ; count += 1) {
    const next = occurrenceAfter(recurrence, dueOn, count);
    if (next > today) return next;
  }
}

const occurrenceAfter = (recurrence: Exclude<Recurrence, 'none'>, from: Day, count: number): Day => {
  if (recurrence === 'monthly') return addMonths(from, count);
  if (recurrence === 'quarterly') return addMonths(from, count * 3);
  return addDays(from, count * (recurrence === 'weekly' ? 7 : 14));
};
