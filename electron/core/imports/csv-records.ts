import { createReadStream } from 'node:fs';
import { Transform, pipeline } from 'node:stream';
import type { CsvError } from 'csv-parse';
import type { Cell } from '#shared/domain/import/cell.ts';
import type { Encoding } from '#shared/domain/import/encoding-guess.ts';
import { DomainError } from '../kernel/domain-error.ts';

/** One record of a file: the line it starts on, and its cells. */
export interface FileRecord {
  line: number;
  cells: readonly Cell[];
}

export interface CsvOptions {
  path: string;
  name: string;
  encoding: Encoding;
  delimiter: string;
  /** Reads only so many bytes from the start; the record that is cut there is left out. */
  firstBytes?: number;
  signal?: AbortSignal | undefined;
  /** Called with the bytes read so far. */
  onBytes?: (bytes: number) => void;
}

/** A quote that is never closed swallows the rest of the file: no record of a table is this long. */
const LONGEST_RECORD = 1_000_000;

const decoded = (encoding: Encoding): Transform => {
  const decoder = new TextDecoder(encoding);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, decoder.decode(chunk, { stream: true }));
    },
    flush(done) {
      done(null, decoder.decode());
    },
  });
};

const newlines = (cells: readonly string[]): number => {
  let count = 0;
  for (const cell of cells) if (cell.includes('\n')) count += cell.split('\n').length - 1;
  return count;
};

/**
 * Streams the records of a CSV file of any size: the file is never in memory.
 * @throws DomainError FILE_ROW_BROKEN where a quote opens and never closes, FILE_NOT_READABLE
 */
export async function* csvRecords(options: CsvOptions): AsyncGenerator<FileRecord> {
  const { path, name, encoding, delimiter, firstBytes, signal, onBytes } = options;
  // Loaded only where a file is imported: core starts without it.
  const { parse } = await import('csv-parse');
  const source = createReadStream(path, firstBytes === undefined ? {} : { end: firstBytes - 1 });
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      onBytes?.(source.bytesRead);
      done(null, chunk);
    },
  });
  const parser = parse({
    delimiter,
    bom: true,
    // Lines of one file may end in different ways, once several programs have had it.
    record_delimiter: ['\r\n', '\n', '\r'],
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_RECORD,
  });
  const streams = encoding === 'utf-8' ? [source, counted, parser] : [source, counted, decoded(encoding), parser];
  pipeline(streams, () => undefined);
  const stop = () => source.destroy(new Error('stopped'));
  signal?.addEventListener('abort', stop);
  let held: FileRecord | null = null;
  let last = 0;
  try {
    for await (const item of parser) {
      const { record, info } = item as { record: string[]; info: { lines: number } };
      // One record behind, so that the one a partial read cuts is known to be the last.
      if (held) yield held;
      last = info.lines;
      held = { line: info.lines - newlines(record), cells: record };
    }
    if (held && (firstBytes === undefined || source.bytesRead < firstBytes)) yield held;
  } catch (error) {
    if (signal?.aborted) return;
    if (firstBytes !== undefined && source.bytesRead >= firstBytes && isOpenQuote(error)) return;
    throw readable(error, name, last + 1);
  } finally {
    signal?.removeEventListener('abort', stop);
    source.destroy();
  }
}

const isOpenQuote = (error: unknown) => (error as CsvError).code === 'CSV_QUOTE_NOT_CLOSED';

const readable = (error: unknown, name: string, line: number): unknown => {
  const { code } = error as { code?: string };
  if (code?.startsWith('CSV_')) return new DomainError('FILE_ROW_BROKEN', { name, line });
  return code && /^E[A-Z]+$/.test(code) ? new DomainError('FILE_NOT_READABLE', { name }) : error;
};
