import { Worker } from 'node:worker_threads';
import type { DatabaseKey } from '#database/connection.ts';
import { workerFile } from '../kernel/worker-file.ts';

export interface CheckpointTask {
  file: string;
  key: DatabaseKey;
}

/** Moves the write-ahead log of an open file into it: both are on the disk when it resolves. Rejects on a full disk. */
export const checkpointAside = (workerData: CheckpointTask): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(workerFile('workspaces/checkpoint-worker.ts'), {
      workerData,
      // It holds a few statements; a thread's usual share would be more than all of core's.
      resourceLimits: { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 32 },
    });
    worker.once('error', reject);
    worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error('the worker ended'))));
  });
