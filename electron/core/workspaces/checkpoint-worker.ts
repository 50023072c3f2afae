import { workerData } from 'node:worker_threads';
import { SMALL_CACHE_KB, openConnection } from '#database/connection.ts';
import type { CheckpointTask } from './checkpoint.ts';

/** Moves the write-ahead log into the file on a thread and a connection of its own; whoever reads or writes goes on. */
const database = openConnection({ ...(workerData as CheckpointTask), cacheKb: SMALL_CACHE_KB });
try {
  database.pragma('wal_checkpoint(PASSIVE)');
} finally {
  database.close();
}
