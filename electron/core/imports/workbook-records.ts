import { open } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { DomainError } from '../kernel/domain-error.ts';
import { workerFile } from '../kernel/worker-file.ts';
import type { FileRecord } from './csv-records.ts';
import type { WorkbookReply, WorkbookWorkerData } from './workbook-worker.ts';

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
  const sheets = await readInWorker(path);
  if (sheets === null) throw new DomainError('FILE_NOT_TABLE', { name });
  return sheets;
};

/** On a thread of its own, so that a large workbook holds up nobody's typing. Null for a file that is no workbook. */
const readInWorker = (path: string): Promise<WorkbookSheet[] | null> =>
  new Promise((resolve, reject) => {
    const workerData: WorkbookWorkerData = { path };
    const worker = new Worker(workerFile('imports/workbook-worker.ts'), { workerData });
    const sheets: WorkbookSheet[] = [];
    worker.on('message', (reply: WorkbookReply) => {
      if (reply === null) resolve(null);
      else if ('end' in reply) resolve(sheets);
      else {
        const last = sheets.at(-1);
        if (last?.sheet === reply.sheet) last.records.push(...reply.records);
        else sheets.push(reply);
      }
    });
    worker.on('error', reject);
    worker.on('exit', () => resolve(null));
  });
