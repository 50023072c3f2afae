import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { AgendaItem, Participant, ReviewItem, TopicAnswer } from '#shared/contract/review-steps.ts';
import { isTopicStressed } from '#shared/domain/needs-checklist.ts';
import { type NeedsAnswer, needsTopics, type ReviewStep } from '#shared/domain/vocabulary.ts';
import { reportTexts, shippedTopicRows, topicColumns, topicFollowUp, topicWording } from './review-content.ts';
import type { ReviewAccount, ReviewEntity } from './review-repository.ts';
import { ofTopicKind } from './topic-repository.ts';

type TopicWithOwner = TopicAnswer & { taskOwnerName: string | null };
type ItemWithOwners = ReviewItem & { internalOwnerName: string | null; clientOwnerName: string | null };

/** All that the consultant wrote in the ten steps. */
export interface PreparationRows {
  steps: { step: ReviewStep; done: boolean; note: string | null }[];
  participants: Participant[];
  items: ItemWithOwners[];
  topics: TopicWithOwner[];
  agenda: AgendaItem[];
  decisions: { id: string; body: string; audience: 'client' | 'internal' }[];
}

/** One query a table, whatever the size of the preparation. */
export async function preparationRows(
  db: Kysely<Database>,
  review: ReviewEntity,
  account: ReviewAccount,
  workspaceId: string,
): Promise<PreparationRows> {
  const steps = await db
    .selectFrom('review_step')
    .select(['step', 'done', 'note'])
    .where('review_id', '=', review.id)
    .where('deleted_at', 'is', null)
    .execute();
  const decisions = await db
    .selectFrom('decision')
    .select(['id', 'body', 'audience'])
    .where('review_id', '=', review.id)
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .execute();
  return {
    steps: steps.map(({ step, done, note }) => ({ step, done: done === 1, note })),
    participants: await participantsOf(db, review.id),
    items: await itemsOf(db, review.id),
    topics: await topicsOf(db, review, account, workspaceId),
    agenda: await agendaOf(db, review.id),
    decisions,
  };
}

async function participantsOf(db: Kysely<Database>, reviewId: string): Promise<Participant[]> {
  const rows = await db
    .selectFrom('review_participant as person')
    .leftJoin('contact', 'contact.id', 'person.contact_id')
    .leftJoin('member', 'member.id', 'person.member_id')
    .select(['person.id', 'person.side', 'person.contact_id', 'person.member_id', 'person.name', 'person.email'])
    .select(['contact.name as contact_name', 'contact.job_title as contact_title', 'contact.email as contact_email'])
    .select(['member.name as member_name', 'member.job_title as member_title', 'member.email as member_email'])
    .where('person.review_id', '=', reviewId)
    .where('person.deleted_at', 'is', null)
    .orderBy('person.side')
    .orderBy('person.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    side: row.side,
    contactId: row.contact_id,
    memberId: row.member_id,
    name: row.contact_name ?? row.member_name ?? row.name ?? '',
    title: row.contact_title ?? row.member_title,
    email: row.email ?? row.contact_email ?? row.member_email,
  }));
}

async function itemsOf(db: Kysely<Database>, reviewId: string): Promise<ItemWithOwners[]> {
  const rows = await db
    .selectFrom('review_item as item')
    .leftJoin('contact', 'contact.id', 'item.client_owner_id')
    .leftJoin('member', 'member.id', 'item.internal_owner_id')
    .selectAll('item')
    .select(['contact.name as contact_name', 'member.name as member_name'])
    .where('item.review_id', '=', reviewId)
    .where('item.deleted_at', 'is', null)
    .orderBy('item.position')
    .orderBy('item.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    section: row.section,
    body: row.body,
    clientOwnerId: row.client_owner_id,
    internalOwnerId: row.internal_owner_id,
    clientOwnerName: row.contact_name,
    internalOwnerName: row.member_name,
    ownerName: row.owner_name,
    dueOn: row.due_on,
    sourceTable: row.source_table,
    sourceId: row.source_id,
    audience: row.audience,
  }));
}

/** What was picked or told, by what it was taken from. */
export function picksOf(items: readonly ReviewItem[]): Map<string, string> {
  return new Map(
    items.flatMap(({ id, section, sourceTable, sourceId }) =>
      section === 'happened' && sourceTable && sourceId ? [[`${sourceTable}:${sourceId}`, id] as const] : [],
    ),
  );
}

async function agendaOf(db: Kysely<Database>, reviewId: string): Promise<AgendaItem[]> {
  const rows = await db
    .selectFrom('agenda_item')
    .selectAll()
    .where('review_id', '=', reviewId)
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    stage: row.stage,
    title: row.title,
    minutes: row.minutes,
    clientTalks: row.client_talks === 1,
    notes: row.notes,
    notesAudience: row.notes_audience ?? 'internal',
    said: row.said,
    spentSeconds: row.spent_seconds,
    audience: row.audience,
  }));
}

/** F4. The topics asked now with their answers, then answered ones that are asked no more. */
async function topicsOf(
  db: Kysely<Database>,
  review: ReviewEntity,
  account: ReviewAccount,
  workspaceId: string,
): Promise<TopicWithOwner[]> {
  const texts = reportTexts(account.language);
  const seeded = await db
    .selectFrom('checklist_topic')
    .select([...topicColumns, 'archived'])
    .where('deleted_at', 'is', null)
    .where(ofTopicKind('needs'))
    .orderBy('position')
    .orderBy('id')
    .execute();
  const answers = await db
    .selectFrom('review_answer')
    .leftJoin('task', (join) => join.onRef('task.id', '=', 'review_answer.task_id').on('task.deleted_at', 'is', null))
    .leftJoin('member', 'member.id', 'task.owner_id')
    .selectAll('review_answer')
    .select(['task.id as live_task_id', 'task.owner_id', 'task.due_on', 'task.done_at', 'member.name as owner_name'])
    .where('review_answer.review_id', 'in', [review.id, review.previous_review_id ?? review.id])
    .where('review_answer.deleted_at', 'is', null)
    .execute();
  const here = new Map(answers.filter((row) => row.review_id === review.id).map((row) => [row.topic_id, row]));
  const last = new Map<string, NeedsAnswer | null>(
    answers.filter((row) => row.review_id !== review.id).map((row) => [row.topic_id, row.answer]),
  );
  const asked = seeded.filter(({ archived }) => archived === 0);
  const topics = (seeded.length > 0 ? asked : shippedTopicRows(workspaceId)).map((topic) => ({
    id: topic.id,
    key: topic.content_key,
    wording: topicWording(texts, account.language, topic),
  }));
  const known = new Set(topics.map(({ id }) => id));
  const gone = [...here.values()]
    .filter(({ topic_id }) => !known.has(topic_id))
    .map((row) => ({ id: row.topic_id, key: null, wording: row.wording }));
  return [...topics, ...gone].map(({ id, key, wording }) => {
    const row = here.get(id);
    const shipped = needsTopics.find((topic) => topic === key);
    return {
      topicId: id,
      wording: row?.answer ? row.wording : wording,
      proposedFollowUp: topicFollowUp(texts, key),
      stressed: shipped !== undefined && isTopicStressed(shipped, account.staffTurnover),
      answer: row?.answer ?? null,
      note: row?.note ?? null,
      audience: row?.audience ?? 'internal',
      followUp: row?.follow_up ?? null,
      task: row?.live_task_id
        ? { id: row.live_task_id, ownerId: row.owner_id, dueOn: row.due_on, done: row.done_at !== null }
        : null,
      taskOwnerName: row?.owner_name ?? null,
      lastAnswer: last.get(id) ?? null,
    };
  });
}
