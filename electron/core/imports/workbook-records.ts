import { open } from 'node:fs/promises';
import type { Cell } from '#shared/domain/import/cell.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { FileRecord } from './csv-records.ts';

/** A workbook is unpacked whole in memory, so both sizes are bounded; larger data comes as CSV, which is streamed. */
const LARGEST_FILE_MIB = 50;
const LARGEST_UNPACKED = 600 * 1024 * 1024;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;

/** Bytes that the archive says it unpacks to; null for what is no archive. */
const unpackedSize = async (path: string): Promise<number | null> => {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const tail = Buffer.alloc(Math.min(size, 65_557));
    await file.read(tail, 0, tail.length, size - tail.length);
    const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
    if (end < 0 || tail.readUInt32LE(end) !== END_OF_DIRECTORY || end + 20 > tail.length) return null;
    const directory = Buffer.alloc(Math.min(tail.readUInt32LE(end + 12), size));
    await file.read(directory, 0, directory.length, tail.readUInt32LE(end + 16));
    let total = 0;
    for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === DIRECTORY_ENTRY;) {
      total += directory.readUInt32LE(at + 24);
      at += 46 + directory.readUInt16LE(at + 28) + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    }
    return total;
  } finally {
    await file.close();
  }
};

export interface WorkbookSheet {
  sheet: string;
  records: FileRecord[];
}

/**
 * Every sheet of a workbook (.xlsx) with typed cells; rows without a value are left out.
 * @throws DomainError FILE_TOO_LARGE, FILE_NOT_TABLE
 */
export const readWorkbook = async (path: string, name: string, bytes: number): Promise<WorkbookSheet[]> => {
  const tooLarge = new DomainError('FILE_TOO_LARGE', { name, limitMiB: LARGEST_FILE_MIB });
  if (bytes > LARGEST_FILE_MIB * 1024 * 1024) throw tooLarge;
  const unpacked = await unpackedSize(path);
  if (unpacked === null) throw new DomainError('FILE_NOT_TABLE', { name });
  if (unpacked > LARGEST_UNPACKED) throw tooLarge;
  try {
    // Loaded only where a workbook is imported.
    const { default: readXlsxFile } = await import('read-excel-file/node');
    const sheets = await readXlsxFile(path);
    return sheets.map(({ sheet, data }) => ({ sheet, records: records(data as unknown as (Cell | null)[][]) }));
  } catch {
    throw new DomainError('FILE_NOT_TABLE', { name });
  }
};

const records = (rows: readonly (readonly (Cell | null)[])[]): FileRecord[] =>
  rows.flatMap((row, index) => {
    const cells = row.map((cell) => cell ?? '');
    return cells.every((cell) => cell === '') ? [] : [{ line: index + 1, cells }];
  });
