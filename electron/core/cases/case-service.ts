import type { Attachment } from '#shared/contract/attachments.ts';
import type { CaseComment, CaseFields, SupportCase } from '#shared/contract/cases.ts';
import type { CaseStatus } from '#shared/domain/vocabulary.ts';
import { memberNames } from '../accounts/member-repository.ts';
import { toRow } from '../accounts/row-shape.ts';
import { attachmentsOf } from '../attachments/attachment-repository.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { casesOf, commentRows, findCase, toCase, toComment } from './case-repository.ts';
import { datesOfStatus } from './case-status.ts';

type GivenCase = { [Key in keyof CaseFields]?: CaseFields[Key] | undefined };
type NewCase = GivenCase & Pick<CaseFields, 'title' | 'kind'> & { accountId: string };
interface CommentText {
  body: string;
  audience: 'client' | 'internal';
}

/** Support cases, followed until the client was told (M1). */
export class CaseService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  list({ accountId }: { accountId: string }): Promise<SupportCase[]> {
    return this.#kernel.unitOfWork.read(async (db) => {
      const [rows, members] = await Promise.all([casesOf(db, accountId), memberNames(db)]);
      return rows.map((row) => toCase(row, members));
    });
  }

  open({ id }: { id: string }): Promise<{ case: SupportCase; comments: CaseComment[]; attachments: Attachment[] }> {
    return this.#kernel.unitOfWork.read(async (db) => {
      const [row, comments, members, attachments] = await Promise.all([
        findCase(db, id),
        commentRows(db, id),
        memberNames(db),
        attachmentsOf(db, 'support_case', [id]),
      ]);
      if (!row) throw new DomainError('ROW_NOT_FOUND', { what: 'support_case' });
      return {
        case: toCase(row, members),
        comments: comments.map((comment) => toComment(comment, members, this.#kernel.actor.memberId)),
        attachments: attachments.get(id) ?? [],
      };
    });
  }

  /** Titles are for the client, unless somebody says otherwise. */
  create({ accountId, title, kind, ...given }: NewCase): Promise<{ id: string }> {
    const { actor, clock, unitOfWork } = this.#kernel;
    return unitOfWork.write('cases.create', ({ rows }) => ({
      id: rows.insert('support_case', {
        account_id: accountId,
        status: 'open',
        priority: 'medium',
        opened_at: clock.now(),
        escalated: 0,
        owner_id: actor.memberId,
        audience: 'client',
        title,
        kind,
        ...toRow(given),
      }).id,
    }));
  }

  async update({ id, patch }: { id: string; patch: GivenCase }): Promise<Record<string, never>> {
    await this.#kernel.unitOfWork.write('cases.update', ({ rows }) => rows.update('support_case', id, toRow(patch)));
    return {};
  }

  async setStatus({ id, status }: { id: string; status: CaseStatus }): Promise<Record<string, never>> {
    const { clock, unitOfWork } = this.#kernel;
    await unitOfWork.write('cases.status', async ({ db, rows }) => {
      const before = await db
        .selectFrom('support_case')
        .select(['solved_at', 'told_at', 'closed_at'])
        .where('id', '=', id)
        .executeTakeFirst();
      if (!before) throw new DomainError('ROW_NOT_FOUND', { what: 'support_case' });
      rows.update('support_case', id, { status, ...datesOfStatus(status, before, clock.now()) });
    });
    return {};
  }

  comment({ caseId, body, audience }: CommentText & { caseId: string }): Promise<{ id: string }> {
    const { actor, clock, unitOfWork } = this.#kernel;
    return unitOfWork.write('cases.comment', async ({ db, rows }) => {
      const found = await db
        .selectFrom('support_case')
        .select('account_id')
        .where('id', '=', caseId)
        .executeTakeFirst();
      if (!found) throw new DomainError('ROW_NOT_FOUND', { what: 'support_case' });
      const { id } = rows.insert('case_comment', {
        account_id: found.account_id,
        case_id: caseId,
        author_id: actor.memberId,
        written_at: clock.now(),
        body,
        audience,
      });
      return { id };
    });
  }

  async updateComment({ id, ...text }: CommentText & { id: string }): Promise<Record<string, never>> {
    const { actor, unitOfWork } = this.#kernel;
    await unitOfWork.write('cases.commentUpdate', async ({ db, rows }) => {
      const found = await db.selectFrom('case_comment').select('author_id').where('id', '=', id).executeTakeFirst();
      if (!found) throw new DomainError('ROW_NOT_FOUND', { what: 'case_comment' });
      if (found.author_id !== actor.memberId) throw new DomainError('ONLY_AUTHOR');
      rows.update('case_comment', id, text);
    });
    return {};
  }
}
