/**
 * One cell of a CSV file for people. A spreadsheet runs a text that starts like a formula, so such a text gets an
 * apostrophe in front (security.md 5.1); plain negative numbers stay numbers.
 */
export const csvCell = (value: string | number): string => {
  const text = String(value);
  const risky = /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+(?:[.,]\d+)?$/.test(text);
  const guarded = risky ? `'${text}` : text;
  return /[",;\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
};

export const csvLine = (cells: readonly (string | number)[], delimiter = ','): string =>
  `${cells.map(csvCell).join(delimiter)}\r\n`;
