import { describe, expect, test } from 'vitest';
import { guessDateOrder, readDay, readMoment } from '#shared/domain/import/date-reading.ts';

describe('the order of dates', () => {
  test.each([
    [['2024-01-31', '2024-02-01'], 'ymd'],
    [['31/01/2024', '02/03/2024'], 'dmy'],
    [['31-01-2024'], 'dmy'],
    [['01/31/2024', '02/03/2024'], 'mdy'],
    [['03/04/2024'], null],
    [['31/01/2024', '01/31/2024'], null],
    [['05/05/2024'], 'ymd'],
    [[], 'ymd'],
  ] as const)('of %j is %j', (values, order) => {
    expect(guessDateOrder(values).order).toBe(order);
  });
});

describe('a day', () => {
  test.each([
    ['2024-3-7', 'dmy', '2024-03-07'],
    ['20240307', 'ymd', '2024-03-07'],
    ['07/03/2024', 'dmy', '2024-03-07'],
    ['07/03/2024', 'mdy', '2024-07-03'],
    ['7.3.24', 'dmy', '2024-03-07'],
    ['07/03/99', 'dmy', '1999-03-07'],
    ['07/03/2024 10:30', 'dmy', '2024-03-07'],
    ['31/02/2024', 'dmy', null],
    ['13/13/2024', 'dmy', null],
    ['07/03/2024', 'ymd', null],
    ['07/03/2024 talvez', 'dmy', null],
    ['amanhã', 'dmy', null],
    ['2024', 'dmy', null],
  ] as const)('%j with %s reads %j', (text, order, day) => {
    expect(readDay(text, order)).toBe(day);
  });

  test('of a workbook needs no order', () => {
    expect(readDay(new Date('2024-03-07T00:00:00Z'), 'mdy')).toBe('2024-03-07');
    expect(readDay(new Date(Number.NaN), 'mdy')).toBeNull();
    expect(readDay(45_000, 'mdy')).toBeNull();
  });
});

describe('a moment', () => {
  test.each([
    ['2023-07-28 3:00', { day: '2023-07-28', seconds: 10_800, offset: null }],
    ['28/07/2023', { day: '2023-07-28', seconds: null, offset: null }],
    ['2023-07-28T03:00:10.5Z', { day: '2023-07-28', seconds: 10_810, offset: 'Z' }],
    ['2023-07-28T03:00-0300', { day: '2023-07-28', seconds: 10_800, offset: '-03:00' }],
    ['28/07/2023 12:15 am', { day: '2023-07-28', seconds: 900, offset: null }],
    ['28/07/2023 3:00 PM', { day: '2023-07-28', seconds: 54_000, offset: null }],
    ['28/07/2023 25:00', null],
    ['28/07/2023 10:61', null],
  ] as const)('%j is read', (text, moment) => {
    expect(readMoment(text, 'dmy')).toEqual(moment);
  });
});
