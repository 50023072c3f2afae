import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { RatingAsked } from '#shared/contract/meeting.ts';
import { ratingCriteria } from '#shared/domain/live-meeting.ts';
import type { TopicKind } from '#shared/domain/method-vocabulary.ts';
import { topicColumns } from './review-content.ts';

/** Topics of one list; those from before there were two are of the needs. */
export const ofTopicKind = (kind: TopicKind) => (eb: ExpressionBuilder<Database, 'checklist_topic'>) =>
  kind === 'needs'
    ? eb.or([eb('checklist_topic.kind', 'is', null), eb('checklist_topic.kind', '=', kind)])
    : eb('checklist_topic.kind', '=', kind);

/** In the order of the workspace. */
export const topicRows = (db: Kysely<Database>, kind: TopicKind) =>
  db
    .selectFrom('checklist_topic')
    .select([...topicColumns, 'kind', 'archived', 'position'])
    .where('deleted_at', 'is', null)
    .where(ofTopicKind(kind))
    .orderBy('position')
    .orderBy('id')
    .execute();

/** In how many reviews each was answered: needs by their id, criteria by what their ratings call them. */
export async function timesAnswered(db: Kysely<Database>, kind: TopicKind): Promise<ReadonlyMap<string, number>> {
  const { rows } =
    kind === 'needs'
      ? await sql<{ topic: string; count: number }>`SELECT topic_id AS topic, count(*) AS count FROM review_answer
          WHERE deleted_at IS NULL AND answer IS NOT NULL GROUP BY topic_id`.execute(db)
      : await sql<{ topic: string; count: number }>`SELECT criterion AS topic, count(*) AS count FROM review_rating
          WHERE deleted_at IS NULL AND score IS NOT NULL GROUP BY criterion`.execute(db);
  return new Map(rows.map(({ topic, count }) => [topic, count]));
}

/** What a rating calls a criterion: shipped ones by their key, so that the scores of all workspaces read alike. */
export const criterionOf = ({ id, content_key }: { id: string; content_key: string | null }): string =>
  content_key ?? id;

/** F6. The criteria that are asked now with their scores, then those that were answered and are asked no more. */
export async function ratingsOf(db: Kysely<Database>, reviewId: string): Promise<RatingAsked[]> {
  const rated = await db
    .selectFrom('review_rating')
    .select(['criterion', 'wording', 'score'])
    .where('review_id', '=', reviewId)
    .where('score', 'is not', null)
    .where('deleted_at', 'is', null)
    .orderBy('criterion')
    .execute();
  const known = await topicRows(db, 'rating');
  const asked = known.filter(({ archived }) => archived === 0);
  const criteria: RatingAsked[] =
    known.length === 0
      ? ratingCriteria.map((key) => ({ ...unanswered, criterion: key, contentKey: key }))
      : asked.map((row) => ({
          ...unanswered,
          criterion: criterionOf(row),
          contentKey: row.content_key,
          words: { wording: row.wording, wordingPt: row.wording_pt, wordingEn: row.wording_en },
        }));
  const here = new Set(criteria.map(({ criterion }) => criterion));
  const answers = new Map(rated.map(({ criterion, wording, score }) => [criterion, { answered: wording, score }]));
  const gone = rated.filter(({ criterion }) => !here.has(criterion));
  return [...criteria, ...gone.map(({ criterion }) => ({ ...unanswered, criterion, contentKey: null }))].map(
    (each) => ({
      ...each,
      ...answers.get(each.criterion),
    }),
  );
}

const unanswered = { words: { wording: null, wordingPt: null, wordingEn: null }, answered: null, score: null };
