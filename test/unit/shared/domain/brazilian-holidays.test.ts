import { describe, expect, it } from 'vitest';
import { brazilianHolidays, brazilianHolidaySet, easterSunday } from '#shared/domain/brazilian-holidays.ts';

describe('brazilian holidays', () => {
  it('finds Easter as the calendars print it', () => {
    const printed = [
      '1961-04-02',
      '2000-04-23',
      '2008-03-23',
      '2011-04-24',
      '2024-03-31',
      '2025-04-20',
      '2026-04-05',
      '2038-04-25',
    ];
    expect(printed.map((day) => easterSunday(Number(day.slice(0, 4))))).toEqual(printed);
  });

  it('lists the ten national holidays of a year in order', () => {
    const national = brazilianHolidays(2025).filter(({ kind }) => kind === 'national');
    expect(national.map(({ day, key }) => `${day} ${key}`)).toEqual([
      '2025-01-01 new_year',
      '2025-04-18 good_friday',
      '2025-04-21 tiradentes',
      '2025-05-01 labour_day',
      '2025-09-07 independence',
      '2025-10-12 our_lady_aparecida',
      '2025-11-02 all_souls',
      '2025-11-15 republic',
      '2025-11-20 black_awareness',
      '2025-12-25 christmas',
    ]);
  });

  it('shows carnival and Corpus Christi as optional, and keeps them out of the business calendar', () => {
    const optional = brazilianHolidays(2025).filter(({ kind }) => kind === 'optional');
    expect(optional.map(({ day }) => day)).toEqual(['2025-03-03', '2025-03-04', '2025-06-19']);
    expect(brazilianHolidaySet('2025-01-01', '2025-12-31').has('2025-03-04')).toBe(false);
  });

  it('keeps 20 November from the year it became national', () => {
    const days = brazilianHolidaySet('2023-05-01', '2024-02-01');
    expect(days.has('2023-11-20')).toBe(false);
    expect(days.has('2024-11-20')).toBe(true);
    expect(days.has('2023-01-01')).toBe(true);
  });
});
