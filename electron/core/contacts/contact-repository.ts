import { type Kysely, sql } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { RowOf } from '#shared/sync/tables.ts';

export type ContactWithLast = RowOf<'contact'> & { last_at: string | null };

/** People of an account with their last interaction; ours with the client, so internal notes do not count (A3). */
export const contactsWithLast = (db: Kysely<Database>, accountId: string, now: string): Promise<ContactWithLast[]> =>
  db
    .selectFrom('contact')
    .selectAll('contact')
    .select((eb) =>
      eb
        .selectFrom('interaction_participant as p')
        .innerJoin('interaction as i', 'i.id', 'p.interaction_id')
        .whereRef('p.contact_id', '=', 'contact.id')
        .where('p.deleted_at', 'is', null)
        .where('i.deleted_at', 'is', null)
        .where('i.channel', '<>', 'internal_note')
        .where('i.happened_at', '<=', now)
        .select(sql<string | null>`max(i.happened_at)`.as('last_at'))
        .as('last_at'),
    )
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .orderBy('name')
    .execute();

/** Who was in which contact since an instant, for the picture over time. */
export const participationsSince = (
  db: Kysely<Database>,
  accountId: string,
  since: string,
  now: string,
): Promise<{ contact_id: string; happened_at: string }[]> =>
  db
    .selectFrom('interaction as i')
    .innerJoin('interaction_participant as p', 'p.interaction_id', 'i.id')
    .where('i.account_id', '=', accountId)
    .where('i.happened_at', '>=', since)
    .where('i.happened_at', '<=', now)
    .where('i.channel', '<>', 'internal_note')
    .where('i.deleted_at', 'is', null)
    .where('p.deleted_at', 'is', null)
    .where('p.contact_id', 'is not', null)
    .select(['p.contact_id', 'i.happened_at'])
    .$narrowType<{ contact_id: string }>()
    .execute();
