import { describe, expect, it } from 'vitest';
import { dayOrder, parseDay } from '#renderer/lib/parse-day.ts';

describe('a typed day', () => {
  it.each([
    ['9/3', '2026-03-09'],
    ['09/03/26', '2026-03-09'],
    ['09.03.2027', '2027-03-09'],
    ['09032027', '2027-03-09'],
    ['2026-03-09', '2026-03-09'],
    [' 1-12-2026 ', '2026-12-01'],
  ])('%s is read in Brazilian order as %s', (text, day) => {
    expect(parseDay(text, 'dmy', 2026)).toBe(day);
  });

  it('follows the order of English when that is on screen', () => {
    expect(parseDay('3/9/2026', 'mdy', 2026)).toBe('2026-03-09');
  });

  it.each(['31/02/2026', '13', 'amanhã', '', '1/2/3/4', '29/02/2027'])('%s is no day', (text) => {
    expect(parseDay(text, 'dmy', 2026)).toBeNull();
  });

  it('knows which of day and month stands first', () => {
    expect(dayOrder('pt-BR')).toBe('dmy');
    expect(dayOrder('en')).toBe('mdy');
  });
});
