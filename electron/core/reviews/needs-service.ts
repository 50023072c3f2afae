import { v5 } from 'uuid';
import type { Kernel } from '#core/kernel/kernel.ts';
import type { WriteContext } from '#core/kernel/unit-of-work.ts';
import { deviceSuffix, keyBetween } from '#shared/domain/fractional-index.ts';
import type { NeedsAnswer } from '#shared/domain/vocabulary.ts';
import type { RowAudience } from '#shared/sync/tables/account-tables.ts';
import { reportTexts, shippedTopicRows, topicColumns, topicFollowUp, topicWording } from './review-content.ts';
import { accountOfReview, type ReviewEntity } from './review-repository.ts';
import { type Done, type Partly, prepare } from './review-writing.ts';

interface TopicFields {
  answer: NeedsAnswer | null;
  note: string | null;
  audience: RowAudience;
  followUp: string | null;
}

/** The needs checklist (F4): answers with the wording that was asked, and the follow-up of each as a task. */
export class NeedsService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  answerTopic(input: { reviewId: string; topicId: string } & Partly<TopicFields>): Promise<Done> {
    return prepare(this.#kernel, input.reviewId, 'reviews.needs', async (context, review) => {
      const { wording } = await this.#asked(context, review, input.topicId);
      const known = await this.#known(context, review, input.topicId);
      context.rows.put('review_answer', {
        account_id: review.account_id,
        review_id: review.id,
        topic_id: input.topicId,
        // The words that were answered stay, even if the workspace words the topic anew later.
        wording: known?.answer && input.answer === undefined ? known.wording : wording,
        ...(input.answer !== undefined && { answer: input.answer }),
        ...(input.note !== undefined && { note: input.note }),
        ...(input.followUp !== undefined && { follow_up: input.followUp }),
        audience: input.audience ?? known?.audience ?? 'internal',
      });
      return {};
    });
  }

  /** The same topic of one review has one task, on every laptop. */
  putFollowUpTask(input: {
    reviewId: string;
    topicId: string;
    ownerId: string | null;
    dueOn: string | null;
  }): Promise<{ id: string }> {
    const { actor } = this.#kernel;
    return prepare(this.#kernel, input.reviewId, 'reviews.followUp', async (context, review) => {
      const { db, rows } = context;
      const { wording, followUp } = await this.#asked(context, review, input.topicId);
      const known = await this.#known(context, review, input.topicId);
      const title = known?.follow_up?.trim() || followUp || wording;
      const answerId = rows.put('review_answer', {
        account_id: review.account_id,
        review_id: review.id,
        topic_id: input.topicId,
        wording: known?.wording ?? wording,
        follow_up: title,
        audience: known?.audience ?? 'internal',
      });
      const id = v5('follow-up', answerId);
      const fields = { title, owner_id: input.ownerId ?? actor.memberId, due_on: input.dueOn };
      const task = await db.selectFrom('task').select(['deleted_at']).where('id', '=', id).executeTakeFirst();
      if (task) {
        rows.update('task', id, { ...fields, canceled_at: null });
        if (task.deleted_at !== null) rows.restore('task', id);
      } else {
        rows.insert(
          'task',
          {
            ...fields,
            account_id: review.account_id,
            priority: 'normal',
            source: 'needs_checklist',
            source_id: answerId,
            source_key: 'follow_up',
            position: keyBetween(null, null, deviceSuffix(actor.deviceId)),
          },
          id,
        );
      }
      rows.update('review_answer', answerId, { task_id: id });
      return { id };
    });
  }

  async #known({ db, rows }: WriteContext, review: ReviewEntity, topicId: string) {
    const id = rows.naturalId('review_answer', { review_id: review.id, topic_id: topicId });
    return db
      .selectFrom('review_answer')
      .selectAll()
      .where('id', '=', id ?? '')
      .executeTakeFirst();
  }

  /** The words of a topic as they are now, in the account's language. */
  async #asked({ db }: WriteContext, review: ReviewEntity, topicId: string) {
    const account = await accountOfReview(db, review.account_id);
    const language = account?.language ?? 'pt-BR';
    const texts = reportTexts(language);
    const row = await db
      .selectFrom('checklist_topic')
      .select(topicColumns)
      .where('id', '=', topicId)
      .executeTakeFirst();
    const topic = row ?? shippedTopicRows(this.#kernel.actor.workspaceId).find(({ id }) => id === topicId);
    return {
      wording: topic ? topicWording(texts, language, topic) : '–',
      followUp: topicFollowUp(texts, topic?.content_key ?? null),
    };
  }
}
