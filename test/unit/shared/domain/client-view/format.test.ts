import { describe, expect, it } from 'vitest';
import { currencyOf, monthLabels, viewFormat } from '#shared/domain/client-view/format.ts';

const pt = viewFormat('pt-BR');
const en = viewFormat('en');
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('values in a client document', () => {
  it('are written as the language writes them', () => {
    expect(plain(pt.value(1234.56, null))).toBe('1.234,6');
    expect(plain(en.value(1234.56, null))).toBe('1,234.6');
    expect(plain(pt.percent(72.5))).toBe('72,5 %');
    expect(en.percent(72.5)).toBe('72.5%');
  });

  it('carry their unit, money by its code or its sign', () => {
    expect(plain(pt.value(148_000, 'BRL'))).toBe('R$ 148.000');
    expect(plain(pt.value(9.5, 'R$'))).toBe('R$ 9,50');
    expect(plain(en.value(1_240_000, 'USD'))).toBe('$1,240,000');
    expect(plain(pt.value(6, 'pessoas'))).toBe('6 pessoas');
    expect(plain(pt.value(62, 'NPS'))).toBe('62 NPS');
    expect(currencyOf('NPS')).toBeNull();
  });

  it('show the sign of a change, and none for no change', () => {
    expect(plain(pt.signed(18, '%'))).toBe('+18 %');
    expect(plain(pt.signed(-3.8, 'min'))).toBe('−3,8 min');
    expect(plain(pt.signed(6, 'pp'))).toBe('+6 p.p.');
    expect(plain(pt.signed(0, '%'))).toBe('0 %');
  });

  it('name days without moving them by a time zone', () => {
    expect(pt.day('2026-09-30')).toBe('30/09/2026');
    expect(en.day('2026-09-30')).toBe('Sep\u00a030,\u00a02026');
    expect(pt.longDay('2026-01-01')).toBe('1 de janeiro de 2026');
    expect([pt.month('2026-01-31'), pt.month('2026-02-28')]).toEqual(['jan 26', 'fev']);
  });

  it('show an instant in the zone it was agreed in', () => {
    expect(pt.dayOf('2026-10-09T02:30:00Z', 'America/Sao_Paulo')).toBe('8 de outubro de 2026');
    expect(pt.timeOf('2026-10-09T02:30:00Z', 'America/Sao_Paulo')).toBe('23:30');
    expect(plain(en.timeOf('2026-10-08T17:00:00Z', 'Europe/Lisbon'))).toBe('6:00 PM');
  });
});

describe('months on an axis', () => {
  it('say the year only where there are two', () => {
    expect(monthLabels(['2026-01-31', '2026-02-28'], pt)).toEqual(['jan', 'fev']);
    expect(monthLabels(['2025-12-31', '2026-01-31'], pt)).toEqual(['dez', 'jan 26']);
  });
});
