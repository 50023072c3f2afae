import type { ClientView } from '#shared/domain/client-view.ts';
import { tellingOf } from '../output-texts.ts';
import { escapeXml } from '../finishing/zip-parts.ts';
import { type RecapBlock, recapBlocks, recapSubject, recapText } from './recap-content.ts';

export interface RecapAttachment {
  /** File name with its extension; accents are kept. */
  name: string;
  bytes: Uint8Array;
}

/**
 * The recap as a draft (F7): text and HTML, `X-Unsent` so that mail programs open it for writing, fixed date and
 * boundaries so that the same view gives the same bytes. Nothing is sent.
 */
export async function buildRecap(view: ClientView, attachments: readonly RecapAttachment[] = []): Promise<Uint8Array> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const telling = tellingOf(view);
  const { review } = view;
  const address = ({ name, email }: { name: string; email: string | null }) =>
    email === null ? [] : [{ name, address: email }];
  const ours = view.participants.filter(({ side, email }) => side === 'ours' && email !== review.owner.email);
  const [from] = address(review.owner);
  const composer = new MailComposer({
    ...(from ? { from } : {}),
    to: view.participants.filter(({ side }) => side === 'client').flatMap(address),
    cc: ours.flatMap(address),
    subject: recapSubject(telling),
    date: new Date(view.generatedAt),
    messageId: `<${review.id}.recap@ongoing.invalid>`,
    headers: { 'X-Unsent': '1' },
    text: recapText(telling),
    html: recapHtml(recapBlocks(telling), recapSubject(telling), view.language),
    attachments: attachments.map(({ name, bytes }) => ({ filename: name, content: Buffer.from(bytes) })),
    baseBoundary: `ongoing-${review.id}`,
  });
  return new Uint8Array(await composer.compile().build());
}

function recapHtml(blocks: readonly RecapBlock[], title: string, language: string): string {
  const body = blocks.map((block) => {
    if (block.kind === 'paragraph') return `<p>${escapeXml(block.text).replaceAll('\n', '<br>')}</p>`;
    const items = block.items.map((item) => `<li>${escapeXml(item)}</li>`).join('');
    return `<h2 style="font-size:15px;margin:20px 0 6px">${escapeXml(block.heading)}</h2><ul>${items}</ul>`;
  });
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escapeXml(title)}</title></head>`,
    '<body style="font-family:Arial,sans-serif;font-size:14px;line-height:1.5;color:#1b2b2e">',
    ...body,
    '</body></html>',
  ].join('\n');
}
