import type { ClientView } from '#shared/domain/client-view.ts';
import { viewFormat } from '#shared/domain/client-view/format.ts';
import type { OutputKind } from '#shared/domain/vocabulary.ts';
import { tellingOf } from '../outputs/output-texts.ts';
import { safeFileName } from './whole-file.ts';

const files: Record<OutputKind, string> = {
  pptx: 'deck',
  pdf: 'report',
  docx: 'minutes',
  ics: 'invitation',
  eml: 'recap',
};

/** `QBR Clínica Aurora 2026-03-20 – Apresentação.pptx`, in the account's language. */
export function documentName(output: OutputKind, view: ClientView): string {
  const { t } = tellingOf(view);
  const day = view.review.startsAt?.slice(0, 10) ?? view.dataAsOf;
  return safeFileName(
    `${t(`kind.${view.review.kind}`)} ${view.account.name} ${day} – ${t(`file.${files[output]}`)}.${output}`,
  );
}

export async function makeDocument(
  output: Exclude<OutputKind, 'pdf'>,
  view: ClientView,
  _signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const { buildDeck } = await import('../outputs/deck/deck-builder.ts');
  if (output === 'pptx') return buildDeck(view);
  throw new Error(`no builder for ${output}`);
}

export function recapOf(view: ClientView): { subject: string; text: string } {
  return { subject: viewFormat(view.language).day(view.dataAsOf), text: '' };
}
