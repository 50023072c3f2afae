import { open } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Encoding, Utf8Check, isZip, looksBinary, markedEncoding } from '#shared/domain/import/encoding-guess.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { type FileRecord, csvRecords } from './csv-records.ts';
import { type WorkbookSheet, readWorkbook } from './workbook-records.ts';

export interface TableFile {
  path: string;
  name: string;
  bytes: number;
  format: 'csv' | 'xlsx';
  /** Of text; from its mark, else by looking at every byte. */
  encoding: Encoding;
  /** Of a workbook, read whole. */
  sheets: WorkbookSheet[];
}

const START = 64 * 1024;

/**
 * Says what a file is, before anything is read from it as a table.
 * @throws DomainError FILE_NOT_READABLE, FILE_EMPTY, FILE_NOT_TABLE, FILE_TOO_LARGE
 */
export const openTableFile = async (path: string, name: string): Promise<TableFile> => {
  let file;
  try {
    file = await open(path, 'r');
  } catch {
    throw new DomainError('FILE_NOT_READABLE', { name });
  }
  try {
    const { size: bytes } = await file.stat();
    if (bytes === 0) throw new DomainError('FILE_EMPTY', { name });
    const start = Buffer.alloc(Math.min(bytes, START));
    await file.read(start, 0, start.length, 0);
    if (isZip(start)) {
      const sheets = await readWorkbook(path, name, bytes);
      return { path, name, bytes, format: 'xlsx', encoding: 'utf-8', sheets };
    }
    const marked = markedEncoding(start);
    if (!marked?.startsWith('utf-16') && looksBinary(start)) throw new DomainError('FILE_NOT_TABLE', { name });
    const encoding = marked ?? ((await isUtf8(file)) ? 'utf-8' : 'windows-1252');
    return { path, name, bytes, format: 'csv', encoding, sheets: [] };
  } finally {
    await file.close();
  }
};

/** The first accent may stand in the last line, so the whole file is looked at: about 300 MB a second. */
const isUtf8 = async (file: Awaited<ReturnType<typeof open>>): Promise<boolean> => {
  const check = new Utf8Check();
  const piece = Buffer.alloc(1024 * 1024);
  for (let at = 0; ;) {
    const { bytesRead } = await file.read(piece, 0, piece.length, at);
    if (bytesRead === 0) return check.end();
    if (!check.add(piece.subarray(0, bytesRead))) return false;
    at += bytesRead;
    await nextTurn();
  }
};

export interface ReadTableOptions {
  encoding: Encoding;
  delimiter: string;
  sheet: string | null;
  firstBytes?: number;
  signal?: AbortSignal | undefined;
  onBytes?: (bytes: number) => void;
}

/** The records of a file, header first. A workbook counts its records as bytes. */
export async function* tableRecords(file: TableFile, options: ReadTableOptions): AsyncGenerator<FileRecord> {
  if (file.format === 'csv') {
    yield* csvRecords({ path: file.path, name: file.name, ...options });
    return;
  }
  const found = file.sheets.find(({ sheet }) => sheet === options.sheet) ?? file.sheets[0];
  const all = found?.records ?? [];
  for (const [index, record] of all.entries()) {
    if (options.signal?.aborted) return;
    options.onBytes?.(Math.round((file.bytes * index) / all.length));
    // Rows of a workbook are in memory already: without a pause the user's own writes would wait for all of them.
    if (index % 500 === 499) await nextTurn();
    yield record;
  }
}
