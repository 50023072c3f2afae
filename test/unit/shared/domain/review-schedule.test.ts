import { describe, expect, it } from 'vitest';
import { brazilianHolidaySet } from '#shared/domain/brazilian-holidays.ts';
import { proposedReviewDay, reviewTasks } from '#shared/domain/review-schedule.ts';

const holidays = brazilianHolidaySet('2025-01-01', '2025-12-31');

describe('review schedule', () => {
  it('books 30 days before, sends the brief 5 business days before and the recap within a day', () => {
    expect(reviewTasks('qbr', '2025-04-24', '2025-01-01', holidays)).toEqual([
      { key: 'book_review', dueOn: '2025-03-25' },
      { key: 'send_brief', dueOn: '2025-04-15' },
      { key: 'send_recap', dueOn: '2025-04-25' },
    ]);
  });

  it('gives no task that is late when it is born', () => {
    expect(reviewTasks('ebr', '2025-04-24', '2025-04-22', holidays).map(({ dueOn }) => dueOn)).toEqual([
      '2025-04-22',
      '2025-04-22',
      '2025-04-25',
    ]);
  });

  it('gives what is left to do on the day itself', () => {
    expect(reviewTasks('qbr', '2025-04-24', '2025-04-24', holidays)[0]?.dueOn).toBe('2025-04-24');
  });

  it('keeps the dates of a review that is over', () => {
    expect(reviewTasks('qbr', '2025-04-24', '2025-06-01', holidays).at(-1)).toEqual({
      key: 'send_recap',
      dueOn: '2025-04-25',
    });
  });

  it('asks for a recap only after a quick meeting', () => {
    expect(reviewTasks('regular', '2025-04-24', '2025-04-01', holidays)).toEqual([
      { key: 'send_recap', dueOn: '2025-04-25' },
    ]);
  });

  it('proposes a business day in the middle of the window, and never one that is past', () => {
    const window = { start: '2025-04-04', end: '2025-05-03' };
    expect(proposedReviewDay(window, '2025-03-01', holidays)).toBe('2025-04-22');
    expect(proposedReviewDay(window, '2025-04-30', holidays)).toBe('2025-05-02');
  });
});
