import { renameSync, rmSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { SMALL_CACHE_KB, openConnection } from '#database/connection.ts';
import type { CareTask } from './file-care.ts';
import { isWhole } from './file-check.ts';

/** Copies or checks the whole file on a thread and a connection of its own: nobody waits for it. */
const { file, key, backup } = workerData as CareTask;

const copy = ({ unfinished, path }: NonNullable<CareTask['backup']>): boolean => {
  rmSync(unfinished, { force: true });
  const database = openConnection({ file, key, readonly: true, cacheKb: SMALL_CACHE_KB });
  try {
    // Encrypted with the same key; `backup()` fails on an encrypted source.
    database.prepare('VACUUM INTO ?').run(unfinished);
  } finally {
    database.close();
  }
  if (!isWhole(unfinished, key)) return false;
  renameSync(unfinished, path);
  return true;
};

parentPort?.postMessage(backup ? copy(backup) : isWhole(file, key));
