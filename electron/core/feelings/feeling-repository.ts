import { type Kysely, sql } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { Feeling } from '#shared/contract/feelings.ts';
import type { RowOf } from '#shared/sync/tables.ts';
import { toEntity } from '../accounts/row-shape.ts';

type Mark = Pick<RowOf<'feeling_mark'>, 'id' | 'feeling_id' | 'kind' | 'value'>;

export type FeelingRow = RowOf<'feeling'> & { about: string | null; marks: readonly Mark[] };

export const feelingRows = async (db: Kysely<Database>, accountId: string): Promise<FeelingRow[]> => {
  const [feelings, marks] = await Promise.all([
    db
      .selectFrom('feeling')
      .leftJoin('interaction', 'interaction.id', 'feeling.interaction_id')
      .leftJoin('review', 'review.id', 'feeling.review_id')
      .selectAll('feeling')
      .select(sql<string | null>`coalesce(interaction.subject, review.title)`.as('about'))
      .where('feeling.account_id', '=', accountId)
      .where('feeling.deleted_at', 'is', null)
      .orderBy('feeling.felt_at', 'desc')
      .execute(),
    db
      .selectFrom('feeling_mark')
      .innerJoin('feeling', 'feeling.id', 'feeling_mark.feeling_id')
      .where('feeling.account_id', '=', accountId)
      .where('feeling_mark.deleted_at', 'is', null)
      .select(['feeling_mark.id', 'feeling_mark.feeling_id', 'feeling_mark.kind', 'feeling_mark.value'])
      .orderBy('feeling_mark.id')
      .execute(),
  ]);
  const marksOf = Map.groupBy(marks, ({ feeling_id }) => feeling_id);
  return feelings.map((row) => ({ ...row, marks: marksOf.get(row.id) ?? [] }));
};

export const marksOfFeeling = (db: Kysely<Database>, feelingId: string): Promise<Mark[]> =>
  db
    .selectFrom('feeling_mark')
    .select(['id', 'feeling_id', 'kind', 'value'])
    .where('feeling_id', '=', feelingId)
    .where('deleted_at', 'is', null)
    .execute();

export const toFeeling = (
  { marks, ...row }: FeelingRow,
  members: ReadonlyMap<string, string>,
  memberId: string,
): Feeling => ({
  ...toEntity(row),
  emotions: marks.filter(({ kind }) => kind === 'emotion').map(({ value }) => value),
  reasons: marks.filter(({ kind }) => kind === 'reason').map(({ value }) => value),
  authorName: members.get(row.author_id) ?? null,
  mine: row.author_id === memberId,
});

const REASONS_OFFERED = 200;

export const reasonsInUse = async (db: Kysely<Database>): Promise<string[]> => {
  const rows = await db
    .selectFrom('feeling_mark')
    .select('value')
    .where('kind', '=', 'reason')
    .where('deleted_at', 'is', null)
    .groupBy('value')
    .orderBy(sql`count(*)`, 'desc')
    .limit(REASONS_OFFERED)
    .execute();
  return rows.map(({ value }) => value);
};
