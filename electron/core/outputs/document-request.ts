import type { ClientView } from '#shared/domain/client-view.ts';
import type { OutputKind } from '#shared/domain/vocabulary.ts';
import type { OutputErrorCode } from './output-error.ts';
import type { RecapAttachment } from './recap/recap-builder.ts';

/** What a worker is asked for; the PDF is printed from a page and comes from elsewhere. */
export interface DocumentRequest {
  kind: Exclude<OutputKind, 'pdf'>;
  view: ClientView;
  attachments: readonly RecapAttachment[];
}

export type DocumentReply = { bytes: Uint8Array } | { code: OutputErrorCode; detail: string };
