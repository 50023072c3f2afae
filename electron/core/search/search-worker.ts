import { parentPort, workerData } from 'node:worker_threads';
import { openConnection } from '#database/connection.ts';
import { SearchEngine } from './search-engine.ts';
import type { SearchReply, SearchRequest, SearchWorkerData } from './search-service.ts';

/** Search on a thread and a connection of its own: a keystroke never waits for a write or a report. */
const { file, key } = workerData as SearchWorkerData;
const engine = new SearchEngine(openConnection({ file, key, readonly: true }));
const port = parentPort;

port?.on('message', ({ id, text, limit }: SearchRequest) => {
  let reply: SearchReply;
  try {
    reply = { id, hits: engine.query(text, limit) };
  } catch (error) {
    reply = { id, error: String(error) };
  }
  port.postMessage(reply);
});
