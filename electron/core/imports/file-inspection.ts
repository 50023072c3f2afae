import type { ImportFile, ImportIssue, ImportSettings } from '#shared/contract/imports.ts';
import { cellText } from '#shared/domain/import/cell.ts';
import { guessCurrency, guessKind, matchColumns } from '#shared/domain/import/column-match.ts';
import { guessDateOrder } from '#shared/domain/import/date-reading.ts';
import { guessDelimiter } from '#shared/domain/import/delimiter-guess.ts';
import { fieldsOfKind, missingFields } from '#shared/domain/import/fact-fields.ts';
import type { ImportKind } from '#shared/domain/import/import-kinds.ts';
import { guessDecimalMark } from '#shared/domain/import/number-guess.ts';
import { type ToInstant, rowReader } from '#shared/domain/import/row-reading.ts';
import type { SurveyKind } from '#shared/domain/vocabulary.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { FileRecord } from './csv-records.ts';
import { readStart } from './file-start.ts';
import { type TableFile, tableRecords } from './table-file.ts';

/** Settings are detected from this much of a file; the preview shows the first rows. */
const SAMPLE_BYTES = 1024 * 1024;
const SAMPLE_ROWS = 5000;
const PREVIEW_ROWS = 8;

interface InspectOptions {
  token: string;
  /** Set by hand. */
  given: { [Key in keyof ImportSettings]?: ImportSettings[Key] | undefined };
  /** Of the workspace, for amounts that name none. */
  currency: string;
  toInstant: ToInstant;
}

const sampleRecords = async (file: TableFile, settings: Pick<ImportSettings, 'encoding' | 'delimiter' | 'sheet'>) => {
  const records: FileRecord[] = [];
  for await (const record of tableRecords(file, { ...settings, firstBytes: SAMPLE_BYTES })) {
    records.push(record);
    if (records.length > SAMPLE_ROWS) break;
  }
  return records;
};

const valuesOf = (rows: readonly FileRecord[], columns: readonly number[]): string[] =>
  columns.flatMap((column) =>
    rows.flatMap(({ cells }) => (typeof cells[column] === 'string' && cells[column] ? [cells[column]] : [])),
  );

const columnsOfType = (kind: ImportKind | null, columns: readonly (string | null)[], types: readonly string[]) =>
  columns.flatMap((key, index) => {
    const type = kind && key !== null ? fieldsOfKind[kind][key]?.type.is : undefined;
    return type && types.includes(type) ? [index] : [];
  });

const surveyKindIn = (headers: readonly string[], name: string): SurveyKind | null => {
  const text = `${headers.join(' ')} ${name}`.toLowerCase();
  return text.includes('nps') ? 'nps' : text.includes('csat') ? 'csat' : /\bces\b/.test(text) ? 'ces' : null;
};

/**
 * Says how a file would be read and shows its first rows as they would be written (O1). Nothing is written.
 * @throws DomainError FILE_EMPTY, FILE_ROW_BROKEN, FILE_NOT_READABLE
 */
export const inspectFile = async (file: TableFile, options: InspectOptions): Promise<ImportFile> => {
  const { token, given, toInstant } = options;
  const encoding = given.encoding ?? file.encoding;
  const guessed = guessDelimiter(file.format === 'csv' ? await readStart(file.path, encoding) : '');
  const delimiter = given.delimiter ?? guessed.delimiter;
  const sheet = file.format === 'xlsx' ? (given.sheet ?? file.sheets[0]?.sheet ?? null) : null;
  const [header, ...rows] = await sampleRecords(file, { encoding, delimiter, sheet });
  const headers = header?.cells.map((cell) => cellText(cell)) ?? [];
  if (headers.every((text) => text === '')) throw new DomainError('FILE_EMPTY', { name: file.name });

  const kind = given.kind !== undefined ? given.kind : guessKind(headers, file.name);
  const fits = given.columns?.length === headers.length && given.columns.every((key) => fills(kind, key));
  const columns = fits && given.columns ? given.columns : kind ? matchColumns(headers, kind) : headers.map(() => null);
  const dates = valuesOf(rows, columnsOfType(kind, columns, ['day', 'instant']));
  const numbers = valuesOf(rows, columnsOfType(kind, columns, ['whole', 'money', 'score']));
  const moneyColumns = columnsOfType(kind, columns, ['money']);
  const mark = guessDecimalMark(numbers, delimiter);
  const order = guessDateOrder(dates);
  const currency = guessCurrency(
    moneyColumns.map((column) => headers[column] ?? ''),
    valuesOf(rows, moneyColumns),
  );
  const settings: ImportSettings = {
    kind,
    encoding,
    delimiter,
    sheet,
    decimalMark: given.decimalMark ?? mark.mark,
    dateOrder: given.dateOrder !== undefined ? given.dateOrder : order.order,
    currency: given.currency ?? currency ?? options.currency,
    surveyKind:
      given.surveyKind !== undefined ? given.surveyKind : kind === 'survey' ? surveyKindIn(headers, file.name) : null,
    columns,
  };
  const sure = {
    delimiter: given.delimiter !== undefined || file.format === 'xlsx' || guessed.sure,
    decimalMark: given.decimalMark !== undefined || mark.sure,
    dateOrder: settings.dateOrder !== null,
    currency:
      given.currency !== undefined || currency !== null || moneyColumns.length === 0 || columns.includes('currency'),
  };
  return {
    token,
    name: file.name,
    bytes: file.bytes,
    format: file.format,
    sheets: file.sheets.map((each) => each.sheet),
    settings,
    sure,
    columns: headers.map((text, column) => ({ header: text, samples: samples(rows, column) })),
    problems: problemsOf(headers, rows.length, settings, sure),
    preview: previewOf(headers, rows.slice(0, PREVIEW_ROWS), settings, toInstant),
  };
};

const fills = (kind: ImportKind | null, key: string | null) =>
  key === null || (kind !== null && key in fieldsOfKind[kind]);

const samples = (rows: readonly FileRecord[], column: number): string[] => {
  const found = new Set<string>();
  for (const { cells } of rows) {
    const text = cells[column] === undefined ? '' : cellText(cells[column]).slice(0, 60);
    if (text !== '') found.add(text);
    if (found.size === 3) break;
  }
  return [...found];
};

/** What must be settled before the file can be read whole; the page puts these first. */
export const problemsOf = (
  headers: readonly string[],
  rows: number,
  settings: ImportSettings,
  sure: ImportFile['sure'],
): ImportFile['problems'] => {
  const { kind, columns } = settings;
  const problems: ImportFile['problems'] = [];
  const add = (code: ImportFile['problems'][number]['code'], blocking: boolean, detail = '') =>
    problems.push({ code, blocking, detail });
  if (headers.length < 2) add('one_column', true);
  else if (rows === 0) add('header_only', true);
  if (kind === null && headers.length >= 2) add('kind_unknown', true);
  if (kind !== null) {
    const mapped = new Set(columns.filter((key) => key !== null));
    for (const field of missingFields(kind, mapped)) add('missing_field', true, field);
    const twice = [...mapped].filter((key) => columns.indexOf(key) !== columns.lastIndexOf(key));
    for (const field of twice) add('repeated_header', true, field);
    if (kind === 'survey' && settings.surveyKind === null && !mapped.has('surveyKind')) add('survey_kind_open', true);
  }
  if (!sure.dateOrder) add('date_order_open', true);
  if (!sure.decimalMark) add('decimal_mark_open', false);
  if (!sure.currency) add('currency_open', false);
  return problems;
};

const previewOf = (
  headers: readonly string[],
  rows: readonly FileRecord[],
  settings: ImportSettings,
  toInstant: ToInstant,
): ImportFile['preview'] => {
  const { kind, columns } = settings;
  const fields = columns.filter((key) => key !== null);
  if (kind === null) return { fields: [], rows: [], issues: [] };
  const read = rowReader({ ...settings, kind, headers, dateOrder: settings.dateOrder ?? 'ymd' }, toInstant);
  const issues: ImportIssue[] = [];
  const shown = rows.map(({ line, cells }) => {
    const reading = read(cells);
    issues.push(...reading.issues.map((issue) => ({ line, ...issue })));
    const rejected = reading.issues.some((issue) => !issue.kept);
    return { line, values: fields.map((key) => reading.values[key] ?? null), rejected };
  });
  return { fields, rows: shown, issues };
};
