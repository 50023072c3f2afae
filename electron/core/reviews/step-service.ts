import { DomainError } from '#core/kernel/domain-error.ts';
import type { Kernel } from '#core/kernel/kernel.ts';
import type { ReviewStep, Side } from '#shared/domain/vocabulary.ts';
import type { RowAudience } from '#shared/sync/tables/account-tables.ts';
import type { reviewSections } from '#shared/sync/tables/plan-tables.ts';
import { followCommitment } from './commitment-tasks.ts';
import { changePart, type Done, lastKey, type Partly, prepare, type ReviewPart } from './review-writing.ts';

type Section = (typeof reviewSections)[number];

interface ItemFields {
  body: string;
  clientOwnerId: string | null;
  internalOwnerId: string | null;
  ownerName: string | null;
  dueOn: string | null;
  audience: RowAudience;
}

/** Risks and opportunities never leave the house (F7); the rest of what is written here is meant for the client. */
const neverTold: ReadonlySet<Section> = new Set(['risk', 'opportunity']);

/** What the consultant writes in the steps, one thing a call (F3). */
export class StepService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  markStep({ id, step, done }: { id: string; step: ReviewStep; done: boolean }): Promise<Done> {
    return prepare(this.#kernel, id, 'reviews.step', ({ rows }, review) => {
      rows.put('review_step', { account_id: review.account_id, review_id: id, step, done: done ? 1 : 0 });
      return {};
    });
  }

  saveNote({ id, step, note }: { id: string; step: ReviewStep; note: string | null }): Promise<Done> {
    return prepare(this.#kernel, id, 'reviews.prepare', async ({ db, rows }, review) => {
      const key = { account_id: review.account_id, review_id: id, step };
      const known = await db
        .selectFrom('review_step')
        .select('done')
        .where('id', '=', rows.naturalId('review_step', key) ?? '')
        .executeTakeFirst();
      rows.put('review_step', { ...key, done: known?.done ?? 0, note });
      return {};
    });
  }

  saveTexts(input: {
    id: string;
    summary?: string | null | undefined;
    valueText?: string | null | undefined;
  }): Promise<Done> {
    return prepare(this.#kernel, input.id, 'reviews.prepare', ({ rows }) => {
      rows.update('review', input.id, {
        ...(input.summary !== undefined && { summary: input.summary }),
        ...(input.valueText !== undefined && { value_text: input.valueText }),
      });
      return {};
    });
  }

  addParticipant(input: {
    reviewId: string;
    side: Side;
    contactId: string | null;
    memberId: string | null;
    name: string | null;
    email: string | null;
  }): Promise<{ id: string }> {
    return prepare(this.#kernel, input.reviewId, 'reviews.participant', async ({ db, rows }, review) => {
      const known = await db
        .selectFrom('review_participant')
        .select(['id', 'contact_id', 'member_id'])
        .where('review_id', '=', review.id)
        .where('deleted_at', 'is', null)
        .execute();
      const same = known.find(
        (row) =>
          (input.contactId !== null && row.contact_id === input.contactId) ||
          (input.memberId !== null && row.member_id === input.memberId),
      );
      if (same) return { id: same.id };
      if (!input.contactId && !input.memberId && !input.name?.trim()) {
        throw new DomainError('VALUE_REFUSED', { field: 'name', reason: 'required' });
      }
      const { id } = rows.insert('review_participant', {
        account_id: review.account_id,
        review_id: review.id,
        side: input.side,
        contact_id: input.contactId,
        member_id: input.memberId,
        name: input.name,
        email: input.email,
      });
      return { id };
    });
  }

  addItem(
    input: {
      reviewId: string;
      section: Section;
      sourceTable?: string | null | undefined;
      sourceId?: string | null | undefined;
    } & Partly<ItemFields> & { body: string },
  ): Promise<{ id: string }> {
    const { reviewId, section, sourceTable = null, sourceId = null, ...fields } = input;
    return prepare(this.#kernel, reviewId, 'reviews.prepare', async (context, review) => ({
      id: context.rows.insert('review_item', {
        account_id: review.account_id,
        review_id: reviewId,
        section,
        ...itemColumns(fields),
        body: fields.body,
        audience: neverTold.has(section) ? 'internal' : (fields.audience ?? 'client'),
        source_table: sourceTable,
        source_id: sourceId,
        position: await lastKey(context, this.#kernel, 'review_item', reviewId),
      }).id,
    }));
  }

  saveItem({ id, ...fields }: { id: string } & Partly<ItemFields>): Promise<Done> {
    return changePart(this.#kernel, { table: 'review_item', id }, async ({ db, rows }) => {
      const item = await db.selectFrom('review_item').select('section').where('id', '=', id).executeTakeFirstOrThrow();
      const { audience, ...columns } = itemColumns(fields);
      rows.update('review_item', id, { ...columns, ...(audience && !neverTold.has(item.section) && { audience }) });
    });
  }

  remove({ table, id }: { table: ReviewPart; id: string }): Promise<Done> {
    return changePart(this.#kernel, { table, id, label: 'reviews.remove' }, async (context) => {
      context.rows.trash(table, id);
      if (table === 'commitment') await followCommitment(context, this.#kernel, id);
    });
  }
}

const itemColumns = (fields: Partly<ItemFields>) => ({
  ...(fields.body !== undefined && { body: fields.body }),
  ...(fields.clientOwnerId !== undefined && { client_owner_id: fields.clientOwnerId }),
  ...(fields.internalOwnerId !== undefined && { internal_owner_id: fields.internalOwnerId }),
  ...(fields.ownerName !== undefined && { owner_name: fields.ownerName }),
  ...(fields.dueOn !== undefined && { due_on: fields.dueOn }),
  ...(fields.audience !== undefined && { audience: fields.audience }),
});
