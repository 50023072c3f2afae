import type { Kysely } from 'kysely';
import type { WriteContext } from '#core/kernel/unit-of-work.ts';
import type { Database } from '#database/schema.ts';
import type { ReviewEntity } from './review-repository.ts';

/** What comes along from the last review (F1). */
export interface Carried {
  participants: number;
  agendaItems: number;
  commitments: number;
}

const participantsOf = (db: Kysely<Database>, reviewId: string) =>
  db
    .selectFrom('review_participant')
    .leftJoin('contact', 'contact.id', 'review_participant.contact_id')
    .leftJoin('member', 'member.id', 'review_participant.member_id')
    .selectAll('review_participant')
    .where('review_participant.review_id', '=', reviewId)
    .where('review_participant.deleted_at', 'is', null)
    // Whoever left is not invited again.
    .where('contact.left_on', 'is', null)
    .where((eb) => eb.or([eb('member.id', 'is', null), eb('member.active', '=', 1)]))
    .orderBy('review_participant.id')
    .execute();

const agendaOf = (db: Kysely<Database>, reviewId: string) =>
  db
    .selectFrom('agenda_item')
    .selectAll()
    .where('review_id', '=', reviewId)
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .execute();

const openCommitments = (db: Kysely<Database>, accountId: string) =>
  db
    .selectFrom('commitment')
    .select('id')
    .where('account_id', '=', accountId)
    .where('state', '=', 'open')
    .where('deleted_at', 'is', null)
    .execute();

/** An agenda is carried to a review of its own kind only: QBR and EBR differ (F5). */
const agendaToCarry = (db: Kysely<Database>, previous: ReviewEntity, kind: ReviewEntity['kind']) =>
  previous.kind === kind ? agendaOf(db, previous.id) : Promise.resolve([]);

export async function countCarried(
  db: Kysely<Database>,
  accountId: string,
  previous: ReviewEntity | null,
  kind: ReviewEntity['kind'],
): Promise<Carried> {
  return {
    participants: previous ? (await participantsOf(db, previous.id)).length : 0,
    agendaItems: previous ? (await agendaToCarry(db, previous, kind)).length : 0,
    commitments: (await openCommitments(db, accountId)).length,
  };
}

/** Copies people and agenda and asks the new review for every open commitment, in the transaction that makes it. */
export async function carryOver(
  { db, rows }: WriteContext,
  review: { id: string; accountId: string; kind: ReviewEntity['kind'] },
  previous: ReviewEntity | null,
): Promise<Carried> {
  const inReview = { account_id: review.accountId, review_id: review.id };
  const people = previous ? await participantsOf(db, previous.id) : [];
  for (const { side, contact_id, member_id, name, email } of people) {
    rows.insert('review_participant', { ...inReview, side, contact_id, member_id, name, email });
  }
  const agenda = previous ? await agendaToCarry(db, previous, review.kind) : [];
  for (const { stage, title, minutes, client_talks, audience, position } of agenda) {
    rows.insert('agenda_item', { ...inReview, stage, title, minutes, client_talks, audience, position });
  }
  const commitments = await openCommitments(db, review.accountId);
  for (const { id } of commitments) rows.update('commitment', id, { answered_review_id: review.id, answered_on: null });
  return { participants: people.length, agendaItems: agenda.length, commitments: commitments.length };
}
