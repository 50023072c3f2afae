import type { i18n as I18n } from 'i18next';
import { z } from 'zod';
import type { Outgoing, Send } from '#shared/contract/communication.ts';
import { fillText, type ReplyProblem, replyProblems } from '#shared/domain/content-text.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import { shippedText } from '#renderer/lib/shipped-text.ts';

/** What goes out, as it stands in the editor. */
export interface SendText {
  subject: string;
  body: string;
  contactId: string | null;
}

const keptText = z.object({ subject: z.string(), body: z.string(), contactId: z.nullable(z.string()) });

export const draftKeyOf = ({ id }: Pick<Send, 'id'>): string => `send:${id}`;

/** The text of the library in the client's language, filled with what is known of them. */
export function textOf(send: Send, { i18n, consultant }: { i18n: I18n; consultant: string }): SendText {
  const shipped = (field: string) =>
    shippedText(
      i18n,
      { namespace: 'communication', table: 'content_item', key: send.contentKey ?? '', field },
      send.language,
    );
  const [firstName = ''] = (send.contact?.name ?? '').trim().split(/\s+/u);
  const fill = (text: string) =>
    fillText(text, {
      client: send.accountName,
      contact: firstName,
      consultant,
      ...(send.feature !== null && { feature: send.feature }),
    });
  const body = fill(send.body ?? shipped('body'));
  return {
    subject: fill(send.title ?? shipped('title')),
    body: send.url && !body.includes(send.url) ? `${body}\n\n${send.url}` : body,
    contactId: send.contact?.id ?? null,
  };
}

/** What was changed and not sent yet; null: the text of the library. */
export async function keptTextOf(send: Pick<Send, 'id'>): Promise<SendText | null> {
  const draft = await coreClient.drafts.get({ key: draftKeyOf(send) });
  if (!draft) return null;
  try {
    const read = keptText.safeParse(JSON.parse(draft.text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Texts as they go out: what was changed by hand, else as the library fills them. */
export async function outgoingOf(sends: readonly Send[], how: { i18n: I18n; consultant: string }): Promise<Outgoing[]> {
  return Promise.all(sends.map(async (send) => ({ id: send.id, ...((await keptTextOf(send)) ?? textOf(send, how)) })));
}

/** H5: what keeps a text from being right first time. */
export function problemsOf(send: Send, text: SendText, template: SendText): ReplyProblem[] {
  return replyProblems({
    subject: text.subject,
    body: text.body,
    template: template.body,
    kind: send.kind === 'canned' ? 'canned' : 'other',
    reports: send.reports,
    personal: send.state === 'proposed',
    hasRecipient: text.contactId !== null,
  });
}

/** The longest address that mail programs take; a longer text goes as a file. */
export const LONGEST_MAILTO = 1800;

export function mailtoOf({ subject, body }: Pick<SendText, 'subject' | 'body'>, email: string | null): string {
  return `mailto:${encodeURIComponent(email ?? '')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}
