import { type DecimalMark, isCurrency, parseDecimal, parseMoney } from '../money.ts';
import type { SurveyKind } from '../vocabulary.ts';
import { type Cell, cellText } from './cell.ts';
import type { ColumnMap } from './column-match.ts';
import { type DateOrder, type Moment, readDay, readMoment } from './date-reading.ts';
import { fieldsOfKind } from './fact-fields.ts';
import type { ImportField, ImportKind } from './import-kinds.ts';
import { choiceReader, readYesNo } from './word-reading.ts';

/** Why a value was refused; keys of the `import` texts. */
export const rejectReasons = [
  'required_missing',
  'not_a_date',
  'not_a_number',
  'not_whole',
  'not_yes_no',
  'not_a_currency',
  'unknown_word',
  'too_long',
  'out_of_range',
  'control_character',
  'too_many_cells',
  'too_few_cells',
  'repeated_id',
  'account_not_found',
  'account_in_trash',
  'account_ambiguous',
  'account_changed',
  'contract_not_found',
  'contract_of_other_account',
  'name_not_found',
  'amount_missing',
  'end_missing',
] as const;
export type RejectReason = (typeof rejectReasons)[number];

export interface RowIssue {
  /** The file's own name of the column; empty for the row as a whole. */
  column: string;
  reason: RejectReason;
  value: string;
  /** The row comes in without this value instead of being rejected. */
  kept: boolean;
}

export type ReadValue = string | number | null;

export interface RowReading {
  values: Record<string, ReadValue>;
  issues: RowIssue[];
}

export interface RowSettings {
  kind: ImportKind;
  headers: readonly string[];
  columns: ColumnMap;
  decimalMark: DecimalMark;
  dateOrder: DateOrder;
  /** For amounts that name none. */
  currency: string;
  surveyKind: SurveyKind | null;
}

/** Turns a clock time into a UTC instant in the workspace's zone; null for a time that no clock shows. */
export type ToInstant = (moment: Moment) => string | null;

type Read = ReadValue | { refused: RejectReason; keep?: ReadValue };

/** Line breaks and tabs belong to notes; every other control character is a damaged cell. */
const control = /(?![\t\n\r])\p{Cc}/u;

const readText = (cell: Cell, longest: number): Read => {
  const text = cellText(cell);
  if (control.test(text)) return { refused: 'control_character' };
  return text.length > longest ? { refused: 'too_long' } : text;
};

const readNumber = (cell: Cell, mark: DecimalMark): number | null => {
  if (typeof cell !== 'string') return typeof cell === 'number' ? cell : null;
  // Most numbers of a large file are plain counts.
  return /^\d{1,15}$/.test(cell) ? Number(cell) : parseDecimal(cell, mark);
};

const readWhole = (cell: Cell, mark: DecimalMark, most = Number.MAX_SAFE_INTEGER): Read => {
  const number = readNumber(cell, mark);
  if (number === null || !Number.isFinite(number)) return { refused: 'not_a_number' };
  if (!Number.isInteger(number)) return { refused: 'not_whole' };
  return Math.abs(number) > most ? { refused: 'out_of_range' } : number;
};

/** Money is read when the currency of the row is known. */
const reader = (field: ImportField, settings: RowSettings, toInstant: ToInstant): ((cell: Cell) => Read) => {
  const { type } = field;
  switch (type.is) {
    case 'text':
    case 'long_text':
      return (cell) => readText(cell, type.longest);
    case 'reference':
      return (cell) => readText(cell, 200);
    case 'tags':
      return (cell) => readText(cell, 1000);
    case 'day':
      return (cell) => readDay(cell, settings.dateOrder) ?? { refused: 'not_a_date' };
    case 'instant':
      return (cell) => {
        const moment = readMoment(cell, settings.dateOrder);
        return (moment && toInstant(moment)) ?? { refused: 'not_a_date' };
      };
    case 'whole':
      return (cell) => readWhole(cell, settings.decimalMark);
    case 'score':
      return (cell) => {
        const score = readWhole(cell, settings.decimalMark);
        return typeof score === 'number' && (score < 1 || score > type.most) ? { refused: 'out_of_range' } : score;
      };
    case 'money':
      return (cell) => cellText(cell);
    case 'yes_no':
      return (cell) => readYesNo(cell) ?? { refused: 'not_yes_no' };
    case 'currency':
      return (cell) => {
        const code = cellText(cell).toUpperCase();
        return isCurrency(code) ? code : code === 'R$' ? 'BRL' : code === '$' ? 'USD' : { refused: 'not_a_currency' };
      };
    case 'choice': {
      const read = choiceReader(type.words);
      return (cell) => read(cell) ?? { refused: 'unknown_word', keep: type.otherwise ?? null };
    }
  }
};

const isBlank = (cell: Cell | undefined) => cell === undefined || (typeof cell === 'string' && cell.trim() === '');

/** A money text in the row's currency, as minor units. A workbook's number has no mark to mistake. */
const readMoney = (cell: Cell, settings: RowSettings, currency: string): Read => {
  if (cell instanceof Date || typeof cell === 'boolean') return { refused: 'not_a_number' };
  const money =
    typeof cell === 'number'
      ? parseMoney(String(cell), '.', currency)
      : parseMoney(cell, settings.decimalMark, currency);
  return money ? money.minor : { refused: 'not_a_number' };
};

/** Reads the rows of one file: cells → values of the fields they fill, with what was refused and why (O1). */
export const rowReader = (settings: RowSettings, toInstant: ToInstant): ((cells: readonly Cell[]) => RowReading) => {
  const fields = fieldsOfKind[settings.kind];
  const columns = settings.columns.flatMap((key, index) => {
    const field = key === null ? undefined : fields[key];
    if (key === null || !field) return [];
    return [{ key, index, field, read: reader(field, settings, toInstant), header: settings.headers[index] ?? '' }];
  });
  const currencyColumn = columns.find(({ field }) => field.type.is === 'currency');

  return (cells) => {
    const values: Record<string, ReadValue> = {};
    const issues: RowIssue[] = [];
    const currencyCell = currencyColumn && cells[currencyColumn.index];
    const named = currencyCell === undefined || isBlank(currencyCell) ? null : currencyColumn?.read(currencyCell);
    const currency = typeof named === 'string' ? named : settings.currency;
    for (const { key, index, field, read, header } of columns) {
      const cell = cells[index];
      if (cell === undefined || isBlank(cell)) {
        values[key] = null;
        if (field.required) issues.push({ column: header, reason: 'required_missing', value: '', kept: false });
        continue;
      }
      const result = field.type.is === 'money' ? readMoney(cell, settings, currency) : read(cell);
      if (result === null || typeof result !== 'object') {
        values[key] = result;
        continue;
      }
      const kept = result.keep !== undefined && !(field.required && result.keep === null);
      values[key] = result.keep ?? null;
      issues.push({ column: header, reason: result.refused, value: cellText(cell).slice(0, 200), kept });
    }
    return { values, issues };
  };
};
