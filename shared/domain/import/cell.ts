/** What a file holds in one place: text from CSV, typed values from a workbook. */
export type Cell = string | number | boolean | Date;

/** The cell as text, for messages and text fields; a workbook's date without a time is a day. */
export const cellText = (cell: Cell): string => {
  if (typeof cell === 'string') return cell.trim();
  if (!(cell instanceof Date)) return String(cell);
  const text = Number.isNaN(cell.getTime()) ? '' : cell.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 16).replace('T', ' ');
};

/** Words as they are compared: no case, no accents, one underscore between them. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
