import { everyText, openPackage } from './office-package.ts';
import { fromQuotedPrintable } from './mail-text.ts';

/** Everything somebody searching a document would find, whatever its format. */
export async function documentText(kind: 'pptx' | 'docx' | 'ics' | 'eml', bytes: Uint8Array): Promise<string> {
  if (kind === 'pptx' || kind === 'docx') return everyText(await openPackage(bytes));
  const text = new TextDecoder().decode(bytes);
  return kind === 'ics' ? unfold(text) : fromQuotedPrintable(text);
}

/** A line of a calendar file may go on in the next one, after a space. */
export function unfold(text: string): string {
  return text.replaceAll(/\r\n /gu, '');
}
