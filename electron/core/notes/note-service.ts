import type { AccountNote } from '#shared/contract/notes.ts';
import type { Audience } from '#shared/domain/vocabulary.ts';
import { memberNames } from '../accounts/member-repository.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';

interface NoteText {
  body: string;
  audience: Audience;
}

/** Notes for the client, for the team, or for nobody but their author (H8): the last kind lies in a bucket of its own. */
export class NoteService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  list({ accountId }: { accountId: string }): Promise<AccountNote[]> {
    const { memberId } = this.#kernel.actor;
    return this.#kernel.unitOfWork.read(async (db) => {
      const of = { live: 'deleted_at', account: 'account_id' } as const;
      const [members, shared, own] = await Promise.all([
        memberNames(db),
        db.selectFrom('note').selectAll().where(of.account, '=', accountId).where(of.live, 'is', null).execute(),
        db
          .selectFrom('private_note')
          .selectAll()
          .where(of.account, '=', accountId)
          .where('member_id', '=', memberId)
          .where(of.live, 'is', null)
          .execute(),
      ]);
      const notes: AccountNote[] = [
        ...shared.map(({ id, body, written_at, author_id, audience }) => ({
          id,
          body,
          writtenAt: written_at,
          authorName: members.get(author_id) ?? null,
          audience,
          mine: author_id === memberId,
        })),
        ...own.map(({ id, body, created_at }) => ({
          id,
          body,
          writtenAt: created_at,
          authorName: members.get(memberId) ?? null,
          audience: 'private' as const,
          mine: true,
        })),
      ];
      return notes.toSorted((a, b) => (a.writtenAt < b.writtenAt ? 1 : -1));
    });
  }

  create({ accountId, body, audience }: NoteText & { accountId: string }): Promise<{ id: string }> {
    const { actor, clock, unitOfWork } = this.#kernel;
    return unitOfWork.write('notes.create', ({ rows }) => ({
      id:
        audience === 'private'
          ? rows.insert('private_note', { account_id: accountId, member_id: actor.memberId, body }).id
          : rows.insert('note', {
              account_id: accountId,
              body,
              written_at: clock.now(),
              author_id: actor.memberId,
              audience,
            }).id,
    }));
  }

  async update({ id, body, audience }: NoteText & { id: string }): Promise<Record<string, never>> {
    const { actor, unitOfWork } = this.#kernel;
    await unitOfWork.write('notes.update', async ({ db, rows }) => {
      const own = await db.selectFrom('private_note').select('member_id').where('id', '=', id).executeTakeFirst();
      if (own && own.member_id !== actor.memberId) throw new DomainError('ONLY_AUTHOR');
      // The bucket of a row is for life: who wants to share a private note writes it anew.
      if (own ? audience !== 'private' : audience === 'private')
        throw new DomainError('VALUE_REFUSED', { field: 'audience', reason: 'bucket_is_for_life' });
      if (own || audience === 'private') rows.update('private_note', id, { body });
      else rows.update('note', id, { body, audience });
    });
    return {};
  }
}
