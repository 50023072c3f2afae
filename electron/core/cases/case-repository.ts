import { type Kysely, sql } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { CaseComment, SupportCase } from '#shared/contract/cases.ts';
import type { RowOf } from '#shared/sync/tables.ts';
import { toEntity } from '../accounts/row-shape.ts';

type CaseRow = RowOf<'support_case'> & { contact_name: string | null; comments: number | null };

const caseQuery = (db: Kysely<Database>) =>
  db
    .selectFrom('support_case')
    .leftJoin('contact', 'contact.id', 'support_case.contact_id')
    .selectAll('support_case')
    .select((eb) => [
      'contact.name as contact_name',
      eb
        .selectFrom('case_comment')
        .whereRef('case_comment.case_id', '=', 'support_case.id')
        .where('case_comment.deleted_at', 'is', null)
        .select((comment) => comment.fn.countAll<number>().as('count'))
        .as('comments'),
    ]);

export const casesOf = (db: Kysely<Database>, accountId: string): Promise<CaseRow[]> =>
  caseQuery(db)
    .where('support_case.account_id', '=', accountId)
    .where('support_case.deleted_at', 'is', null)
    .orderBy(sql`support_case.status IN ('client_told', 'closed')`)
    .orderBy('support_case.opened_at', 'desc')
    .execute();

export const findCase = (db: Kysely<Database>, id: string): Promise<CaseRow | undefined> =>
  caseQuery(db).where('support_case.id', '=', id).executeTakeFirst();

export const commentRows = (db: Kysely<Database>, caseId: string): Promise<RowOf<'case_comment'>[]> =>
  db
    .selectFrom('case_comment')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('deleted_at', 'is', null)
    .orderBy('written_at')
    .execute();

export const toCase = (
  { contact_name, comments, ...row }: CaseRow,
  members: ReadonlyMap<string, string>,
): SupportCase => ({
  ...toEntity(row, ['escalated']),
  ownerName: members.get(row.owner_id ?? '') ?? null,
  contactName: contact_name,
  notTold: row.status === 'solved',
  comments: comments ?? 0,
});

export const toComment = (
  row: RowOf<'case_comment'>,
  members: ReadonlyMap<string, string>,
  memberId: string,
): CaseComment => ({
  id: row.id,
  authorId: row.author_id,
  authorName: members.get(row.author_id) ?? null,
  writtenAt: row.written_at,
  body: row.body,
  audience: row.audience,
  mine: row.author_id === memberId,
});
