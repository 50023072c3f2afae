import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/calendar.ts';
import {
  isRunDone,
  memberOfRole,
  nextOccurrence,
  playbookDays,
  runProgress,
  stepDueOn,
} from '#shared/domain/playbook.ts';
import { recurrences } from '#shared/domain/vocabulary.ts';

const step = (done: boolean, canceled = false) => ({ done, canceled });

describe('a playbook', () => {
  it('I1: has each step due after its offset and its duration', () => {
    expect(stepDueOn('2026-03-16', { offsetDays: 0, durationDays: 1 })).toBe('2026-03-16');
    expect(stepDueOn('2026-03-16', { offsetDays: 3, durationDays: 5 })).toBe('2026-03-23');
    expect(
      playbookDays([
        { offsetDays: 0, durationDays: 1 },
        { offsetDays: 3, durationDays: 5 },
      ]),
    ).toBe(8);
    expect(playbookDays([])).toBe(0);
  });

  it('I1: has done steps over steps as its progress, and ends with the last one', () => {
    expect(runProgress([step(true), step(false), step(false), step(false, true)])).toEqual({
      done: 1,
      total: 3,
      percent: 100 / 3,
    });
    expect(runProgress([])).toEqual({ done: 0, total: 0, percent: null });
    expect([isRunDone([step(true), step(true)]), isRunDone([step(true), step(false)]), isRunDone([])]).toEqual([
      true,
      false,
      false,
    ]);
    expect(isRunDone([step(true), step(false, true)])).toBe(true);
  });

  it('I1: gives each step to whoever has its role, and to the owner where nobody has', () => {
    const people = { ownerId: 'ana', starterId: 'bia', leadId: 'leo', adminId: null };
    expect((['owner', 'lead', 'admin'] as const).map((role) => memberOfRole(role, people))).toEqual([
      'ana',
      'leo',
      'ana',
    ]);
    expect(memberOfRole('owner', { ...people, ownerId: null })).toBe('bia');
  });
});

describe('a recurring task', () => {
  it('I6: comes again from the day it was due, and not for what lies behind', () => {
    expect(nextOccurrence('weekly', '2026-03-16', '2026-03-16')).toBe('2026-03-23');
    expect(nextOccurrence('weekly', '2026-02-02', '2026-03-16')).toBe('2026-03-23');
    expect(nextOccurrence('fortnightly', '2026-03-16', '2026-03-10')).toBe('2026-03-30');
    expect(nextOccurrence('monthly', '2026-01-31', '2026-02-10')).toBe('2026-02-28');
    expect(nextOccurrence('monthly', '2026-01-31', '2026-03-16')).toBe('2026-03-31');
    expect(nextOccurrence('quarterly', '2026-01-31', '2026-02-10')).toBe('2026-04-30');
    expect(nextOccurrence('none', '2026-03-16', '2026-03-16')).toBeNull();
  });

  it('I6: is always due later than today and than it was', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...recurrences.slice(1)),
        fc.integer({ min: -900, max: 60 }),
        (recurrence, offset) => {
          const dueOn = addDays('2026-03-16', offset);
          const next = nextOccurrence(recurrence, dueOn, '2026-03-16') ?? '';
          expect(next > '2026-03-16' && next > dueOn).toBe(true);
        },
      ),
    );
  });
});
