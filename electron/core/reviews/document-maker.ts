import type { ClientView } from '#shared/domain/client-view.ts';
import type { OutputKind } from '#shared/domain/vocabulary.ts';
import { buildOutput } from '../outputs/output-builder.ts';
import { tellingOf } from '../outputs/output-texts.ts';
import { safeFileName } from './file-name.ts';

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

/** The recap carries the minutes: what was agreed, in a form that can be edited. */
export async function makeDocument(
  output: Exclude<OutputKind, 'pdf'>,
  view: ClientView,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  if (output !== 'eml') return buildOutput(output, view, { signal });
  const minutes = await buildOutput('docx', view, { signal });
  return buildOutput('eml', view, { signal, attachments: [{ name: documentName('docx', view), bytes: minutes }] });
}
