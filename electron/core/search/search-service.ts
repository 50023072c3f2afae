import { Worker } from 'node:worker_threads';
import type { DatabaseKey } from '#database/connection.ts';
import type { SearchHit } from '#shared/contract/system.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { workerFile } from '../kernel/worker-file.ts';

export interface SearchWorkerData {
  file: string;
  key: DatabaseKey;
}
export interface SearchRequest {
  id: number;
  text: string;
  limit: number;
}
export type SearchReply = { id: number; hits: SearchHit[] } | { id: number; error: string };

interface Waiting {
  resolve: (hits: SearchHit[]) => void;
  reject: (error: Error) => void;
}

/** Hands searches to the read worker; it starts with the first search and stops with the workspace. */
export class SearchService {
  readonly #kernel: Kernel;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #next = 1;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  query(text: string, limit: number): Promise<SearchHit[]> {
    const worker = (this.#worker ??= this.#start());
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, text, limit } satisfies SearchRequest);
    });
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = null;
  }

  #start(): Worker {
    const workerData: SearchWorkerData = { file: this.#kernel.databaseFile, key: this.#kernel.key };
    const worker = new Worker(workerFile('search/search-worker.ts'), { workerData });
    worker.unref();
    worker.on('message', (reply: SearchReply) => {
      const waiting = this.#waiting.get(reply.id);
      this.#waiting.delete(reply.id);
      if ('hits' in reply) waiting?.resolve(reply.hits);
      else waiting?.reject(new Error(reply.error));
    });
    worker.on('error', (error) => this.#failed(error));
    return worker;
  }

  #failed(reason: unknown) {
    const error = reason instanceof Error ? reason : new Error(String(reason));
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
    this.#worker = null;
  }
}
