import { describe, expect, it } from 'vitest';
import { createFormat, daysBetween } from '#renderer/lib/format.ts';

const pt = createFormat('pt-BR');
const en = createFormat('en');
/** Intl separates with no-break spaces; the eye does not tell. */
const plain = (text: string) => text.replace(/\s/g, ' ');

describe('days', () => {
  it('are written in the order of the language', () => {
    expect(pt.day('2026-03-09')).toBe('09/03/2026');
    expect(en.day('2026-03-09')).toBe('03/09/2026');
  });

  it('are relative up to 14 days on either side and exact beyond', () => {
    expect(pt.relativeDay('2026-03-09', '2026-03-09')).toBe('hoje');
    expect(pt.relativeDay('2026-03-06', '2026-03-09')).toBe('há 3 dias');
    expect(pt.relativeDay('2026-03-23', '2026-03-09')).toBe('em 14 dias');
    expect(pt.relativeDay('2026-03-24', '2026-03-09')).toBe('24/03/2026');
    expect(en.relativeDay('2026-02-22', '2026-03-09')).toBe('02/22/2026');
  });

  it('are counted across a leap day and a change of clocks', () => {
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(daysBetween('2026-03-09', '2026-03-01')).toBe(-8);
  });
});

describe('numbers', () => {
  it('take the separators of the language', () => {
    expect(pt.number(1234.5, 1)).toBe('1.234,5');
    expect(en.number(1234.5, 1)).toBe('1,234.5');
  });

  it('write a share with a space before the sign in Portuguese only', () => {
    expect(plain(pt.percent(0.073, 1))).toBe('7,3 %');
    expect(en.percent(0.073, 1)).toBe('7.3%');
  });

  it('write a change with its sign and no sign for none', () => {
    expect(plain(pt.change(0.18))).toBe('+18 %');
    expect(plain(pt.change(-0.04))).toBe('−4 %');
    expect(plain(pt.change(0))).toBe('0 %');
  });

  it('turn minor units into money by the digits of the currency', () => {
    expect(plain(pt.money(123_456, 'BRL'))).toBe('R$ 1.234,56');
    expect(plain(en.money(123_456, 'JPY'))).toBe('¥123,456');
  });

  it('write minutes as hours and minutes', () => {
    expect(plain(pt.duration(90))).toBe('1 h 30 min');
    expect(plain(pt.duration(0))).toBe('0 min');
    expect(plain(pt.duration(120))).toBe('2 h');
  });
});
