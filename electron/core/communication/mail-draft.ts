import { join } from 'node:path';
import type { Outgoing } from '#shared/contract/communication.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { writeChosen } from '../kernel/whole-file.ts';
import { safeFileName } from '../reviews/file-name.ts';

interface Mail extends Pick<Outgoing, 'id' | 'subject' | 'body'> {
  from: { name: string; email: string | null };
  to: { name: string; email: string | null } | null;
  now: string;
}

/** A draft as a file: `X-Unsent` lets mail programs open it for writing; plain text, as people write. */
const mailDraft = async ({ id, subject, body, from, to, now }: Mail): Promise<Uint8Array> => {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const address = (person: { name: string; email: string | null } | null) =>
    person?.email ? [{ name: person.name, address: person.email }] : [];
  const [sender] = address(from);
  const composer = new MailComposer({
    ...(sender ? { from: sender } : {}),
    to: address(to),
    subject,
    date: new Date(now),
    messageId: `<${id}.content@ongoing.invalid>`,
    headers: { 'X-Unsent': '1' },
    text: body,
    baseBoundary: `ongoing-${id}`,
  });
  return new Uint8Array(await composer.compile().build());
};

/** Writes the drafts where the user chose; two for one client get numbered names. @throws DomainError FILE_NOT_WRITABLE */
export const saveMailDrafts = async (
  { unitOfWork, actor, clock, files }: Kernel,
  { sends, token, place }: { sends: readonly Outgoing[]; token: string; place: 'file' | 'folder' },
): Promise<{ files: string[] }> => {
  const target = files.path(token, place === 'folder' ? 'folder' : 'write');
  const { me, people } = await unitOfWork.read(async (db) => ({
    me: await db
      .selectFrom('member')
      .select(['name', 'email'])
      .where('id', '=', actor.memberId)
      .executeTakeFirstOrThrow(),
    people: new Map(
      (
        await db
          .selectFrom('content_sent as s')
          .innerJoin('account', 'account.id', 's.account_id')
          .select(['s.id', 'account.name'])
          .where(
            's.id',
            'in',
            sends.map(({ id }) => id),
          )
          .execute()
      ).map(({ id, name }) => [id, name]),
    ),
  }));
  const contacts = await unitOfWork.read((db) =>
    db
      .selectFrom('contact')
      .select(['id', 'name', 'email'])
      .where(
        'id',
        'in',
        sends.flatMap(({ contactId }) => contactId ?? []),
      )
      .execute(),
  );
  const written: string[] = [];
  for (const { id, subject, body, contactId } of sends) {
    const to = contacts.find((contact) => contact.id === contactId) ?? null;
    const bytes = await mailDraft({ id, subject, body, from: me, to, now: clock.now() });
    const stem = `${people.get(id) ?? ''} - ${subject}`;
    let name = safeFileName(`${stem}.eml`);
    for (let copy = 2; written.includes(name); copy += 1) name = safeFileName(`${stem} (${copy}).eml`);
    await writeChosen(place === 'folder' ? join(target, name) : target, bytes);
    written.push(name);
  }
  return { files: written };
};
