import type { DocumentRequest } from './document-request.ts';

/** One document from one client view. The libraries are large: each is loaded only for its own kind. */
export async function buildDocument({ kind, view, attachments }: DocumentRequest): Promise<Uint8Array> {
  switch (kind) {
    case 'pptx':
      return (await import('./deck/deck-builder.ts')).buildDeck(view);
    case 'docx':
      return (await import('./minutes/minutes-builder.ts')).buildMinutes(view);
    case 'ics':
      return (await import('./invitation/invitation-builder.ts')).buildInvitation(view);
    case 'eml':
      return (await import('./recap/recap-builder.ts')).buildRecap(view, attachments);
    default:
      return assertNever(kind);
  }
}

function assertNever(kind: never): never {
  throw new Error(`unknown document kind ${String(kind)}`);
}
