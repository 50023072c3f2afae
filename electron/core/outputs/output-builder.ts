import { Worker } from 'node:worker_threads';
import type { ClientView } from '#shared/domain/client-view.ts';
import { workerFile } from '../kernel/worker-file.ts';
import type { DocumentReply, DocumentRequest } from './document-request.ts';
import { OutputError } from './output-error.ts';
import { tellingOf } from './output-texts.ts';
import type { RecapAttachment } from './recap/recap-builder.ts';
import { recapSubject, recapText } from './recap/recap-content.ts';

export interface BuildOptions {
  signal?: AbortSignal | undefined;
  /** For the recap only. */
  attachments?: readonly RecapAttachment[];
}

/**
 * Builds one document of a review (F7) on a thread of its own, so that core goes on answering.
 * @throws OutputError `OUTPUT_ABORTED`, `OUTPUT_NEEDS_DATE` (invitation without a date), `OUTPUT_FAILED` with its cause
 */
export function buildOutput(
  kind: DocumentRequest['kind'],
  view: ClientView,
  { signal, attachments = [] }: BuildOptions = {},
): Promise<Uint8Array> {
  if (signal?.aborted) return Promise.reject(new OutputError('OUTPUT_ABORTED'));
  return new Promise((resolve, reject) => {
    const request: DocumentRequest = { kind, view, attachments };
    const worker = new Worker(workerFile('outputs/output-worker.ts'), { workerData: request });
    const settle = (finish: () => void): void => {
      signal?.removeEventListener('abort', abort);
      finish();
      void worker.terminate();
    };
    const abort = (): void => settle(() => reject(new OutputError('OUTPUT_ABORTED')));
    signal?.addEventListener('abort', abort, { once: true });
    worker.once('message', (reply: DocumentReply) => {
      settle(() => {
        if ('bytes' in reply) resolve(reply.bytes);
        else reject(new OutputError(reply.code, reply));
      });
    });
    worker.once('error', (cause) => settle(() => reject(new OutputError('OUTPUT_FAILED', { cause }))));
    worker.once('exit', (code) => {
      settle(() => reject(new OutputError('OUTPUT_FAILED', { detail: `worker ended with ${code}` })));
    });
  });
}

/** The recap to be copied into any mail program: the same words as the draft. */
export function recapOf(view: ClientView): { subject: string; text: string } {
  const telling = tellingOf(view);
  return { subject: recapSubject(telling), text: recapText(telling) };
}
