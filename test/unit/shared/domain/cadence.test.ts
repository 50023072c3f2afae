import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cadenceCompliance, contactStatus, countsAsContact } from '#shared/domain/cadence.ts';
import { addDays, lastDays } from '#shared/domain/calendar.ts';
import { defaultTouchModels } from '#shared/domain/touch-model.ts';

const since = '2025-01-01';
const rule = { since, intervalDays: 14 };
const day = (days: number) => addDays(since, days);
const year = { start: since, end: '2025-12-31' };

describe('contact', () => {
  it('is with the client: an internal note is none', () => {
    expect(countsAsContact({ channel: 'internal_note', automated: false }, defaultTouchModels.tech)).toBe(false);
    expect(countsAsContact({ channel: 'email', automated: false }, defaultTouchModels.exclusive)).toBe(true);
  });

  it('counts when automated only where the touch model says so', () => {
    expect(countsAsContact({ channel: 'email', automated: true }, defaultTouchModels.mid)).toBe(true);
    expect(countsAsContact({ channel: 'email', automated: true }, defaultTouchModels.high)).toBe(false);
  });

  it('is due one interval after the last, and late the day after', () => {
    const facts = { lastContactOn: '2025-03-01', since, intervalDays: 14 };
    expect(contactStatus(facts, '2025-03-15')).toEqual({
      lastContactOn: '2025-03-01',
      daysSinceContact: 14,
      dueOn: '2025-03-15',
      late: false,
      daysLate: 0,
    });
    expect(contactStatus(facts, '2025-03-18')).toMatchObject({ late: true, daysLate: 3, daysSinceContact: 17 });
  });

  it('is due one interval after the start when there never was one', () => {
    const status = contactStatus({ lastContactOn: null, since, intervalDays: 7 }, '2025-01-09');
    expect(status).toMatchObject({ daysSinceContact: null, dueOn: '2025-01-08', late: true });
  });

  it('counts from today when it was today', () => {
    const status = contactStatus({ lastContactOn: '2025-01-09', since, intervalDays: 7 }, '2025-01-09');
    expect(status).toMatchObject({ lastContactOn: '2025-01-09', daysSinceContact: 0, late: false });
  });

  it('does not count an appointment that lies ahead', () => {
    expect(
      contactStatus({ lastContactOn: '2025-06-01', since, intervalDays: 7 }, '2025-01-09').lastContactOn,
    ).toBeNull();
  });
});

describe('cadence compliance', () => {
  it('counts contacts on time among those due', () => {
    // On time on day 10; due again on day 24 and missed; met on day 30, inside the interval that ends on day 38.
    const found = cadenceCompliance([day(10), day(30)], rule, { start: since, end: day(40) });
    expect(found).toEqual({ value: (2 / 3) * 100, numerator: 2, denominator: 3 });
  });

  it('is not computable when nothing was due', () => {
    expect(cadenceCompliance([], rule, { start: since, end: day(13) })).toEqual({
      value: null,
      numerator: 0,
      denominator: 0,
    });
  });

  it('counts a long silence as often as a contact was owed', () => {
    expect(cadenceCompliance([], rule, { start: since, end: day(140) })).toEqual({
      value: 0,
      numerator: 0,
      denominator: 10,
    });
  });

  it('counts only what was due in the period', () => {
    const contacts = [day(14), day(28), day(42)];
    expect(cadenceCompliance(contacts, rule, { start: day(40), end: day(60) })).toMatchObject({
      numerator: 1,
      denominator: 2,
    });
  });

  it('is complete for whoever calls at least once an interval', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 14 }), { minLength: 60, maxLength: 60 }), (gaps) => {
        let at = 0;
        const contacts = gaps.map((gap) => day((at += gap)));
        const found = cadenceCompliance(contacts, rule, lastDays(day(at), at));
        expect(found.numerator).toBe(found.denominator);
      }),
    );
  });

  it('never has more on time than due, whatever the contacts', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 500 })), (days) => {
        const { numerator, denominator } = cadenceCompliance(days.map(day), rule, year);
        expect(numerator).toBeLessThanOrEqual(denominator);
        expect(denominator).toBeLessThanOrEqual(364);
      }),
    );
  });
});
