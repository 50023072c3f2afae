import { describe, expect, test } from 'vitest';
import { csvCell, csvLine } from '#shared/domain/import/guarded-csv.ts';
import { type RowSettings, rowReader } from '#shared/domain/import/row-reading.ts';
import type { Cell } from '#shared/domain/import/cell.ts';
import { readYesNo } from '#shared/domain/import/word-reading.ts';

const settings: RowSettings = {
  kind: 'contract',
  headers: ['cliente', 'produto', 'inicio', 'valor', 'moeda', 'licencas', 'periodo'],
  columns: ['account', 'product', 'startsOn', 'amount', 'currency', 'seats', 'billingPeriod'],
  decimalMark: ',',
  dateOrder: 'dmy',
  currency: 'BRL',
  surveyKind: null,
};
const read = (cells: Cell[], given: Partial<RowSettings> = {}) =>
  rowReader({ ...settings, ...given }, ({ day }) => `${day}T00:00:00.000Z`)(cells);

const good: Cell[] = ['C1', ' Plano ', '07/03/2024', 'R$ 1.234,56', '', '1.000', 'Anual'];
const withCell = (index: number, cell: Cell) => good.map((each, at) => (at === index ? cell : each));

describe('a row', () => {
  test('becomes typed values', () => {
    expect(read(good)).toEqual({
      values: {
        account: 'C1',
        product: 'Plano',
        startsOn: '2024-03-07',
        amount: 123_456,
        currency: null,
        seats: 1000,
        billingPeriod: 'yearly',
      },
      issues: [],
    });
  });

  test('reads amounts in its own currency, by the digits that currency has', () => {
    expect(read(withCell(4, 'jpy')).values).toMatchObject({ amount: 1235, currency: 'JPY' });
  });

  test('of a workbook takes numbers and dates as they are, whatever the marks', () => {
    const cells: Cell[] = ['C1', 'Plano', new Date('2024-03-07T00:00:00Z'), 1234.56, '', 12, 'Anual'];
    expect(read(cells).values).toMatchObject({ startsOn: '2024-03-07', amount: 123_456, seats: 12 });
  });

  test.each([
    [0, '', 'required_missing'],
    [1, 'x'.repeat(201), 'too_long'],
    [1, 'a\u0000b', 'control_character'],
    [2, '31/02/2024', 'not_a_date'],
    [3, '12.34', 'not_a_number'],
    [3, '=1+1', 'not_a_number'],
    [4, 'REAIS', 'not_a_currency'],
    [5, '1,5', 'not_whole'],
    [5, '99999999999999999999', 'not_whole'],
  ] as const)('is refused for cell %i holding %j: %s', (index, cell, reason) => {
    const { issues } = read(withCell(index, cell));
    expect(issues.filter(({ kept }) => !kept).map((issue) => issue.reason)).toContain(
      reason === 'not_whole' && cell.length > 5 ? 'out_of_range' : reason,
    );
  });

  test('comes in without a word that its list does not know, and says so', () => {
    const { values, issues } = read(withCell(6, 'quando der'));
    expect(values['billingPeriod']).toBeNull();
    expect(issues).toEqual([{ column: 'periodo', reason: 'unknown_word', value: 'quando der', kept: true }]);
  });

  test('keeps a formula as the text it is', () => {
    expect(read(withCell(1, "=cmd|' /C calc'!A0")).values['product']).toBe("=cmd|' /C calc'!A0");
  });
});

test('yes and no are read in both languages, nothing else is', () => {
  expect(['Sim', 'TRUE', '1', 'x', 'verdadeiro'].map(readYesNo)).toEqual([1, 1, 1, 1, 1]);
  expect(['Não', 'False', '0', 'N'].map(readYesNo)).toEqual([0, 0, 0, 0]);
  expect([readYesNo('talvez'), readYesNo(true)]).toEqual([null, 1]);
});

describe('a cell of a CSV file for people', () => {
  test.each([
    ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-2+3', "'-2+3"],
    ['\t=1', "'\t=1"],
    ['-12,5', '"-12,5"'],
    ['-12.5', '-12.5'],
    ['a;b', '"a;b"'],
    ['diz "oi"\nlinha', '"diz ""oi""\nlinha"'],
    ['=A1,B1', '"\'=A1,B1"'],
  ])('%j is written %j', (value, written) => {
    expect(csvCell(value)).toBe(written);
  });

  test('stands in a line', () => {
    expect(csvLine([1, 'a,b'])).toBe('1,"a,b"\r\n');
  });
});
