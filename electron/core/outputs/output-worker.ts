import { parentPort, workerData } from 'node:worker_threads';
import { buildDocument } from './document-builders.ts';
import type { DocumentReply, DocumentRequest } from './document-request.ts';
import { OutputError } from './output-error.ts';

/** Builds one document and ends: pptxgenjs keeps state in its module, so each document has a thread of its own. */
async function run(): Promise<void> {
  try {
    const bytes = await buildDocument(workerData as DocumentRequest);
    parentPort?.postMessage({ bytes } satisfies DocumentReply);
  } catch (error) {
    const reply: DocumentReply =
      error instanceof OutputError
        ? { code: error.code, detail: '' }
        : { code: 'OUTPUT_FAILED', detail: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    parentPort?.postMessage(reply);
  }
}

await run();
