import { parentPort, workerData } from 'node:worker_threads';
import readXlsxFile from 'read-excel-file/node';
import type { Cell } from '#shared/domain/import/cell.ts';
import type { FileRecord } from './csv-records.ts';

/** Records of one message: core takes each in without holding up what else it does. */
const PIECE = 2000;

export interface WorkbookWorkerData {
  path: string;
}
/** A sheet comes in pieces, in order; a sheet without records as one empty piece. Null: the file is no workbook. */
export type WorkbookReply = { sheet: string; records: FileRecord[] } | { end: true } | null;

const post = (reply: WorkbookReply) => parentPort?.postMessage(reply);

const records = (rows: readonly (readonly (Cell | null)[])[]): FileRecord[] =>
  rows.flatMap((row, index) => {
    const cells = row.map((cell) => cell ?? '');
    return cells.every((cell) => cell === '') ? [] : [{ line: index + 1, cells }];
  });

/** Unpacks one workbook and ends: it is read whole, which takes seconds for a large one. */
async function run(): Promise<void> {
  try {
    const sheets = await readXlsxFile((workerData as WorkbookWorkerData).path);
    for (const { sheet, data } of sheets) {
      const all = records(data as unknown as (Cell | null)[][]);
      for (let at = 0; at === 0 || at < all.length; at += PIECE) post({ sheet, records: all.slice(at, at + PIECE) });
    }
    post({ end: true });
  } catch {
    post(null);
  }
}

await run();
