import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMoney,
  annualAmount,
  formatMoney,
  isCurrency,
  majorUnits,
  minorDigits,
  monthlyAmount,
  parseDecimal,
  parseMoney,
  sumByCurrency,
  toDecimalText,
} from '#shared/domain/money.ts';

const brl = (minor: number) => ({ minor, currency: 'BRL' });

describe('money', () => {
  it('knows how many minor digits a currency has', () => {
    expect(['BRL', 'JPY', 'KWD'].map(minorDigits)).toEqual([2, 0, 3]);
    expect(['BRL', 'brl', 'R$', 'BRLX'].map(isCurrency)).toEqual([true, false, false, false]);
  });

  it('divide by the digits of the currency and not by a hundred', () => {
    const whole = (currency: string) => majorUnits({ minor: 123_456, currency });
    expect(['BRL', 'JPY', 'CLP', 'KWD'].map(whole)).toEqual([1234.56, 123_456, 123_456, 123.456]);
  });

  it('adds amounts of one currency and refuses two', () => {
    expect(addMoney(brl(10), brl(20))).toEqual(brl(30));
    expect(() => addMoney(brl(10), { minor: 1, currency: 'USD' })).toThrow('Cannot add USD to BRL');
  });

  it('sums each currency apart', () => {
    const amounts = [brl(10), { minor: 5, currency: 'USD' }, brl(-3), { minor: 1, currency: 'EUR' }];
    expect(sumByCurrency(amounts)).toEqual([brl(7), { minor: 1, currency: 'EUR' }, { minor: 5, currency: 'USD' }]);
  });

  it('turns what is paid each period into a month and a year', () => {
    expect(monthlyAmount(brl(100_000), 'yearly')).toEqual(brl(8333));
    expect(annualAmount(brl(100_000), 'yearly')).toEqual(brl(100_000));
    expect(annualAmount(brl(5000), 'quarterly')).toEqual(brl(20_000));
    expect(monthlyAmount(brl(60_000), 'half_yearly')).toEqual(brl(10_000));
    expect(annualAmount(brl(999), 'monthly')).toEqual(brl(11_988));
  });

  it.each([
    ['1.234,56', ',', 123_456],
    ['1,234.56', '.', 123_456],
    ['R$ 1.234,56', ',', 123_456],
    ['R$\u00a01.234.567,8', ',', 123_456_780],
    ['BRL 1234', '.', 123_400],
    ['-1.234,56', ',', -123_456],
    ['\u22121.234,56', ',', -123_456],
    ['(1,234.56)', '.', -123_456],
    [',5', ',', 50],
    ['0,00', ',', 0],
    ['-0', ',', 0],
    ['10,005', ',', 1001],
    ['10,994', ',', 1099],
  ] as const)('reads %s with decimal mark %s as %d cents', (text, mark, minor) => {
    expect(parseMoney(text, mark, 'BRL')).toEqual(brl(minor));
  });

  it.each([
    ['12.34', ','],
    ['1.234,56', '.'],
    ['1.2345,00', ','],
    ['1,2,3', ','],
    ['', ','],
    ['-', ','],
    [',', ','],
    ['=1+1', ','],
    ['12x', '.'],
    ['99999999999999999', '.'],
  ] as const)('refuses %s with decimal mark %s', (text, mark) => {
    expect(parseMoney(text, mark, 'BRL')).toBeNull();
  });

  it('reads plain numbers in both forms', () => {
    expect(parseDecimal('1.234,5', ',')).toBe(1234.5);
    expect(parseDecimal('-0.25', '.')).toBe(-0.25);
    expect(parseDecimal('1e3', '.')).toBeNull();
  });

  it('reads back every amount it writes, in every width of minor unit', () => {
    const amount = fc.record({ minor: fc.maxSafeInteger(), currency: fc.constantFrom('BRL', 'JPY', 'KWD') });
    fc.assert(
      fc.property(amount, (money) => {
        const expected = { ...money, minor: money.minor === 0 ? 0 : money.minor };
        expect(parseMoney(toDecimalText(money), '.', money.currency)).toEqual(expected);
      }),
    );
  });

  it('formats exactly, whatever the size', () => {
    expect(formatMoney(brl(123_456), 'pt-BR')).toBe('R$\u00a01.234,56');
    expect(formatMoney(brl(-5), 'en')).toBe('-R$0.05');
    expect(formatMoney(brl(123_456), 'pt-BR', { round: true })).toBe('R$\u00a01.235');
    expect(formatMoney({ minor: 9_007_199_254_740_991, currency: 'USD' }, 'en')).toBe('$90,071,992,547,409.91');
    expect(formatMoney({ minor: 1234, currency: 'JPY' }, 'en')).toBe('¥1,234');
  });
});
