import { addDays, type Day } from './calendar.ts';

/** `optional` days (ponto facultativo) are shown but count as business days: whether they are kept varies. */
export type Holiday = { day: Day; key: HolidayKey; kind: 'national' | 'optional' };

export const holidayKeys = [
  'new_year',
  'carnival',
  'good_friday',
  'tiradentes',
  'labour_day',
  'corpus_christi',
  'independence',
  'our_lady_aparecida',
  'all_souls',
  'republic',
  'black_awareness',
  'christmas',
] as const;
export type HolidayKey = (typeof holidayKeys)[number];

const fixed: readonly { key: HolidayKey; monthDay: string; since?: number }[] = [
  { key: 'new_year', monthDay: '01-01' },
  { key: 'tiradentes', monthDay: '04-21' },
  { key: 'labour_day', monthDay: '05-01' },
  { key: 'independence', monthDay: '09-07' },
  { key: 'our_lady_aparecida', monthDay: '10-12' },
  { key: 'all_souls', monthDay: '11-02' },
  { key: 'republic', monthDay: '11-15' },
  { key: 'black_awareness', monthDay: '11-20', since: 2024 },
  { key: 'christmas', monthDay: '12-25' },
];

/** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
export function easterSunday(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekdayShift = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekdayShift) / 451);
  const month = Math.floor((epact + weekdayShift - 7 * late + 114) / 31);
  const day = ((epact + weekdayShift - 7 * late + 114) % 31) + 1;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The national holidays of Brazil in a year, and the optional ones everybody plans around, in order. */
export function brazilianHolidays(year: number): Holiday[] {
  const easter = easterSunday(year);
  const found: Holiday[] = [
    { day: addDays(easter, -48), key: 'carnival', kind: 'optional' },
    { day: addDays(easter, -47), key: 'carnival', kind: 'optional' },
    { day: addDays(easter, -2), key: 'good_friday', kind: 'national' },
    { day: addDays(easter, 60), key: 'corpus_christi', kind: 'optional' },
  ];
  for (const { key, monthDay, since } of fixed) {
    if (since === undefined || year >= since) found.push({ day: `${year}-${monthDay}`, key, kind: 'national' });
  }
  return found.toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

/** The national holidays between two days' years, as the set that business days take. */
export function brazilianHolidaySet(from: Day, to: Day): Set<Day> {
  const days = new Set<Day>();
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    for (const holiday of brazilianHolidays(year)) if (holiday.kind === 'national') days.add(holiday.day);
  }
  return days;
}
