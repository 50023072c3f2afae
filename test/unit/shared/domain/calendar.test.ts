import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { brazilianHolidaySet } from '#shared/domain/brazilian-holidays.ts';
import {
  addBusinessDays,
  addDays,
  addMonths,
  addQuarters,
  businessDaysIn,
  cyclePeriod,
  dayInZone,
  daysBetween,
  daysIn,
  earliestDay,
  isDay,
  isoWeek,
  lastDays,
  latestDay,
  monthStart,
  periodBefore,
  periodContains,
  quarterOf,
  quarterPeriod,
  relativeDay,
  startOfDayInZone,
  weekday,
  weekStart,
} from '#shared/domain/calendar.ts';

const anyDay = fc.integer({ min: -20_000, max: 40_000 }).map((days) => addDays('1970-01-01', days));

describe('calendar', () => {
  it('gives the day of an instant in the zone asked for', () => {
    expect(dayInZone('2025-03-01T02:30:00Z', 'America/Sao_Paulo')).toBe('2025-02-28');
    expect(dayInZone('2025-03-01T02:30:00Z', 'Europe/Lisbon')).toBe('2025-03-01');
    expect(startOfDayInZone('2025-03-01', 'America/Sao_Paulo')).toBe('2025-03-01T03:00:00Z');
  });

  it('knows which texts are days', () => {
    expect(['2024-02-29', '2025-12-31'].every(isDay)).toBe(true);
    expect(['2025-02-29', '2025-2-1', '2025-13-01', '', 'today', '2025-02-01T00:00:00Z'].some(isDay)).toBe(false);
  });

  it('refuses to count with something that is not a day', () => {
    for (const text of ['soon', '', '2025-1-05', '2025-13-01', '2025-00-10', '20250101'])
      expect(() => addDays(text, 1), text).toThrow(RangeError);
  });

  it('agrees with Temporal on sums and differences of days', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, days) => {
        const moved = addDays(day, days);
        expect(moved).toBe(Temporal.PlainDate.from(day).add({ days }).toString());
        expect(daysBetween(day, moved)).toBe(days);
      }),
    );
  });

  it('agrees with Temporal on weeks and weekdays', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = Temporal.PlainDate.from(day);
        expect(weekday(day)).toBe(date.dayOfWeek);
        expect(isoWeek(day)).toEqual({ year: date.yearOfWeek, week: date.weekOfYear });
        expect(weekday(weekStart(day))).toBe(1);
      }),
    );
  });

  it('puts the last days of a year into the week their Thursday belongs to', () => {
    expect(isoWeek('2024-12-30')).toEqual({ year: 2025, week: 1 });
    expect(isoWeek('2027-01-01')).toEqual({ year: 2026, week: 53 });
  });

  it('holds the day of the month where the next month is shorter', () => {
    expect(addMonths('2025-01-31', 1)).toBe('2025-02-28');
    expect(addMonths('2024-03-15', -12)).toBe('2023-03-15');
    expect(monthStart('2025-08-19')).toBe('2025-08-01');
  });

  it('gives the quarter of a day and its first and last days', () => {
    expect(quarterOf('2025-12-31')).toEqual({ year: 2025, quarter: 4 });
    expect(quarterPeriod({ year: 2025, quarter: 4 })).toEqual({ start: '2025-10-01', end: '2025-12-31' });
    expect(quarterPeriod({ year: 2024, quarter: 1 })).toEqual({ start: '2024-01-01', end: '2024-03-31' });
    expect(addQuarters({ year: 2025, quarter: 1 }, -1)).toEqual({ year: 2024, quarter: 4 });
    expect(addQuarters({ year: 2025, quarter: 3 }, 6)).toEqual({ year: 2027, quarter: 1 });
  });

  it('holds every day in its own quarter and its own cycle', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (start, day) => {
        expect(periodContains(quarterPeriod(quarterOf(day)), day)).toBe(true);
        const cycle = cyclePeriod(start, day);
        expect(periodContains(cycle, day)).toBe(true);
        expect(daysIn(cycle)).toBe(120);
      }),
    );
  });

  it('numbers the cycles of 120 days from the start', () => {
    expect(cyclePeriod('2025-01-01', '2025-04-30')).toEqual({ start: '2025-01-01', end: '2025-04-30', number: 1 });
    expect(cyclePeriod('2025-01-01', '2025-05-01')).toEqual({ start: '2025-05-01', end: '2025-08-28', number: 2 });
  });

  it('gives the days up to one, and the period before', () => {
    expect(lastDays('2025-03-10', 10)).toEqual({ start: '2025-03-01', end: '2025-03-10' });
    expect(periodBefore({ start: '2025-03-01', end: '2025-03-10' })).toEqual({
      start: '2025-02-19',
      end: '2025-02-28',
    });
    expect(daysIn({ start: '2025-03-02', end: '2025-03-01' })).toBe(0);
  });

  it('finds the earliest and the latest of some days', () => {
    expect(earliestDay('2025-03-02', '2025-03-01', '2025-12-01')).toBe('2025-03-01');
    expect(latestDay('2025-03-02', '2025-12-01', '2025-03-01')).toBe('2025-12-01');
  });

  it('counts business days around weekends and holidays', () => {
    const holidays = brazilianHolidaySet('2025-01-01', '2025-12-31');
    expect(addBusinessDays('2025-04-22', -5, holidays)).toBe('2025-04-11');
    expect(addBusinessDays('2025-04-17', 1, holidays)).toBe('2025-04-22');
    expect(addBusinessDays('2025-04-19', 0, holidays)).toBe('2025-04-19');
    expect(businessDaysIn({ start: '2025-04-01', end: '2025-04-30' }, holidays)).toBe(20);
    expect(businessDaysIn({ start: '2025-04-01', end: '2025-04-30' })).toBe(22);
  });

  it('says a date in relation to today up to 14 days away', () => {
    expect(relativeDay('2025-03-15', '2025-03-01')).toEqual({ form: 'relative', days: 14 });
    expect(relativeDay('2025-02-26', '2025-03-01')).toEqual({ form: 'relative', days: -3 });
    expect(relativeDay('2025-03-16', '2025-03-01')).toEqual({ form: 'date', days: 15 });
  });
});
